import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isChairByRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { BarStrip } from '#app/ui/figure/bar-strip.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { juryStageOf } from '../core/jury-stage.ts'
import { assignmentPreview } from '../data/assignment-preview.server.ts'
import { juryCounts } from '../data/judging-counts.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { assignProposals, planHash } from '../flows/assign-proposals.server.ts'
import { startJudging } from '../flows/start-judging.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { assign: { who: 'chair of :challenge' }, start: { who: 'organiser of :challenge' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const scope = { programmeId: recorded.programmeId, challengeId }
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const stage = juryStageOf(effectiveState)
  const base = { pageTitle: `${context.t('judge')('assign.title')}: ${heading.title}`, heading, stage }
  const may = {
    assign: isChairByRole(context.signedIn, scope) || context.subject.juror?.isChair === true,
    start: isOrganiserOf(context.signedIn, scope),
  }
  if (stage === 'before' || stage === 'over') return json({ ...base, may, preview: null })
  const { plan, ...preview } = await assignmentPreview(context.db, challengeId)
  const { unscreened, underassigned } = await juryCounts(context.db, challengeId)
  return json({
    ...base,
    may,
    preview: {
      ...preview,
      hash: planHash(plan),
      added: plan.added.length,
      released: plan.released.length,
      kept: plan.kept.length,
      unscreened,
      underassigned,
    },
  })
}

const actionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('assign'), shownHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ intent: z.literal('start') }),
])

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, actionSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { organise } = pathsIn(context.lang)
  const by = context.signedIn.personId
  if (form.value.intent === 'start') {
    const result = await startJudging({ challengeId, by }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, organise.progress(slug), 'judge:toasts.started')
  }
  const { shownHash } = form.value
  const result = await assignProposals({ challengeId, by, shownHash }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, organise.assignments(slug), 'judge:toasts.assigned')
}

export default function AssignProposals() {
  const { heading, stage, may, preview } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  if (!preview) {
    return (
      <JudgingFrame step="assign" heading={heading} isOrganiser={may.start}>
        <EmptyState title={t(stage === 'over' ? 'assign.over' : 'assign.sealed')} />
      </JudgingFrame>
    )
  }
  const { added, released, kept, shortages, loads } = preview
  const hasChanges = added + released > 0
  return (
    <JudgingFrame step="assign" heading={heading} isOrganiser={may.start}>
      {preview.unscreened > 0 ? (
        <Callout tone="warn">{t('assign.unscreened', { count: preview.unscreened })}</Callout>
      ) : null}
      <Section id="plan" title={hasChanges ? t('assign.plan') : t('assign.stands')} tone="bare">
        <SummaryList
          items={[
            { label: t('assign.eligible'), value: preview.eligible },
            { label: t('assign.reviews-each'), value: heading.minimumReviews },
            { label: t('assign.added'), value: added },
            { label: t('assign.kept'), value: kept },
            { label: t('assign.released'), value: released },
          ]}
        />
        {loads.length > 0 ? (
          <BarStrip
            title={t('assign.loads')}
            unit={t('assign.unit')}
            labelHeader={t('jury.name')}
            bars={loads.map(({ name, planned, present, maximumLoad }) => ({
              label: name,
              value: planned,
              note: t('assign.load-note', { present, maximumLoad }),
            }))}
          />
        ) : (
          <EmptyState title={t('assign.no-jurors')} />
        )}
      </Section>
      {shortages.length > 0 ? (
        <Section id="uncovered" title={t('assign.uncovered', { count: shortages.length })}>
          <DataTable
            caption={t('assign.uncovered', { count: shortages.length })}
            isCaptionHidden
            rows={shortages}
            rowKey={({ proposalId }) => proposalId}
            columns={[
              {
                key: 'title',
                header: t('queue.proposal'),
                isRowName: true,
                cell: ({ title, reference }) => `${title} (${reference})`,
              },
              {
                key: 'reviews',
                header: t('assign.reviews'),
                align: 'end',
                cell: ({ assigned, needed }) => `${assigned} / ${needed}`,
              },
              {
                key: 'reason',
                header: t('assign.why'),
                cell: ({ reason, cleared, needed }) => t(`assign.reason.${reason}`, { cleared, needed }),
              },
            ]}
          />
        </Section>
      ) : null}
      {hasChanges && !may.assign ? (
        <p>{t('assign.not-yours')}</p>
      ) : hasChanges ? (
        <Form result={result} intent="assign" hidden={{ shownHash: preview.hash }} label={t('assign.title')}>
          <SubmitButton>{t('assign.apply')}</SubmitButton>
          <p>{t('assign.apply-hint')}</p>
        </Form>
      ) : stage === 'preparing' ? (
        <Section id="start" title={t('assign.start-title')} intro={t('assign.start-hint')}>
          {preview.underassigned > 0 ? (
            <p>{t('assign.underassigned', { count: preview.underassigned })}</p>
          ) : null}
          {may.start ? (
            <Form result={result} intent="start" label={t('assign.start')}>
              <SubmitButton>{t('assign.start')}</SubmitButton>
            </Form>
          ) : (
            <p>{t('assign.start-not-yours')}</p>
          )}
        </Section>
      ) : null}
    </JudgingFrame>
  )
}
