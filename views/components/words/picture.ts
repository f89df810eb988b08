import { words } from '../../../src/core/language.ts'

/** What stands beneath every picture. */
export const pictureWords = words(
  { photo: 'Foto', object: 'Einwand gegen dieses Bild', objection: 'Einwand' },
  { photo: 'Photo', object: 'Object to this picture', objection: 'Object' },
)
