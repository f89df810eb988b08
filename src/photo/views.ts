/** Pictures behind a sign-in, as views need them. */
import { paths } from '../core/paths.ts'
import { type PhotoView, photoView, WIDTHS } from './rules.ts'
import type { Photo } from './store.ts'

/** The picture under its private addresses, linked to its largest JPEG. */
export const privatePhotoView = (photo: Photo): PhotoView & { href: string } => {
  const view = photoView(photo, (name) => paths.privatePhoto(photo.id, name))
  const largest = view.sources.filter(({ format }) => format === 'jpeg').at(-1)
  return { ...view, href: largest?.url ?? paths.privatePhoto(photo.id, `${WIDTHS[0]}.jpeg`) }
}
