import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
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
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { assignmentSchema, type SentAssignment } from '../core/assignment-schema.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { assignmentPreview } from '../data/assignment-preview.server.ts'
import { juryCounts } from '../data/judging-counts.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { matchingOf } from '../data/matching.server.ts'
import { assignProposals, planHash } from '../flows/assign-proposals.server.ts'
import { startJudging } from '../flows/start-judging.server.ts'
import {
  stateApart,
  stateKindsAsked,
  stateMatching,
  stateTargetReviews,
} from '../flows/state-matching.server.ts'
import { LackingKinds, PlanClashes, PlanFigures, Uncovered } from '../parts/assignment-plan.tsx'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { MatchingForms } from '../parts/matching-forms.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    assign: { who: 'chair of :challenge' },
    start: { who: 'organiser of :challenge' },
    match: { who: 'chair of :challenge' },
    reviews: { who: 'chair of :challenge' },
    kinds: { who: 'chair of :challenge' },
    apart: { who: 'chair of :challenge' },
    together: { who: 'chair of :challenge' },
  },
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
  const { plan, shortages, ...preview } = await assignmentPreview(context.db, challengeId)
  const { personId } = context.signedIn
  const closed = await proposalsClosedTo(context.db, { challengeId, personId })
  const { unscreened, underassigned } = await juryCounts(context.db, challengeId)
  return json({
    ...base,
    may,
    preview: {
      ...preview,
      quality: plan.quality,
      matching: may.assign
        ? await matchingOf(context.db, challengeId)
        : { seats: [], pairs: [], targetReviews: null, kindsAsked: [] },
      served: preview.served.filter(({ proposalId }) => !closed.has(proposalId)),
      lacking: preview.lacking.filter(({ proposalId }) => !closed.has(proposalId)),
      hasHiddenLacking: preview.lacking.some(({ proposalId }) => closed.has(proposalId)),
      shortages: shortages.filter(({ proposalId }) => !closed.has(proposalId)),
      hiddenShortages: shortages.filter(({ proposalId }) => closed.has(proposalId)).length,
      hash: planHash(plan),
      added: plan.added.length,
      released: plan.released.length,
      kept: plan.kept.length,
      unscreened,
      underassigned,
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, assignmentSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { organise } = pathsIn(context.lang)
  const known = { challengeId, by: context.signedIn.personId }
  if (form.value.intent === 'start') {
    const result = await startJudging(known, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, organise.progress(slug), 'judge:toasts.started')
  }
  if (form.value.intent === 'assign') {
    const { shownHash } = form.value
    const result = await assignProposals({ ...known, shownHash }, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, organise.assignments(slug), 'judge:toasts.assigned')
  }
  const result = await stated(form.value, known, context)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, organise.assignments(slug), 'judge:toasts.matching')
}

type Stated = Exclude<SentAssignment, { intent: 'assign' | 'start' }>

/** What the plan goes by is stated by who may apply it. */
async function stated(
  sent: Stated,
  known: { challengeId: string; by: string },
  { ports }: ActionArgs['context'],
) {
  if (sent.intent === 'match') return stateMatching({ ...known, ...sent }, ports)
  if (sent.intent === 'reviews') return stateTargetReviews({ ...known, ...sent }, ports)
  if (sent.intent === 'kinds') return stateKindsAsked({ ...known, ...sent }, ports)
  return stateApart({ ...known, ...sent, isApart: sent.intent === 'apart' }, ports)
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
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
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
        <PlanFigures loads={loads} served={preview.served} quality={preview.quality} />
      </Section>
      <PlanClashes clashes={preview.clashes} />
      <Uncovered shortages={shortages} />
      <LackingKinds lacking={preview.lacking} isAll={!preview.hasHiddenLacking} quality={preview.quality} />
      {preview.hiddenShortages > 0 ? (
        <Callout tone="warn">{t('jury.hidden-short', { count: preview.hiddenShortages })}</Callout>
      ) : null}
      {hasChanges && !may.assign ? (
        <p>{t('assign.not-yours')}</p>
      ) : hasChanges ? (
        <Form
          result={resultOf('assign')}
          intent="assign"
          hidden={{ shownHash: preview.hash }}
          label={t('assign.title')}
        >
          <SubmitButton>{t('assign.apply')}</SubmitButton>
          <p>{t('assign.apply-hint')}</p>
        </Form>
      ) : stage === 'preparing' ? (
        <Section id="start" title={t('assign.start-title')} intro={t('assign.start-hint')}>
          {preview.underassigned > 0 ? (
            <p>{t('assign.underassigned', { count: preview.underassigned })}</p>
          ) : null}
          {may.start ? (
            <Form result={resultOf('start')} intent="start" label={t('assign.start')}>
              <SubmitButton>{t('assign.start')}</SubmitButton>
            </Form>
          ) : (
            <p>{t('assign.start-not-yours')}</p>
          )}
        </Section>
      ) : null}
      {may.assign ? (
        <MatchingForms {...preview.matching} minimumReviews={heading.minimumReviews} result={result} />
      ) : null}
    </JudgingFrame>
  )
}
