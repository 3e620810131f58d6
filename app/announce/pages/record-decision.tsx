import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { isDeciderOf } from '#app/people/core/viewer.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import type { PublicVoteView } from '#app/judge/core/ballots/vote-view.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { publicVoteView } from '#app/judge/data/public-vote-view.server.ts'
import { VoteResult } from '#app/judge/parts/public-vote-parts.tsx'
import { decisionSchema, outcomeRowsOf } from '../core/decision-form.ts'
import { decisionDraft } from '../data/decision-draft.server.ts'
import { decisionView } from '../data/decision-view.server.ts'
import { standingDecision } from '../data/decisions.server.ts'
import { announceHeading } from '../data/heading.server.ts'
import { recordDecision } from '../flows/record-decision.server.ts'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { DecisionDetails } from '../parts/decision-details.tsx'
import { DecisionForm } from '../parts/decision-form.tsx'
import { DecisionHash } from '../parts/decision-hash.tsx'
import { decisionProblem } from '../data/decision-problem.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser of :challenge' },
  // A reason and feedback for every proposal, in any script.
  action: { who: 'decider of :challenge', bodyBytes: 4_000_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await announceHeading(db, { challengeId, lang })
  const frame = { heading, pageTitle: context.t('announce')('decision.title') }
  const current = settled(recorded, now)
  const viewer = { ...nobody, isOrganiser: true }
  if (await isKeptFromOne(db, { challengeId, personId: signedIn.personId })) {
    return json({ ...frame, view: { mode: 'conflicted' as const } })
  }
  if (mayRead('decision', viewer, recorded, now)) {
    const decision = await standingDecision(db, challengeId)
    if (decision) {
      return json({
        ...frame,
        view: { mode: 'decided' as const, decision: await decisionView(db, decision, lang) },
      })
    }
  }
  if (current.state !== 'deliberating' || !mayRead('ranking', viewer, recorded, now)) {
    const isOver = current.endedFrom !== null || hasReached(roadStateOf(current), 'announced')
    return json({ ...frame, view: { mode: isOver ? ('over' as const) : ('too-early' as const) } })
  }
  if (!isDeciderOf(signedIn, { programmeId: recorded.programmeId, challengeId })) {
    return json({ ...frame, view: { mode: 'not-yours' as const } })
  }
  return json({
    ...frame,
    view: {
      mode: 'deciding' as const,
      draft: await decisionDraft(db, { challengeId, lang }),
      vote: await publicVoteView(context, heading.slug),
    },
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const form = await parseForm(args, decisionSchema)
  if (!form.ok) return form.response
  const { personId: by } = context.signedIn
  const recorded = await recordDecision(
    {
      ...{ challengeId, by, signedName: form.value.signedName, statements: form.value.statements },
      outcomes: outcomeRowsOf(form.value),
    },
    context.ports,
  )
  if (!recorded.ok) return decisionProblem(context, recorded.refusal)
  return redirectWithToast(context, pathsIn(context.lang).organise.release(slug), 'announce:toasts.recorded')
}

export default function RecordDecision() {
  const { heading, view } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  if (view.mode === 'deciding') {
    return (
      <AnnouncePage heading={heading} step="decision">
        {view.vote ? <VoteAdvice vote={view.vote} slug={heading.slug} /> : null}
        <DecisionForm draft={view.draft} heading={heading} result={result} />
      </AnnouncePage>
    )
  }
  if (view.mode === 'decided') {
    return (
      <AnnouncePage heading={heading} step="decision">
        <Callout tone={view.decision.isConfirmed ? 'good' : 'info'} title={t('decision.recorded')}>
          <DecisionHash hash={view.decision.hash} />
          <p>
            <ButtonLink to={paths.organise.release(heading.slug)} icon="arrow-right">
              {t('decision.to-release')}
            </ButtonLink>
          </p>
        </Callout>
        <DecisionDetails decision={view.decision} />
      </AnnouncePage>
    )
  }
  return (
    <AnnouncePage heading={heading} step="decision">
      <EmptyState
        title={t(`decision.${view.mode}`)}
        action={<a href={paths.organise.challenge(heading.slug)}>{t('decision.back')}</a>}
      >
        <p>{t(`decision.${view.mode}-hint`)}</p>
      </EmptyState>
    </AnnouncePage>
  )
}

/** What the public said, beside the jury's order: counted once the vote has closed. */
function VoteAdvice({ vote, slug }: { vote: PublicVoteView; slug: string }) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  if (vote.stage === 'closed') return <VoteResult view={vote} result={vote.result} />
  return (
    <Callout title={t('vote.not-counted')}>
      <p>
        {t('vote.not-counted-hint')} <LocalTime atIso={vote.closesAtIso} zone={vote.zone} />{' '}
        <a href={paths.publicVote(slug)}>{t('vote.title')}</a>
      </p>
    </Callout>
  )
}
