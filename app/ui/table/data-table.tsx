import { Fragment, isValidElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export type Column<Row> = {
  /** Unique within the table. */
  key: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers and times line up to the right. */
  align?: 'start' | 'end'
  /** The cell that names the row: a row header, and the link when there is one. The first column when none says so. */
  isRowName?: boolean
  /** An order by this column: where the link leads, and how the rows are ordered now. */
  sort?: { to: string; direction?: 'ascending' | 'descending' }
  /** Left away under 640 px. */
  wideOnly?: boolean
}

export type DataTableProps<Row> = {
  /** What the table shows; spoken, and seen unless `isCaptionHidden`. */
  caption: string
  isCaptionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The row as a link: the whole row for a pointer, the naming cell for a keyboard. */
  rowTo?: (row: Row) => string | undefined
  /** A column of boxes for a form around the table. */
  selection?: {
    name: string
    value: (row: Row) => string
    label: (row: Row) => string
    isDisabled?: (row: Row) => boolean
    /** Ticked before: a post that came back. */
    isChecked?: (row: Row) => boolean
  }
  /** Shown instead of the table when there are no rows: an `EmptyState` with the next step. */
  empty?: ReactNode
}

/** Rows and columns; under 640 px each row is a card with its own labels. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, isCaptionHidden, columns, rows, rowKey, rowTo, selection, empty } = props
  const { t } = useTranslation('ui')
  const naming = columns.find((column) => column.isRowName) ?? columns[0]
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <div className="table-frame" role="group" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption className={isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" className="data-table__select">
                <span className="visually-hidden">{t('table.select')}</span>
              </th>
            ) : null}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cellClass(column)}
                aria-sort={column.sort?.direction}
              >
                {column.sort ? <a href={column.sort.to}>{column.header}</a> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const to = rowTo?.(row)
            return (
              <tr key={rowKey(row)} className={to ? 'data-table__row--link' : undefined}>
                {selection ? (
                  <td className="data-table__select">
                    <input
                      type="checkbox"
                      name={selection.name}
                      value={selection.value(row)}
                      disabled={selection.isDisabled?.(row)}
                      defaultChecked={selection.isChecked?.(row)}
                      aria-label={selection.label(row)}
                    />
                  </td>
                ) : null}
                {columns.map((column) =>
                  column === naming ? (
                    <th key={column.key} scope="row" className={cellClass(column)} data-label={column.header}>
                      {to ? <a href={to}>{column.cell(row)}</a> : column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={cellClass(column)} data-label={column.header}>
                      {inOnePiece(column.cell(row))}
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function cellClass<Row>({ align, wideOnly }: Column<Row>): string | undefined {
  const classes = [align === 'end' ? 'align-end' : '', wideOnly ? 'wide-only' : ''].filter(Boolean).join(' ')
  return classes || undefined
}

/** On a telephone a cell stands beside its header: several things in it stay together. */
function inOnePiece(content: ReactNode): ReactNode {
  return isValidElement(content) && content.type === Fragment ? <div>{content}</div> : content
}
