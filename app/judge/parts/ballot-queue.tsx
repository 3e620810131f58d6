import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'

export type BallotQueueItem = {
  assignmentId: string
  title: string
  language: string
  /** Null where the challenge is read blind. */
  organisation: string | null
  reference: string
}

/** Where a challenge is judged by ballot: the one ballot, and the proposals to read for it. */
export function BallotQueue({
  way,
  isFinal,
  isJudging,
  slug,
  queue,
}: {
  way: 'ranked' | 'pairwise'
  isFinal: boolean
  isJudging: boolean
  slug: string
  queue: readonly BallotQueueItem[]
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const to = way === 'ranked' ? paths.ranks(slug) : paths.pairs(slug)
  return (
    <>
      <Callout
        tone={isFinal ? 'good' : undefined}
        title={t(isFinal ? 'ballot.is-final' : `ballot.by-${way}`)}
      >
        {isJudging ? <p>{t(isFinal ? 'ballot.by-final-hint' : `ballot.by-${way}-hint`)}</p> : null}
        <p>
          {isJudging && !isFinal ? (
            <ButtonLink to={to}>{t(`ballot.to-${way}`)}</ButtonLink>
          ) : (
            <a href={to}>{t('ballot.look')}</a>
          )}
        </p>
      </Callout>
      <DataTable
        caption={t('queue.caption')}
        isCaptionHidden
        rows={queue}
        rowKey={({ assignmentId }) => assignmentId}
        rowTo={({ assignmentId }) => paths.score(assignmentId)}
        columns={[
          {
            key: 'title',
            header: t('queue.proposal'),
            isRowName: true,
            cell: (item) => <span lang={item.language}>{item.title}</span>,
          },
          ...(queue.some(({ organisation }) => organisation !== null)
            ? [
                {
                  key: 'organisation',
                  header: t('queue.organisation'),
                  cell: ({ organisation }: BallotQueueItem) => organisation,
                },
              ]
            : []),
          { key: 'reference', header: t('score.reference'), cell: ({ reference }) => reference },
        ]}
      />
      <p>{t('queue.order')}</p>
    </>
  )
}
