import { htmlLangOf } from '#app/platform/languages.ts'
import { json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { countryName, languageName } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { decimalText } from '#app/platform/rounding.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { allowedNow } from '../core/deliberation/rounds.ts'
import { juryStageOf, latenessAt } from '../core/jury-stage.ts'
import { minutesLeft } from '../core/pace.ts'
import { problemsByField } from '../core/scorecard-problem.ts'
import { entriesOf, scorecardSchema } from '../core/scorecard-schema.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { criteriaAskedOf, endsOfTotals } from '../core/scoring.ts'
import { criteriaInWords, judgingRuleOf } from '../data/criteria.server.ts'
import { finalistIdsOf } from '../data/finalist-ids.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { roundsOf } from '../data/rounds.server.ts'
import { isFinalSinceEnd } from '../core/judging-window.ts'
import { lastJudgingEnd } from '../data/judging-end.server.ts'
import { jurorQueue, minutesPerFinished } from '../data/juror-queue.server.ts'
import { ownScorecard, proposalToScore } from '../data/proposal-to-score.server.ts'
import { openProposal } from '../flows/open-proposal.server.ts'
import { reopenScorecard } from '../flows/reopen-scorecard.server.ts'
import { saveScorecard } from '../flows/save-scorecard.server.ts'
import { ProposalReading } from '../parts/proposal-reading.tsx'
import { ReadForBallot } from '../parts/read-for-ballot.tsx'
import { ScorecardForm } from '../parts/scorecard-form.tsx'
import { SplitView } from '../parts/split-view.tsx'

export const handle = { hydrate: true }

const rule = { who: 'juror of :assignment', bodyBytes: 256 * 1024 } as const
export const access = {
  loader: { who: 'juror of :assignment' },
  action: { save: rule, check: rule, reopen: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { id: assignmentId, proposalId, jurorId } = sure(context.subject.assignment)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const stage = juryStageOf(effectiveState)
  const isUndecided = latenessAt(effectiveState) === 'undecided'
  const shared = { heading, stage, isUndecided, nowIso: context.now.toISOString() }
  // A standing assignment is a cleared one: the database holds no other.
  const juror = { ...nobody, isJuror: true, assignment: 'clear' } as const
  if (!mayRead('proposal', juror, recorded, context.now)) {
    return json({ ...shared, pageTitle: context.t('judge')('score.title'), work: null })
  }
  const { personId } = context.signedIn
  await openProposal({ assignmentId, proposalId, personId }, context.ports)
  const fileTo = (file: string) => pathsIn(context.lang).assignedFile(assignmentId, file)
  const proposal = await proposalToScore(context, { proposalId, fileTo })
  if (!proposal) throw notFound()
  const isFinalist = (await finalistIdsOf(context.db, challengeId)).has(proposalId)
  const allCriteria = await criteriaInWords(context.db, { challengeId, lang: context.lang })
  const criteria = criteriaAskedOf(allCriteria, { isFinalist })
  const { finalisedAt, ...card } = await ownScorecard(context.db, { jurorId, proposalId, criteria })
  const queue = await jurorQueue(context.db, { challengeId, jurorId, criteria: allCriteria })
  const at = queue.findIndex((item) => item.assignmentId === assignmentId)
  const remaining = queue.filter(({ state }) => state !== 'final').length
  return json({
    ...shared,
    pageTitle: `${proposal.title} (${proposal.reference})`,
    work: {
      assignmentId,
      owner: personId,
      proposal: {
        ...proposal,
        // Named here: browsers and servers name some countries differently.
        from: proposal.from && {
          ...proposal.from,
          country: proposal.from.country && countryName(context.lang, proposal.from.country),
        },
        languageName: languageName(context.lang, htmlLangOf(proposal.language)),
      },
      isBlind: recorded.policy.isBlind,
      isInFinal:
        card.state === 'final' &&
        criteria.some(({ isForFinalists }) => isForFinalists) &&
        allowedNow(await roundsOf(context.db, challengeId), effectiveState).scoring === 'finalists',
      criteria,
      canSeeOthers: card.state === 'final' && mayRead('scorecards', juror, recorded, context.now),
      way: (await wayOfJudging(context.db, challengeId)).way,
      canReopen:
        stage === 'judging' &&
        card.state === 'final' &&
        !isFinalSinceEnd({ finalisedAt }, await lastJudgingEnd(context.db, challengeId)),
      card: { ...card, finalisedAtIso: finalisedAt?.toISOString() ?? null },
      ownTotal: queue[at]?.ownTotal ?? null,
      highestTotal: decimalText(
        endsOfTotals(criteria, await judgingRuleOf(context.db, challengeId)).highest,
        2,
      ),
      place: at + 1,
      total: queue.length,
      finished: queue.length - remaining,
      minutes: minutesLeft({ remaining, minutesPerFinished: minutesPerFinished(queue) }),
      previousId: queue[at - 1]?.assignmentId ?? null,
      nextId: queue[at + 1]?.assignmentId ?? null,
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, scorecardSchema)
  if (!form.ok) return form.response
  const { id: assignmentId } = sure(context.subject.assignment)
  const { intent } = form.value
  const own = { assignmentId, personId: context.signedIn.personId }
  const paths = pathsIn(context.lang)
  if (intent === 'reopen') {
    const result = await reopenScorecard(own, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, paths.score(assignmentId), 'judge:toasts.reopened')
  }
  const result = await saveScorecard({ ...own, ...entriesOf(form.value) }, context.ports)
  if (!result.ok) {
    const errors = problemsByField(result.refusal, refusalSentence(context, 'judge', result.refusal))
    return refusalResponse(context, 'judge', result.refusal, { errors })
  }
  if (intent === 'check') return redirect(paths.scoreCheck(assignmentId), 303)
  return redirectWithToast(context, paths.score(assignmentId), 'judge:toasts.saved')
}

export default function ScoreProposal() {
  const { heading, stage, isUndecided, work, nowIso } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const [isSheetOpen, setSheetOpen] = useState(false)
  const reachSheet = useCallback(() => flushSync(() => setSheetOpen(true)), [])
  const breadcrumb = [
    { to: paths.jury, label: t('juror-home.title') },
    { to: paths.juryQueue(heading.slug), label: heading.title },
  ]
  if (!work) {
    return (
      <AreaLayout area="juror" title={t('score.title')} breadcrumb={breadcrumb}>
        <EmptyState title={t(stage === 'over' ? 'score.over' : 'score.not-yet')} />
      </AreaLayout>
    )
  }
  return (
    <AreaLayout
      area="juror"
      width="split"
      title={work.proposal.title}
      titleLang={htmlLangOf(work.proposal.language)}
      lede={t('score.place', { place: work.place, total: work.total })}
      breadcrumb={breadcrumb}
      actions={
        work.isInFinal ? (
          <ButtonLink to={paths.scoreFinal(work.assignmentId)}>{t('final.link')}</ButtonLink>
        ) : undefined
      }
    >
      <SplitView
        isOpen={isSheetOpen}
        setOpen={setSheetOpen}
        asked={work.way === 'scorecards' ? work.criteria.length : null}
        reading={
          <>
            {work.isBlind ? <p>{t('score.blind')}</p> : null}
            <ProposalReading proposal={work.proposal} byBallot={work.way !== 'scorecards'} />
          </>
        }
        scorecard={
          work.way !== 'scorecards' ? (
            <ReadForBallot way={work.way} slug={heading.slug} work={work} />
          ) : (
            <ScorecardForm
              work={work}
              heading={heading}
              isOpen={stage === 'judging'}
              isLate={isUndecided && work.card.state !== 'final'}
              nowIso={nowIso}
              result={result}
              isClashing={result !== undefined && 'code' in result && result.code === 'score-changed'}
              onReach={reachSheet}
            />
          )
        }
      />
    </AreaLayout>
  )
}
