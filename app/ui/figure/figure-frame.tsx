import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type FigureTable = {
  headers: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

export type FigureFrameProps = {
  /** What the picture shows, as a sentence with its finding: "Half of the proposals came on the last day". */
  title: string
  note?: ReactNode
  /** The same in numbers, behind "show as table". */
  table: FigureTable
  children: ReactNode
}

/** Around every picture: its title in words above, its numbers as a table below. */
export function FigureFrame({ title, note, table, children }: FigureFrameProps) {
  const { t } = useTranslation('ui')
  return (
    <figure className="figure">
      <figcaption className="figure__title">{title}</figcaption>
      {children}
      {note ? <p className="figure__note">{note}</p> : null}
      <details className="figure__table">
        <summary>{t('figure.show-table')}</summary>
        <div className="table-frame" role="group" aria-label={title} tabIndex={0}>
          <table className="data-table data-table--plain">
            <thead>
              <tr>
                {table.headers.map((header) => (
                  <th key={header} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, index) =>
                    index === 0 ? (
                      <th key={index} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={index}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
