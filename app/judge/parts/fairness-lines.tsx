import { useTranslation } from 'react-i18next'
import { formatList, formatShare } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Line } from '../core/fairness/lines.ts'
import type { Contest } from '../core/fairness/report.ts'

type Names = {
  jurorName: (id: string) => string
  criterionName: (id: string) => string
}

type ShownLine = Line & {
  verdict: 'safe' | 'contested'
  contests: readonly { by: string }[]
  heldInRedraws: number
}

/** Each line with its verdict, and in words what contests it. */
export function FairnessLines<Shown extends ShownLine>({
  lines,
  standing,
  proposalOf,
  inWords,
  also,
}: {
  lines: readonly Shown[]
  standing: readonly (readonly string[])[]
  proposalOf: (id: string) => { title: string; language: string } | undefined
  inWords: (contest: Shown['contests'][number]) => string
  /** What else was tried, in a column of its own. */
  also: { header: string; of: (line: Shown) => string }
}) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  return (
    <DataTable
      caption={t('fairness.lines')}
      isCaptionHidden
      rows={lines.map((line, index) => ({ ...line, stands: standing[index] ?? [] }))}
      rowKey={({ place }) => String(place)}
      columns={[
        {
          key: 'place',
          header: t('fairness.line'),
          isRowName: true,
          cell: ({ place, isReserve }) =>
            t(isReserve ? 'fairness.line-reserve' : 'fairness.line-place', { place }),
        },
        {
          key: 'stands',
          header: t('fairness.stands'),
          cell: ({ stands }) =>
            stands.map((id) => (
              <div key={id} lang={proposalOf(id)?.language}>
                {proposalOf(id)?.title}
              </div>
            )),
        },
        {
          key: 'verdict',
          header: t('fairness.verdict'),
          cell: ({ verdict }) => (
            <Tag tone={verdict === 'safe' ? 'good' : 'warn'}>{t(`fairness.${verdict}`)}</Tag>
          ),
        },
        {
          key: 'why',
          header: t('fairness.why'),
          cell: ({ contests }) =>
            contests.length === 0 ? (
              t('fairness.by-nothing')
            ) : (
              <ul>
                {contests.map((contest) => (
                  <li key={contest.by}>{inWords(contest)}</li>
                ))}
              </ul>
            ),
        },
        {
          key: 'redraws',
          header: t('fairness.held'),
          align: 'end',
          cell: ({ heldInRedraws }) => formatShare(lang, heldInRedraws, 0),
        },
        { key: 'also', header: also.header, align: 'end', cell: also.of },
      ]}
    />
  )
}

/** What contests a line of scorecards. */
export function useContestInWords({ jurorName, criterionName }: Names) {
  const { t } = useTranslation('judge')
  const { lang } = useSite()
  return (contest: Contest): string => {
    if (contest.by === 'jurors')
      return t('fairness.by-jurors', {
        count: contest.jurors.length,
        jurors: formatList(lang, contest.jurors.map(jurorName), 'disjunction'),
      })
    if (contest.by === 'redraws')
      return t('fairness.by-redraws', { share: formatShare(lang, contest.share, 0) })
    if (contest.by !== 'weights') return t(`fairness.by-${contest.by}`)
    const alone = contest.criteria.map(({ criterionId, direction }) =>
      t(`fairness.weight-${direction}`, { criterion: criterionName(criterionId) }),
    )
    const moved = t('fairness.by-weights', { share: formatShare(lang, contest.share, 0) })
    return alone.length === 0
      ? moved
      : `${moved}${lang === 'zh-CN' ? '' : ' '}${t('fairness.by-weights-alone', { moves: formatList(lang, alone, 'disjunction') })}`
  }
}
