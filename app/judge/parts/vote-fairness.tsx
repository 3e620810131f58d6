import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '#app/platform/format.ts'
import { DotStrip } from '#app/ui/figure/dot-strip.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { VoteFairnessView } from '../core/fairness/vote-report.ts'

/** How firm the public vote's result is, and what the rule that was not stated would make of the same votes. */
export function VoteFairness({ vote }: { vote: VoteFairnessView }) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  const { rows, titles, redraws, counting, other, voters } = vote
  const share = (value: number) => formatShare(lang, value, 0)
  const percent = (value: number) => Math.round(value * 1000) / 10
  const titleOf = (id: string) => titles[id]?.title ?? ''
  const firm = rows.filter(({ taken }) => taken >= 0.95 || taken <= 0.05).length
  const otherName = t(`vote.countings.${other}`)
  return (
    <Section
      id="public-vote"
      title={t('vote-fairness.title')}
      intro={t('vote-fairness.intro', {
        ...{ count: voters, redraws: formatNumber(lang, redraws) },
        ...{ rule: t(`vote.countings.${counting}`), other: otherName },
      })}
    >
      <DotStrip
        title={t('vote-fairness.finding', { count: firm, all: rows.length })}
        note={t('vote-fairness.note')}
        domain={[0, Math.max(1, ...rows.map(({ interval }) => percent(interval[1])))]}
        labelHeader={t('queue.proposal')}
        centreHeader={t('vote-fairness.share')}
        bandHeader={t('fairness.interval')}
        valuesHeader={t('fairness.shared')}
        rows={rows.map(({ projectId, share: own, interval }) => ({
          label: titleOf(projectId),
          centre: percent(own),
          band: [percent(interval[0]), percent(interval[1])] as const,
          values: [],
        }))}
      />
      <DataTable
        caption={t('vote-fairness.title')}
        isCaptionHidden
        rows={rows}
        rowKey={({ projectId }) => projectId}
        columns={[
          {
            key: 'title',
            header: t('queue.proposal'),
            isRowName: true,
            cell: ({ projectId }) => <span lang={titles[projectId]?.language}>{titleOf(projectId)}</span>,
          },
          {
            key: 'votes',
            header: t('vote.votes'),
            align: 'end',
            cell: ({ votes }) => formatNumber(lang, votes),
          },
          {
            key: 'share',
            header: t('vote-fairness.share-interval'),
            align: 'end',
            cell: ({ share: own, interval }) =>
              t('fairness.with-interval', {
                ...{ value: share(own), low: share(interval[0]), high: share(interval[1]) },
              }),
          },
          { key: 'outcome', header: t('vote.outcome'), cell: ({ outcome }) => t(`vote.outcomes.${outcome}`) },
          { key: 'taken', header: t('vote-fairness.taken'), align: 'end', cell: ({ taken }) => share(taken) },
          {
            key: 'other',
            header: t('vote-fairness.otherwise', { rule: otherName }),
            cell: ({ otherwise }) => t(`vote.outcomes.${otherwise}`),
          },
        ]}
      />
    </Section>
  )
}
