/** Headers that both ways of sending share. */
import type { Letter } from '../core/ports.ts'

/** RFC 2369 and RFC 8058: the button "Abbestellen" of mail programs. */
export const unsubscribeHeaders = ({ unsubscribe }: Pick<Letter, 'unsubscribe'>): Record<string, string> =>
  unsubscribe === undefined
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
