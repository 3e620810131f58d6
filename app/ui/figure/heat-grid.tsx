import { useTranslation } from 'react-i18next'
import { FigureFrame } from './figure-frame.tsx'

/** How a cell is filled: each differs from the others by its pattern, whatever its colour. */
export type HeatFill = 'empty' | 'dotted' | 'half' | 'full' | 'crossed' | 'hatched' | 'ruled'

/** What a cell may say: a letter, a word for it, and a fill. */
export type HeatState = { letter: string; label: string; fill: HeatFill }

export type HeatGridProps<State extends string> = {
  title: string
  /** Every state there is, for the legend. */
  states: Readonly<Record<State, HeatState>>
  columns: readonly { key: string; label: string }[]
  rows: readonly {
    key: string
    label: string
    to?: string
    note?: string
    cells: readonly (State | undefined)[]
  }[]
  rowHeader: string
  note?: string
}

/** Who stands where with what: jurors by proposals. Letter and pattern carry the meaning, colour repeats it. */
export function HeatGrid<State extends string>({
  title,
  states,
  columns,
  rows,
  rowHeader,
  note,
}: HeatGridProps<State>) {
  const { t } = useTranslation('ui')
  const start = sharedStart(columns.map(({ label }) => label))
  const known = Object.entries(states) as [State, HeatState][]
  const stateOf = (cell: State | undefined) => (cell === undefined ? undefined : states[cell])
  return (
    <FigureFrame
      title={title}
      note={note}
      table={{
        headers: [rowHeader, ...columns.map(({ label }) => label)],
        rows: rows.map((row) => [row.label, ...row.cells.map((cell) => stateOf(cell)?.label ?? '')]),
      }}
    >
      <ul className="heat-legend" role="list" aria-label={t('figure.legend')}>
        {known.map(([key, state]) => (
          <li key={key}>
            <span className={`heat-cell heat-cell--${state.fill}`} aria-hidden="true">
              {state.letter}
            </span>
            {state.label}
          </li>
        ))}
      </ul>
      <div className="table-frame" role="group" aria-label={title} tabIndex={0}>
        <table className="heat-grid">
          <thead>
            <tr>
              <th scope="col">{rowHeader}</th>
              {columns.map((column) => (
                <th key={column.key} scope="col" className="heat-grid__column" title={column.label}>
                  {start === '' ? null : <span className="visually-hidden">{start}</span>}
                  {column.label.slice(start.length)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.to ? <a href={row.to}>{row.label}</a> : row.label}
                  {row.note ? <span className="heat-grid__note">{row.note}</span> : null}
                </th>
                {columns.map((column, index) => {
                  const state = stateOf(row.cells[index])
                  return (
                    <td key={column.key}>
                      {state ? (
                        <span className={`heat-cell heat-cell--${state.fill}`}>
                          <span aria-hidden="true">{state.letter}</span>
                          <span className="visually-hidden">{state.label}</span>
                        </span>
                      ) : null}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FigureFrame>
  )
}

/** The beginning all have in common, up to a hyphen: of references the owner and the year, which need no room. */
function sharedStart([first = '', ...others]: readonly string[]): string {
  if (others.length === 0) return ''
  const shared = [...first].findIndex((letter, at) => others.some((label) => label[at] !== letter))
  return first.slice(0, first.lastIndexOf('-', shared === -1 ? first.length : shared - 1) + 1)
}
