/** Letters about an objection to a picture. */
import type { Language } from '../../src/core/language.ts'

interface Objected {
  readonly award: string
  /** Which picture, as its caption says. */
  readonly caption: string
}

/** To the organisers: somebody objects. */
export const objectionLetter = (letter: Objected & { hidden: boolean; reason: string; link: string }) => ({
  subject: `Einwand gegen ein Bild (${letter.award})`,
  body: `Guten Tag,

jemand hat einem öffentlichen Bild widersprochen:

    ${letter.caption}

${letter.hidden ? 'Das Bild ist bis zu Ihrer Entscheidung verborgen.' : 'Das Bild ist weiter zu sehen.'}

Begründung:

${indented(letter.reason)}

Bitte entscheiden Sie hier, ob es zurückgezogen oder gezeigt wird:
${letter.link}
`,
})

/** To the person: it has arrived. Nothing that they typed is repeated, so that nobody can send words to others. */
export const objectionReceipt = (lang: Language, letter: Objected & { hidden: boolean }) =>
  lang === 'en'
    ? {
        subject: `Your objection to a picture (${letter.award})`,
        body: `Hello,

we have received your objection to this picture:

    ${letter.caption}

${letter.hidden ? 'The picture is hidden until we have decided.' : 'We will look at it and decide.'} You will hear from us.

The organisers of ${letter.award}
`,
      }
    : {
        subject: `Ihr Einwand gegen ein Bild (${letter.award})`,
        body: `Guten Tag,

Ihr Einwand gegen dieses Bild ist bei uns angekommen:

    ${letter.caption}

${letter.hidden ? 'Das Bild ist verborgen, bis wir entschieden haben.' : 'Wir sehen uns das an und entscheiden.'} Sie hören von uns.

Die Geschäftsstelle des ${letter.award}
`,
      }

/** To the person: what was decided, and why. */
export const objectionAnswer = (lang: Language, letter: Objected & { removed: boolean; answer: string }) =>
  lang === 'en'
    ? {
        subject: `Your objection to a picture: decided (${letter.award})`,
        body: `Hello,

${letter.removed ? 'the picture you objected to has been removed in every size:' : 'the picture you objected to stays public:'}

    ${letter.caption}

${letter.answer}

The organisers of ${letter.award}
`,
      }
    : {
        subject: `Ihr Einwand gegen ein Bild: entschieden (${letter.award})`,
        body: `Guten Tag,

${letter.removed ? 'das Bild, dem Sie widersprochen haben, ist in allen Größen entfernt:' : 'das Bild, dem Sie widersprochen haben, bleibt öffentlich:'}

    ${letter.caption}

${letter.answer}

Die Geschäftsstelle des ${letter.award}
`,
      }

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
