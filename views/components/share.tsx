/** What other programs show of a link: title, text and picture (Open Graph, Twitter). */

export interface ShareProps {
  readonly title: string
  readonly description: string
  /** Absolute address of this page. */
  readonly url: string
  /** Absolute address of a JPEG of 1200 × 630 pixels, and what is on it. */
  readonly image: string
  readonly alt: string
  readonly siteName: string
  readonly lang: 'de' | 'en'
}

/** Longest text that previews show, in characters. */
const LONGEST = 200

const short = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1).replace(/\s\S*$/, '')}…` : plain
}

/** Tags for the head of a public page. */
export function ShareTags(props: ShareProps) {
  const tags = [
    ['og:type', 'article'],
    ['og:site_name', props.siteName],
    ['og:locale', props.lang === 'de' ? 'de_DE' : 'en_GB'],
    ['og:title', props.title],
    ['og:description', short(props.description)],
    ['og:url', props.url],
    ['og:image', props.image],
    ['og:image:type', 'image/jpeg'],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', props.alt],
  ] as const
  return (
    <>
      <meta name="description" content={short(props.description)} />
      {tags
        .filter(([, content]) => content !== '')
        .map(([property, content]) => (
          <meta property={property} content={content} />
        ))}
      <meta name="twitter:card" content="summary_large_image" />
      <meta name="twitter:image:alt" content={props.alt} />
    </>
  )
}
