import { words } from '../../../src/core/language.ts'

/** Words around the film in sign language. */
export const videoWords = words(
  {
    title: 'Gebärdensprache',
    label: 'Video in Deutscher Gebärdensprache',
    download: (megabytes: string) => `Video herunterladen (MP4, ${megabytes} MB)`,
  },
  {
    title: 'Sign language',
    label: 'Video in German Sign Language',
    download: (megabytes) => `Download the video (MP4, ${megabytes} MB)`,
  },
)
