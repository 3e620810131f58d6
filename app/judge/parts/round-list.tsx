import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LocalTime } from '#app/ui/local-time.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ShownRound } from '../core/deliberation/rounds.ts'

const tones = {
  planned: 'neutral',
  open: 'progress',
  waiting: 'warn',
  closed: 'good',
  'not-held': 'neutral',
} as const

/** The rounds in their order with where the jury stands. `actionOf` is what can be done about a round, or where it leads. */
export function RoundList({
  rounds,
  zone,
  actionOf,
}: {
  rounds: readonly ShownRound[]
  zone: string
  actionOf?: (round: ShownRound) => ReactNode
}) {
  const { t } = useTranslation('judge')
  return (
    <DataTable
      caption={t('rounds.caption')}
      isCaptionHidden
      rows={rounds}
      rowKey={({ kind }) => kind}
      columns={[
        { key: 'position', header: t('rounds.number'), cell: ({ position }) => position },
        {
          key: 'kind',
          header: t('rounds.round'),
          isRowName: true,
          cell: ({ kind }) => (
            <>
              {t(`rounds.kinds.${kind}`)}
              <br />
              <small>{t(`rounds.about.${kind}`)}</small>
            </>
          ),
        },
        {
          key: 'standing',
          header: t('rounds.standing-header'),
          cell: ({ standing, openedAtIso, closedAtIso }) => (
            <div>
              <Tag tone={tones[standing]}>{t(`rounds.standing.${standing}`)}</Tag>
              {openedAtIso ? (
                <>
                  <br />
                  <small>
                    {t('rounds.opened')} <LocalTime atIso={openedAtIso} zone={zone} />
                  </small>
                </>
              ) : null}
              {closedAtIso ? (
                <>
                  <br />
                  <small>
                    {t('rounds.closed')} <LocalTime atIso={closedAtIso} zone={zone} />
                  </small>
                </>
              ) : null}
            </div>
          ),
        },
        ...(actionOf && rounds.some((round) => actionOf(round) !== null)
          ? [{ key: 'action', header: t('rounds.action'), cell: actionOf }]
          : []),
      ]}
    />
  )
}
