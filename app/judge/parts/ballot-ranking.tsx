import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { rankRules } from '../core/ballots/way.ts'

export type BallotRankingView = {
  way: 'ranked' | 'pairwise'
  /** Of ranked ballots. */
  rule: (typeof rankRules)[number] | null
  ballots: number
  rows: readonly {
    proposalId: string
    reference: string
    title: string
    language: string
    organisation: string
    place: number | null
    isTied: boolean
    tieBreak: 'head-to-head' | 'first-places' | 'nothing' | null
    figureText: string | null
    count: number
    band: readonly [number, number] | null
  }[]
}

/** The order of ballots: drawn with how sure each place is, in figures, and how it comes about. */
export function BallotRanking({
  ranking,
  slug,
  canOpen,
}: {
  ranking: BallotRankingView
  slug: string
  /** True where the reader may open the proposals themselves. */
  canOpen: boolean
}) {
  const { t } = useTranslation('judge')
  const { lang, paths } = useSite()
  const { rows, way, rule } = ranking
  const placed = rows.filter(({ place }) => place !== null)
  const safe = placed.filter(({ band }) => band !== null && band[0] === band[1]).length
  if (placed.length === 0)
    return <EmptyState title={t('ballot-ranking.not-yet')}>{t('ballot-ranking.not-yet-hint')}</EmptyState>
  const band = way === 'ranked' ? t('ranking.band') : t('ballot-ranking.interval')
  return (
    <>
      <p>
        {rule === null ? t('way.public.pairwise') : t(`way.public.ranked-${rule}`)}{' '}
        {t('ballot-ranking.count', { count: ranking.ballots })}.
      </p>
      <DotStrip
        title={
          way === 'ranked'
            ? t('ranking.figure', { count: safe, all: placed.length })
            : t('ballot-ranking.figure-pairwise', { count: safe, all: placed.length })
        }
        note={t(way === 'ranked' ? 'ranking.figure-note' : 'ballot-ranking.figure-pairwise-note')}
        domain={[1, Math.max(rows.length, 2)]}
        labelHeader={t('queue.proposal')}
        centreHeader={t('ranking.place')}
        bandHeader={band}
        valuesHeader={t('ranking.shared')}
        rows={placed.map(({ title, reference, place, band: places }) => ({
          label: `${title} (${reference})`,
          centre: place ?? undefined,
          band: places ?? undefined,
          values: [],
        }))}
      />
      <Section id="table" title={t('ballot-ranking.table')}>
        <DataTable
          caption={t('ballot-ranking.table')}
          isCaptionHidden
          rows={rows}
          rowKey={({ proposalId }) => proposalId}
          rowTo={({ proposalId }) => (canOpen ? paths.organise.proposal(slug, proposalId) : undefined)}
          columns={[
            {
              key: 'place',
              header: t('ranking.place'),
              cell: ({ place, isTied, tieBreak }) => (
                <>
                  {place ?? '–'} {isTied ? <Tag tone="warn">{t('ranking.tied')}</Tag> : null}
                  {tieBreak ? <p>{t(`ranking.broken-by-${tieBreak}`)}</p> : null}
                </>
              ),
            },
            {
              key: 'title',
              header: t('queue.proposal'),
              isRowName: true,
              cell: ({ title, language, reference, organisation }) => (
                <>
                  <span lang={language}>{title}</span>
                  <br />
                  <small>
                    {organisation} · {reference}
                  </small>
                </>
              ),
            },
            {
              key: 'figure',
              header: t(`ballot-ranking.${rule ?? 'strength'}`),
              align: 'end',
              cell: ({ figureText }) => figureText ?? '–',
            },
            {
              key: 'band',
              header: band,
              align: 'end',
              wideOnly: true,
              cell: ({ band: places }) =>
                places ? (places[0] === places[1] ? places[0] : `${places[0]}–${places[1]}`) : '–',
            },
            {
              key: 'count',
              header: t(way === 'ranked' ? 'ballot-ranking.ballots' : 'ballot-ranking.comparisons'),
              align: 'end',
              cell: ({ count }) => formatNumber(lang, count),
            },
          ]}
        />
      </Section>
      <Disclosure summary={t('ranking.method')}>
        <ul>
          {way === 'ranked' ? (
            <>
              <li>{t('ballot-ranking.method-short')}</li>
              <li>{t('ballot-ranking.method-missing')}</li>
              <li>{t('ballot-ranking.method-ties')}</li>
              <li>{t('ballot-ranking.method-band')}</li>
            </>
          ) : (
            <li>{t('ballot-ranking.method-pairwise')}</li>
          )}
        </ul>
      </Disclosure>
    </>
  )
}
