/** How often any two jurors meet, as a table: each cell a number, the frequent ones darker. */
export interface MatrixProps {
  readonly caption: string
  readonly names: readonly string[]
  readonly meets: readonly (readonly number[])[]
}

/** Four steps from the rarest to the most frequent couple. */
const STEPS = 4

const stepOf = (times: number, min: number, max: number): number =>
  max === min ? 0 : Math.round(((times - min) / (max - min)) * (STEPS - 1))

export const MeetingMatrix = ({ caption, names, meets }: MatrixProps) => {
  const couples = meets.flatMap((row, a) => row.filter((_, b) => a !== b))
  const [min, max] = [Math.min(...couples), Math.max(...couples)]
  return (
    <section class="matrix" aria-label={caption} tabindex={0}>
      <table class="matrix__table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Jurymitglied</th>
            {names.map((name, index) => (
              <th scope="col" class="num">
                <abbr title={name}>{index + 1}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name, a) => (
            <tr>
              <th scope="row">
                <span class="num muted">{a + 1}</span> {name}
              </th>
              {names.map((_, b) => (
                <td class={a === b ? 'num' : `num matrix__${stepOf(meets[a]?.[b] ?? 0, min, max)}`}>
                  {a === b ? '–' : (meets[a]?.[b] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
