/** Rows as the gallery leaves them. */
import { newId } from '../../src/core/ids.ts'
import { NOTHING_SAID, type Photo } from '../../src/photo/store.ts'

/** A published picture. */
export const galleryPhoto = (editionId: string, position: number, caption: string): Photo => ({
  id: newId(),
  submission_id: null,
  gallery_edition_id: editionId,
  position,
  file_name: `${position}.jpg`,
  sha256: newId(),
  width: 480,
  height: 320,
  renditions: '[[480,320,"jpeg"]]',
  caption,
  alt: `Beschreibung ${position}`,
  credit: 'B. Beispiel',
  rights: 'CC BY 4.0',
  colour: null,
  ...NOTHING_SAID,
  persons: 'consent',
  public_key: newId().replaceAll('-', ''),
  created_at: 1,
})
