/** The award's own look: names, logo, two colours. What may be chosen, and the style sheet made of it. Pure. */
import { contrast, nearest } from './colour.ts'

export interface Theme {
  readonly shortName: string
  readonly awardName: string
  /** Links, buttons and marks, #rrggbb. */
  readonly accent: string
  /** The mark of a place, #rrggbb. */
  readonly gold: string
}

/** As the house comes; its colours are KERN's dark blue and our gold. */
export const DEFAULT_THEME: Theme = {
  shortName: 'Kür',
  awardName: 'OZG-Taskforce Award',
  accent: '#20409a',
  gold: '#ddb23f',
}

/** Grounds on which the accent stands as text, white letters on it among them; WCAG AA for text is 4.5. */
const LIGHT = ['#ffffff', '#f3f4f6']
const DARK = ['#0f1018', '#1d1f29']
const TEXT = 4.5
/** Signs and borders need 3. */
const GRAPHIC = 3
/** Figures on the mark of a place, in both schemes. */
export const ON_GOLD = '#2b1e05'

export interface ColourProblem {
  readonly field: 'accent' | 'gold'
  readonly ratio: number
  /** The nearest colour that passes. */
  readonly instead: string
}

/** What is wrong with the colours for people who see less well. */
export const colourProblems = ({ accent, gold }: Pick<Theme, 'accent' | 'gold'>): ColourProblem[] => [
  ...problem('accent', accent, LIGHT),
  ...problem('gold', gold, [ON_GOLD]),
]

const problem = (
  field: ColourProblem['field'],
  colour: string,
  grounds: readonly string[],
): ColourProblem[] => {
  const ratio = Math.min(...grounds.map((ground) => contrast(colour, ground)))
  const instead = nearest(colour, grounds, TEXT) ?? DEFAULT_THEME[field]
  return ratio >= TEXT ? [] : [{ field, ratio, instead }]
}

const tokens = (accent: string, on: string, gold: string, rim: string): string =>
  [
    `--kern-color-action-default:${accent}`,
    `--kern-color-action-default-contextual:${accent}`,
    `--kern-color-action-on-default:${on}`,
    `--accent:${accent}`,
    `--gold:${gold}`,
    `--gold-rim:${rim}`,
    `--on-gold:${ON_GOLD}`,
  ].join(';')

/**
 * The style sheet of colours that pass, for `selector` and what lies in it; in the dark they become lighter until they
 * can be read.
 */
export const themeStyles = (
  { accent, gold }: Pick<Theme, 'accent' | 'gold'>,
  selector = ':root,body',
): string => {
  const inTheDark = nearest(accent, DARK, TEXT) ?? '#ffffff'
  const rim = nearest(gold, LIGHT, GRAPHIC) ?? ON_GOLD
  const light = tokens(accent, '#ffffff', gold, rim)
  const dark = tokens(inTheDark, '#000000', gold, nearest(gold, DARK, GRAPHIC) ?? gold)
  return `${selector}{${light}}\n@media (prefers-color-scheme:dark){${selector}{${dark}}}\n`
}
