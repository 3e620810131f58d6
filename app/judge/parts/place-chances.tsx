import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/platform/format.ts'
import { FigureFrame } from '#app/ui/figure/figure-frame.tsx'
import { useSite } from '#app/ui/site.ts'

export type PlaceChance = {
  proposalId: string
  label: string
  language: string | undefined
  award: number
  places: readonly number[]
}

/** How likely each place is in the redraws: a field of numbers, darker where it is likelier. */
export function PlaceChances({ rows, places }: { rows: readonly PlaceChance[]; places: number }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const [first] = rows
  if (!first) return null
  const share = (value: number) => formatShare(lang, value, 0)
  const title = t('fairness.chances-finding', {
    title: first.label,
    first: share(first.places[0] ?? 0),
    award: share(first.award),
  })
  const columns = [
    ...Array.from({ length: places }, (_, index) => t('fairness.line-place', { place: index + 1 })),
    t('fairness.award'),
  ]
  return (
    <FigureFrame
      title={title}
      note={t('fairness.chances-note')}
      table={{
        headers: [t('queue.proposal'), ...columns],
        rows: rows.map(({ label, places: own, award }) => [label, ...[...own, award].map(share)]),
      }}
    >
      <div className="table-frame" role="group" aria-label={title} tabIndex={0}>
        <table className="heat-grid">
          <thead>
            <tr>
              <th scope="col">{t('queue.proposal')}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="heat-grid__column">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ proposalId, label, language, places: own, award }) => (
              <tr key={proposalId}>
                <th scope="row" className="heat-grid__name" lang={language}>
                  {label}
                </th>
                {[...own, award].map((chance, index) => (
                  <td key={index}>
                    <span className={`heat-cell heat-cell--number heat-cell--${fillOf(chance)}`}>
                      {share(chance)}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </FigureFrame>
  )
}

function fillOf(chance: number): 'empty' | 'light' | 'half' | 'full' {
  if (chance >= 0.8) return 'full'
  if (chance >= 0.4) return 'half'
  return chance >= 0.1 ? 'light' : 'empty'
}
