/** What previews of a link show, for the head of a public page. */
import { ShareTags } from '../../views/components/share.tsx'
import { inLanguage } from '../core/language.ts'
import { DEFAULT_LOOK } from '../core/look.ts'
import { paths } from '../core/paths.ts'
import type { Ctx } from './context.ts'

interface Shared {
  readonly title: string
  readonly description: string
  /** German path of the page. */
  readonly path: string
  /** A published picture; without one the award's own stands in. */
  readonly photo?: { readonly key: string; readonly alt: string } | undefined
}

/** Tags with absolute addresses from the configured origin, never from the request. */
export const shareHead = async (c: Ctx, { title, description, path, photo }: Shared) => {
  const { origin } = c.get('services').config
  const lang = c.get('language')
  const look =
    (await c
      .get('look')?.()
      .catch(() => DEFAULT_LOOK)) ?? DEFAULT_LOOK
  return (
    <ShareTags
      lang={lang}
      title={title}
      description={description}
      url={origin + inLanguage(lang, path)}
      image={origin + (photo ? paths.sharePhoto(photo.key) : paths.shareFallback)}
      alt={photo?.alt ?? look.awardName}
      siteName={look.awardName}
    />
  )
}
