import { words } from '../../../src/core/language.ts'

/** What stands beneath every picture. */
export const pictureWords = words({ photo: 'Foto' }, { photo: 'Photo' })
