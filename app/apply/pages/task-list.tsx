import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { TaskList, type TaskStatus } from '#app/ui/task-list.tsx'
import { findQuestion, type Answers, type Form as ProposalForm } from '#app/publish/core/form/form.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { formChanges } from '#app/publish/core/form/form-difference.ts'
import { formsOf, lastOf } from '#app/publish/data/forms.server.ts'
import { consortiumRefusal } from '../core/consortium.ts'
import { languageOf, organisationSection, sectionsLeft, sectionStatuses } from '../core/completeness.ts'
import { asksForSummary, sourceOf, summaryQuestion } from '../core/translation.ts'
import { isNothingWritten } from '../core/reuse.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { tradeSecretsOf } from '../data/trade-secrets.server.ts'
import { translationsOf, workingLanguageOf } from '../data/translations.server.ts'
import { partnersOf } from '../data/consortium.server.ts'
import { pitchCall } from '../data/pitch-call.server.ts'
import { publicVoteTask } from '../data/public-vote-task.server.ts'
import { draftAnswersOf, memberIdsOf } from '../data/proposals.server.ts'
import { reusableProposals, reuseOf } from '../data/reuses.server.ts'
import { readBrief } from '../flows/read-brief.server.ts'
import { restoreProposal, withdrawProposal } from '../flows/withdraw-proposal.server.ts'
import { BriefVersion } from '../parts/brief-version.tsx'
import { PitchCallout } from '../parts/pitch-callout.tsx'
import { ChallengeTitle, ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { WhatNext } from '../parts/what-next.tsx'
import { loadFrame } from './frame.server.ts'

export const access = {
  loader: { who: 'team of :proposal' },
  action: {
    withdraw: { who: 'team lead of :proposal' },
    restore: { who: 'team lead of :proposal' },
    'read-brief': { who: 'team editor of :proposal' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const answers = await draftAnswersOf(context.db, frame.id)
  const forms = await formsOf(context.db, found.row.challengeId)
  const form = lastOf(forms)
  const facts = {
    language: languageOf(answers, frame.language),
    members: await memberIdsOf(context.db, frame.id),
  }
  const statuses = sectionStatuses(form, answers, found.organisation, facts)
  const t = context.t('apply')
  const { task, hint } = { task: t('sections.organisation.task'), hint: t('sections.organisation.hint') }
  const shown = (each: ProposalForm) => shownForm(each, context.lang, context.t('publish'))
  const { sections } = shown(form)
  // The form as it was with the brief that the team has read.
  const read = forms.findLast(({ number }) => number <= frame.brief.answered) ?? form
  const hasSites = (await sitesOf(context.db, found.row.challengeId, context.lang)).length > 0
  const site = hasSites
    ? found.row.siteId === null
      ? ('not-started' as const)
      : ('completed' as const)
    : null
  const reused = await reuseOf(context.db, frame.id)
  const mayReuse = isNothingWritten(answers) && frame.intake === 'open' && frame.canWrite
  const asked = { personId: context.signedIn.personId, exceptId: frame.id }
  return json({
    frame,
    tasks: [{ key: organisationSection, task, hint }, ...sections].map((section) => ({
      key: section.key,
      task: section.task,
      hint: section.hint,
      status: statuses[section.key] ?? 'not-started',
    })),
    changes: read.number === form.number ? [] : formChanges(shown(read), shown(form)),
    site,
    ownSummary: await summaryTask(context, form, { answers, written: facts.language }),
    secrets:
      (await tradeSecretsOf(context.db, frame.id)).length > 0
        ? ('completed' as const)
        : ('optional' as const),
    consortium: await consortiumTask(context, found.row.challengeId),
    publicVote: await publicVoteTask(context.db, frame.id, found.row.challengeId),
    pitch: await pitchOf(context),
    reusedFrom: reused?.reference ?? null,
    hasEarlier: mayReuse && (await reusableProposals(context.db, asked)).length > 0,
    left: sectionsLeft(statuses) + (site === 'not-started' ? 1 : 0),
    total: sections.length + 1 + (site === null ? 0 : 1),
    pageTitle: `${frame.reference} · ${t('task-list.title')}`,
  })
}

/** Null where the team writes in the programme's language, or no summary is asked of it. */
async function summaryTask(
  { db, lang, subject }: RequestContext,
  form: ProposalForm,
  { answers, written }: { answers: Answers; written: ContentLanguage },
): Promise<{ written: string; working: string; status: TaskStatus } | null> {
  const { id: proposalId } = sure(subject.proposal)
  const working = await workingLanguageOf(db, proposalId)
  if (!asksForSummary(written, working) || findQuestion(form, summaryQuestion) === null) return null
  const own = (await translationsOf(db, { proposalId, side: 'team' })).find(
    ({ question, language }) => question === summaryQuestion && language === working,
  )
  const isOutdated = own && own.sourceHash !== sha256(sourceOf(answers[summaryQuestion]))
  return {
    written: languageWord(lang, written),
    working: languageWord(lang, working),
    status: own ? (isOutdated ? 'in-progress' : 'completed') : 'not-started',
  }
}

/** Null but for finalists while the jury deliberates. */
async function pitchOf({ db, subject }: RequestContext): Promise<{ atIso: string | null } | null> {
  if (sure(subject.challenge).effectiveState !== 'deliberating') return null
  const call = await pitchCall(db, sure(subject.proposal).id)
  return call && { atIso: call.at?.toISOString() ?? null }
}

/** Null where organisations apply alone, unless some are named all the same. */
async function consortiumTask(
  { db, subject }: RequestContext,
  challengeId: string,
): Promise<TaskStatus | null> {
  const { consortium: rule } = await eligibilityOf(db, challengeId)
  const { length } = await partnersOf(db, sure(subject.proposal).id)
  if (consortiumRefusal(rule, length) !== null) return length > 0 ? 'problem' : 'not-started'
  if (length > 0) return 'completed'
  return rule === 'excluded' ? null : 'optional'
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('withdraw') }),
  z.object({ intent: z.literal('restore') }),
  z.object({ intent: z.literal('read-brief'), briefNumber: z.coerce.number().int().positive() }),
])

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const asked = { proposalId, personId: context.signedIn.personId, role: teamRole ?? 'viewer' } as const
  const { value } = form
  const result = await (value.intent === 'read-brief'
    ? readBrief({ ...asked, briefNumber: value.briefNumber }, context.ports)
    : (value.intent === 'withdraw' ? withdrawProposal : restoreProposal)(asked, context.ports))
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).proposal(proposalId), toasts[value.intent])
}

const toasts = {
  withdraw: 'apply:toasts.withdrawn',
  restore: 'apply:toasts.restored',
  'read-brief': 'apply:toasts.brief-read',
} as const

export default function TaskListPage() {
  const data = useLoaderData<typeof loader>()
  const {
    frame,
    tasks,
    changes,
    site,
    ownSummary,
    secrets,
    publicVote,
    consortium,
    pitch,
    reusedFrom,
    hasEarlier,
    left,
    total,
  } = data
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.canWrite && frame.state !== 'withdrawn'
  return (
    <ProposalLayout
      frame={frame}
      page="proposal"
      title={frame.title || t('task-list.untitled')}
      lede={<ChallengeTitle challenge={frame.challenge} />}
    >
      {frame.stations.length > 0 ? (
        <PhaseRail phases={frame.stations} zone={frame.zone} of={frame.challenge.title} />
      ) : null}
      {pitch ? <PitchCallout proposalId={frame.id} atIso={pitch.atIso} zone={frame.zone} /> : null}
      <StandingCallout
        frame={frame}
        restore={
          frame.role === 'lead' && frame.intake === 'open' ? (
            <Form result={result} intent="restore" label={t('withdraw.restore')}>
              <SubmitButton>{t('withdraw.restore')}</SubmitButton>
            </Form>
          ) : null
        }
      />
      <BriefVersion frame={frame} changes={changes} result={result} />
      <DeadlineBlock
        live={frame.hasOwnDeadline ? undefined : { challenge: frame.challenge.slug, instant: 'closesAt' }}
        atIso={frame.closesAt}
        nowIso={frame.nowIso}
        graceMinutes={frame.graceMinutes}
        organiserZone={frame.zone}
        partnerZones={frame.partnerZones}
        label={t(frame.hasOwnDeadline ? 'own-deadline-label' : 'deadline-label')}
      />
      {frame.intake === 'open' ? (
        <Section id="tasks" title={t('task-list.tasks')} intro={t('task-list.any-order')}>
          <Progress
            done={total - left}
            total={total}
            label={t('task-list.progress', { done: total - left, total })}
          />
          {isWritable && hasEarlier ? (
            <Callout title={t('reuse.offer')}>
              <p>{t('reuse.offer-text')}</p>
              <ButtonLink to={paths.reuse(frame.id)} tone="secondary">
                {t('reuse.title')}
              </ButtonLink>
            </Callout>
          ) : null}
          {isWritable && reusedFrom !== null ? (
            <p>
              <a href={paths.reuse(frame.id)}>{t('reuse.see', { reference: reusedFrom })}</a>
            </p>
          ) : null}
          <TaskList
            tasks={[
              ...tasks.map(({ key, task, hint, status }) => ({
                label: task,
                to: isWritable ? paths.section(frame.id, key) : undefined,
                hint,
                status,
              })),
              ...(site === null
                ? []
                : [
                    {
                      label: t('site.title'),
                      to: isWritable ? paths.site(frame.id) : undefined,
                      hint: t('site.hint'),
                      status: site,
                    },
                  ]),
              ...(ownSummary === null
                ? []
                : [
                    {
                      label: t('summary.task', { language: ownSummary.working }),
                      to: isWritable ? paths.summary(frame.id) : undefined,
                      hint: t('summary.hint', { written: ownSummary.written }),
                      status: ownSummary.status,
                    },
                  ]),
              {
                label: t('secrets.task'),
                to: isWritable ? paths.secrets(frame.id) : undefined,
                hint: t('secrets.hint'),
                status: secrets,
              },
              ...(publicVote === null || frame.role !== 'lead'
                ? []
                : [
                    {
                      label: t('public-vote.task'),
                      to: frame.state === 'withdrawn' ? undefined : paths.voteConsent(frame.id),
                      hint: t('public-vote.hint'),
                      status: publicVote,
                    },
                  ]),
              ...(consortium === null
                ? []
                : [
                    {
                      label: t('consortium.task'),
                      to: isWritable ? paths.consortium(frame.id) : undefined,
                      hint: t(consortium === 'optional' ? 'consortium.hint' : 'consortium.title'),
                      status: consortium,
                    },
                  ]),
              {
                label: t('task-list.check'),
                to: frame.state === 'withdrawn' ? undefined : paths.check(frame.id),
                hint: frame.state === 'withdrawn' ? undefined : t('task-list.check-hint'),
                status: submissionStatus(frame, left),
              },
            ]}
          />
        </Section>
      ) : null}
      <WhatNext frame={frame} />
      {frame.role === 'lead' && frame.state !== 'withdrawn' && !frame.isAnnounced ? (
        <Disclosure summary={t('withdraw.summary')} open={result !== undefined}>
          <p>{frame.intake === 'open' ? t('withdraw.before') : t('withdraw.after')}</p>
          <Form result={result} intent="withdraw" label={t('withdraw.summary')}>
            <Button tone="danger">{t('withdraw.button')}</Button>
          </Form>
        </Disclosure>
      ) : null}
    </ProposalLayout>
  )
}

function submissionStatus(frame: { state: string; hasUnsubmittedChanges: boolean }, left: number) {
  if (frame.state === 'withdrawn') return 'cannot-start'
  if (frame.state === 'submitted') return frame.hasUnsubmittedChanges ? 'in-progress' : 'completed'
  return left > 0 ? 'cannot-start' : 'not-started'
}
