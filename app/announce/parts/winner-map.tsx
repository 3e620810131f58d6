import { useTranslation } from 'react-i18next'
import { countryName, formatNumber } from '#app/platform/format.ts'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { countriesOf, dotRadius, type MapCountry } from '../core/winner-map.ts'
import { landDots, mapSize } from '../core/world-map.ts'

/**
 * Where winners and honourable mentions are from: a world of dots drawn here, and beside it the same as a table. A dot is
 * about the middle of the country the lead organisation named, which is all that is known.
 */
export function WinnerMap({
  winners,
  mentions,
}: {
  winners: readonly { country: string | null }[]
  mentions: readonly { country: string | null }[]
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const { countries, unplaced } = countriesOf(winners, mentions)
  if (countries.length === 0) return null
  const names = new Intl.ListFormat(lang).format(countries.map(({ country }) => countryName(lang, country)))
  return (
    <>
      <Columns shape="main-aside">
        <svg
          className="world"
          viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
          role="img"
          aria-label={t('map.label', { countries: names })}
        >
          <path className="world__land" d={landDots} />
          {[...countries].reverse().map((country) => (
            <CountryDot key={country.country} {...country} />
          ))}
        </svg>
        <DataTable
          caption={t('map.table')}
          rows={countries}
          rowKey={({ country }) => country}
          columns={[
            {
              key: 'country',
              header: t('map.country'),
              isRowName: true,
              cell: ({ country }) => countryName(lang, country),
            },
            {
              key: 'winners',
              header: t('winners.title'),
              align: 'end',
              cell: ({ winners: count }) => formatNumber(lang, count),
            },
            ...(mentions.length > 0
              ? [
                  {
                    key: 'mentions',
                    header: t('winners.mentions'),
                    align: 'end' as const,
                    cell: ({ mentions: count }: MapCountry) => formatNumber(lang, count),
                  },
                ]
              : []),
          ]}
        />
      </Columns>
      <p className="figure__note">
        {t('map.note')} {unplaced > 0 ? t('map.unplaced', { count: unplaced }) : null}
      </p>
    </>
  )
}

/** Filled where somebody won; a ring where there are honourable mentions alone. */
function CountryDot({ country, winners, mentions, point }: MapCountry) {
  const { lang } = useSite()
  if (point === null) return null
  return (
    <circle
      className={winners > 0 ? 'world__winner' : 'world__mention'}
      cx={point.x}
      cy={point.y}
      r={dotRadius(winners + mentions)}
    >
      <title>{countryName(lang, country)}</title>
    </circle>
  )
}
