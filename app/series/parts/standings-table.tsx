import { useTranslation } from 'react-i18next'
import { countryName, formatDecimal } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Figure, Published, PublishedRound, PublishedStanding } from '../core/published.ts'
import type { NamedTeam } from '../core/standings-file.ts'

export type StandingsTableProps = {
  body: Published
  teams: readonly NamedTeam[]
  caption: string
}

/** What a team is called: by its name, or by its number where it did not want to be named. */
export function useTeamName(teams: readonly NamedTeam[]): (team: number) => string {
  const { t } = useTranslation('series')
  return (team) => teams.find(({ number }) => number === team)?.name ?? t('team', { number: team })
}

/** The table: place, team, what each round was worth, the total, and what parted equal totals. */
export function StandingsTable({ body, teams, caption }: StandingsTableProps) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const nameOf = useTeamName(teams)
  const shown = (figure: Figure | null) => figure && formatDecimal(lang, figure.shown)
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={body.standings}
      rowKey={({ team }) => String(team)}
      columns={[
        {
          key: 'place',
          header: t('standings.place'),
          cell: ({ place }) => place ?? t('standings.no-place'),
        },
        {
          key: 'team',
          header: t('standings.team'),
          isRowName: true,
          cell: ({ team, isWithdrawn }) => {
            const named = teams.find(({ number }) => number === team)
            const from = [named?.organisation, named?.country && countryName(lang, named.country)].filter(
              Boolean,
            )
            return (
              <>
                {nameOf(team)}
                {from.length > 0 ? <span className="facts__note"> {from.join(', ')}</span> : null}
                {isWithdrawn ? <Tag>{t('standings.withdrawn')}</Tag> : null}
              </>
            )
          },
        },
        ...body.rounds.map((round, index) => ({
          key: round.id,
          header: round.name,
          align: 'end' as const,
          cell: ({ team, parts }: PublishedStanding) => {
            const part = parts[index]
            const status = round.rows.find((row) => row.team === team)?.status
            if (!part?.isStarter) return <span className="facts__note">{t('standings.not-in-round')}</span>
            if (part.worth === null) return <span className="facts__note">{t('standings.missing')}</span>
            return (
              <>
                {shown(part.worth)}
                {part.isCounted ? null : <span className="facts__note"> {t('standings.dropped')}</span>}
                {status && status !== 'measured' ? (
                  <>
                    <br />
                    <span className="facts__note">{t(`statuses.${status}`)}</span>
                  </>
                ) : null}
              </>
            )
          },
        })),
        {
          key: 'total',
          header: t('standings.total'),
          align: 'end',
          cell: ({ total, tie }) => (
            <>
              <strong>{shown(total) ?? '–'}</strong>
              {tie ? (
                <>
                  <br />
                  <span className="facts__note">{t(`standings.parted.${tie}`)}</span>
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}

/** For each team, how it came to its place: every attempt, what counts of it, the jury, the score. */
export function TeamWays({
  body,
  teams,
  textLang,
}: Omit<StandingsTableProps, 'caption'> & { textLang?: string }) {
  const { t } = useTranslation('series')
  const nameOf = useTeamName(teams)
  return (
    <>
      {body.standings.map((standing) => (
        <Disclosure
          key={standing.team}
          summary={
            standing.place === null
              ? t('standings.way-none', { team: nameOf(standing.team) })
              : t('standings.way', { place: standing.place, team: nameOf(standing.team) })
          }
        >
          <Way body={body} standing={standing} name={nameOf(standing.team)} textLang={textLang} />
        </Disclosure>
      ))}
    </>
  )
}

type Step = { round: PublishedRound; row: PublishedRound['rows'][number]; isCounted: boolean }

function Way({
  body,
  standing,
  name,
  textLang,
}: {
  body: Published
  standing: PublishedStanding
  name: string
  textLang?: string
}) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const number = (text: string) => formatDecimal(lang, text)
  const shown = (figure: Figure | null) => (figure ? number(figure.shown) : '–')
  const steps = body.rounds.flatMap((round, index): Step[] => {
    const row = round.rows.find(({ team }) => team === standing.team)
    return row ? [{ round, row, isCounted: standing.parts[index]?.isCounted ?? false }] : []
  })
  const attempt = ({ status, value, penalty }: Step['row']['attempts'][number], unit: string) => {
    if (value === null) return t(`statuses.${status}`)
    const measured = `${number(value)} ${unit}`
    return Number(penalty) === 0
      ? measured
      : t('standings.penalty', { value: measured, penalty: `${number(penalty)} ${unit}` })
  }
  return (
    <DataTable
      caption={name}
      isCaptionHidden
      rows={steps}
      rowKey={({ round }) => round.id}
      columns={[
        {
          key: 'round',
          header: t('standings.round'),
          isRowName: true,
          cell: ({ round, row }) => (
            <>
              <span lang={textLang}>{round.name}</span>
              {row.jurors > 0 ? (
                <span className="facts__note"> {t('standings.jurors', { count: row.jurors })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'attempts',
          header: t('standings.attempts'),
          cell: ({ row, round }) =>
            row.attempts.length === 0 ? (
              t(`statuses.${row.status}`)
            ) : (
              <div>
                {row.attempts.map((made) => (
                  <div key={made.number}>{attempt(made, round.unit)}</div>
                ))}
              </div>
            ),
        },
        {
          key: 'value',
          header: t('standings.value'),
          align: 'end',
          cell: ({ row, round }) =>
            row.value ? `${number(row.value.shown)} ${round.unit}` : t(`statuses.${row.status}`),
        },
        {
          key: 'measured-place',
          header: t('standings.measured-place'),
          align: 'end',
          cell: ({ row }) => row.measuredPlace ?? '–',
        },
        {
          key: 'worth',
          header: t('standings.measured-worth'),
          align: 'end',
          cell: ({ row }) => shown(row.measuredWorth),
        },
        {
          key: 'jury',
          header: t('standings.jury'),
          align: 'end',
          cell: ({ row }) => shown(row.juryShare),
        },
        {
          key: 'jury-worth',
          header: t('standings.jury-worth'),
          align: 'end',
          cell: ({ row }) => shown(row.juryWorth),
        },
        {
          key: 'score',
          header: t('standings.score'),
          align: 'end',
          cell: ({ row, isCounted }) => (
            <>
              <strong>{shown(row.score)}</strong>
              {row.score && !isCounted ? (
                <span className="facts__note"> {t('standings.dropped')}</span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
