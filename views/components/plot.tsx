/** Small figures as SVG: one row per thing, one axis above all. The numbers stand in a table beside them. */

export interface PlotRow {
  /** Short: an entry's number, a juror's code. */
  readonly label: string
  /** Single values as dots; equal ones stand above each other. */
  readonly dots?: readonly number[]
  /** From, to. */
  readonly bar?: readonly [number, number]
  /** The value that counts, and another to compare it with. */
  readonly mark?: number
  readonly ring?: number
}

export interface PlotProps {
  readonly id: string
  readonly title: string
  /** What the figure shows, for those who cannot see it. */
  readonly description: string
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
  readonly rows: readonly PlotRow[]
  /** What dots, marks and bars stand for. */
  readonly legend: string
}

const WIDTH = 320
const LEFT = 44
const RIGHT = 14
const TOP = 24
const ROW = 24

const short = (value: number): string => value.toLocaleString('de-DE', { maximumFractionDigits: 1 })
const px = (value: number): string => value.toFixed(1)

/** Each dot with its height among equals, in steps around the middle. */
const stacked = (dots: readonly number[]): { value: number; step: number }[] =>
  dots.map((value, index) => {
    const equals = dots.filter((other) => other === value).length
    const before = dots.slice(0, index).filter((other) => other === value).length
    return { value, step: (before - (equals - 1) / 2) * Math.min(5, 16 / equals) }
  })

export function Plot(props: PlotProps) {
  const { id, min, max, rows } = props
  const height = TOP + rows.length * ROW + 4
  const x = (value: number) => LEFT + ((value - min) / (max - min || 1)) * (WIDTH - LEFT - RIGHT)
  return (
    <figure class="plot">
      <figcaption class="plot__caption">
        <strong>{props.title}</strong>
        <span>{props.legend}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{props.title}</title>
        <desc id={`${id}-desc`}>{props.description}</desc>
        {props.ticks.map((tick) => (
          <g class="plot__tick">
            <line x1={px(x(tick))} x2={px(x(tick))} y1={TOP - 6} y2={height} />
            <text x={px(x(tick))} y={TOP - 11} text-anchor="middle">
              {short(tick)}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <Row row={row} x={x} y={TOP + (index + 0.5) * ROW} />
        ))}
      </svg>
    </figure>
  )
}

const Row = ({ row, x, y }: { row: PlotRow; x: (value: number) => number; y: number }) => (
  <g>
    <text class="plot__label" x={0} y={px(y + 4)}>
      {row.label}
    </text>
    {row.bar && (
      <line class="plot__bar" x1={px(x(row.bar[0]))} x2={px(x(row.bar[1]))} y1={px(y)} y2={px(y)} />
    )}
    {stacked(row.dots ?? []).map(({ value, step }) => (
      <circle class="plot__dot" cx={px(x(value))} cy={px(y + step)} r={2.8} />
    ))}
    {row.ring !== undefined && <circle class="plot__ring" cx={px(x(row.ring))} cy={px(y)} r={5} />}
    {row.mark !== undefined && (
      <line class="plot__mark" x1={px(x(row.mark))} x2={px(x(row.mark))} y1={px(y - 8)} y2={px(y + 8)} />
    )}
  </g>
)

export interface BarsProps {
  readonly id: string
  readonly title: string
  readonly bars: readonly { readonly label: string; readonly value: number; readonly german?: boolean }[]
  /** Headings of the table behind it. */
  readonly head: readonly [group: string, value: string]
  /** What opens the table. */
  readonly table: string
}

const BAR_ROW = 40
/** Longer labels are cut in the figure; the table has them whole. */
const LABEL = 46

const cut = (label: string): string => (label.length > LABEL ? `${label.slice(0, LABEL - 1)}…` : label)

/** Labels that somebody wrote in German say so on an English page. */
const langOf = (bar?: { readonly german?: boolean | undefined }) => (bar?.german ? 'de' : undefined)

/** One bar per group, its label above and its number behind it, and the same as a table. */
export function Bars({ id, title, bars, head, table }: BarsProps) {
  const height = bars.length * BAR_ROW
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const width = (value: number) => (value / most) * (WIDTH - 36)
  return (
    <figure class="bars">
      <figcaption>
        <strong>{title}</strong>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`} lang={langOf(bars[0])}>
          {bars.map(({ label, value }) => `${label}: ${value}`).join('; ')}
        </desc>
        {bars.map(({ label, value, german }, index) => (
          <g>
            <text lang={langOf({ german })} class="bars__label" x={0} y={index * BAR_ROW + 12}>
              {cut(label)}
            </text>
            <rect
              class="bars__bar"
              x={0}
              y={index * BAR_ROW + 18}
              width={px(width(value))}
              height={12}
              rx={2}
            />
            <text class="bars__value" x={px(width(value) + 6)} y={index * BAR_ROW + 29}>
              {value}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{table}</summary>
        <table class="bars__table">
          <caption class="kern-sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{head[0]}</th>
              <th scope="col">{head[1]}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, value, german }) => (
              <tr>
                <th scope="row" lang={langOf({ german })}>
                  {label}
                </th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
