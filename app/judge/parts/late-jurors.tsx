import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

export type LateJurorView = { jurorId: string; name: string; mayBeNudged: boolean }

export type RescueView = {
  hash: string
  moves: readonly {
    proposalId: string
    reference: string
    title: string
    from: readonly string[]
    to: readonly string[]
  }[]
  hiddenMoves: number
  shortages: number
}

/** Those who will probably not finish are asked how it goes: by name, and nobody else. */
export function NudgeSection({ late, result }: { late: readonly LateJurorView[]; result?: FormResult }) {
  const { t } = useTranslation('judge')
  const toNudge = late.filter(({ mayBeNudged }) => mayBeNudged)
  const nudged = late.filter(({ mayBeNudged }) => !mayBeNudged)
  const namesOf = (jurors: readonly LateJurorView[]) => jurors.map(({ name }) => name).join(', ')
  return (
    <Section id="nudge" title={t('progress.nudge')} intro={t('progress.nudge-hint')}>
      {nudged.length > 0 ? <p>{t('progress.nudged-already', { names: namesOf(nudged) })}</p> : null}
      {toNudge.length > 0 ? (
        <Form
          result={result}
          intent="nudge"
          hidden={{ shown: toNudge.map(({ jurorId }) => jurorId).join(' ') }}
          label={t('progress.nudge')}
        >
          <p>{t('progress.nudge-whom', { names: namesOf(toNudge) })}</p>
          <SubmitButton tone="secondary">
            {t('progress.nudge-button', { count: toNudge.length })}
          </SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}

/** What would move from whom to whom, and the one press that does it. */
export function RescueSection({ rescue, result }: { rescue: RescueView; result?: FormResult }) {
  const { t } = useTranslation('judge')
  const { moves, hiddenMoves, shortages } = rescue
  const hasMoves = moves.length + hiddenMoves > 0
  return (
    <Section id="rescue" title={t('progress.rescue')} intro={t('progress.rescue-hint')}>
      {moves.length > 0 ? (
        <DataTable
          caption={t('progress.rescue-moves')}
          isCaptionHidden
          rows={moves}
          rowKey={({ proposalId }) => proposalId}
          columns={[
            {
              key: 'title',
              header: t('queue.proposal'),
              isRowName: true,
              cell: ({ title, reference }) => `${title} (${reference})`,
            },
            {
              key: 'from',
              header: t('progress.rescue-from'),
              cell: ({ from }) => (from.length > 0 ? from.join(', ') : '–'),
            },
            {
              key: 'to',
              header: t('progress.rescue-to'),
              cell: ({ to }) => (to.length > 0 ? to.join(', ') : t('progress.rescue-nobody')),
            },
          ]}
        />
      ) : null}
      {hiddenMoves > 0 ? <p>{t('progress.rescue-hidden', { count: hiddenMoves })}</p> : null}
      {hasMoves ? null : <p>{t('progress.rescue-none')}</p>}
      {shortages > 0 ? <p>{t('progress.rescue-short', { count: shortages })}</p> : null}
      {hasMoves ? (
        <Form
          result={result}
          intent="rescue"
          hidden={{ shownHash: rescue.hash }}
          label={t('progress.rescue')}
        >
          <SubmitButton>{t('progress.rescue-button')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}
