import { htmlLangOf } from '#app/platform/languages.ts'
import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { countryName, languageName } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useSite } from '#app/ui/site.ts'
import { juryStageOf, latenessAt } from '../core/jury-stage.ts'
import { minutesLeft } from '../core/pace.ts'
import { missingInWords } from '../core/scorecard-problem.ts'
import { entriesOf, scorecardSchema } from '../core/scorecard-schema.ts'
import { criteriaInWords } from '../data/criteria.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { isFinalSinceEnd } from '../core/judging-window.ts'
import { lastJudgingEnd } from '../data/judging-end.server.ts'
import { jurorQueue, minutesPerFinished } from '../data/juror-queue.server.ts'
import { ownScorecard, proposalToScore } from '../data/proposal-to-score.server.ts'
import { finaliseScorecard } from '../flows/finalise-scorecard.server.ts'
import { openProposal } from '../flows/open-proposal.server.ts'
import { reopenScorecard } from '../flows/reopen-scorecard.server.ts'
import { saveScorecard } from '../flows/save-scorecard.server.ts'
import { ProposalReading } from '../parts/proposal-reading.tsx'
import { ScorecardForm } from '../parts/scorecard-form.tsx'

export const handle = { hydrate: true, texts: ['judge', 'apply'] }

const rule = { who: 'juror of :assignment', bodyBytes: 256 * 1024 } as const
export const access = {
  loader: { who: 'juror of :assignment' },
  action: { save: rule, finalise: rule, reopen: rule },
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
  const criteria = await criteriaInWords(context.db, { challengeId, lang: context.lang })
  const { finalisedAt, ...card } = await ownScorecard(context.db, { jurorId, proposalId })
  const queue = await jurorQueue(context.db, { challengeId, jurorId, criteria })
  const at = queue.findIndex((item) => item.assignmentId === assignmentId)
  const remaining = queue.filter(({ state }) => state !== 'final').length
  return json({
    ...shared,
    pageTitle: `${proposal.title} (${proposal.reference})`,
    work: {
      assignmentId,
      proposal: {
        ...proposal,
        // Named here: browsers and servers name some countries differently.
        country: proposal.country && countryName(context.lang, proposal.country),
        languageName: languageName(context.lang, htmlLangOf(proposal.language)),
      },
      criteria,
      canReopen:
        stage === 'judging' &&
        card.state === 'final' &&
        !isFinalSinceEnd({ finalisedAt }, await lastJudgingEnd(context.db, challengeId)),
      card: { ...card, finalisedAtIso: finalisedAt?.toISOString() ?? null },
      ownTotal: queue[at]?.ownTotal ?? null,
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
  const { id: assignmentId, jurorId } = sure(context.subject.assignment)
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { intent } = form.value
  const own = { assignmentId, personId: context.signedIn.personId }
  const paths = pathsIn(context.lang)
  if (intent === 'reopen') {
    const result = await reopenScorecard(own, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    return redirectWithToast(context, paths.score(assignmentId), 'judge:toasts.reopened')
  }
  const flow = intent === 'finalise' ? finaliseScorecard : saveScorecard
  const result = await flow({ ...own, ...entriesOf(form.value) }, context.ports)
  if (!result.ok) {
    const errors = missingInWords(result.refusal, context.t('judge')('score.answer-missing'))
    return refusalResponse(context, 'judge', result.refusal, { errors })
  }
  if (intent !== 'finalise')
    return redirectWithToast(context, paths.score(assignmentId), 'judge:toasts.saved')
  const criteria = await criteriaInWords(context.db, { challengeId, lang: context.lang })
  const queue = await jurorQueue(context.db, { challengeId, jurorId, criteria })
  const next = queue.find(({ state }) => state !== 'final')
  return redirectWithToast(
    context,
    next ? paths.score(next.assignmentId) : paths.juryQueue(slug),
    next ? 'judge:toasts.finalised' : 'judge:toasts.all-final',
  )
}

export default function ScoreProposal() {
  const { heading, stage, isUndecided, work, nowIso } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
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
    >
      <Columns shape="halves" sticky>
        <ProposalReading proposal={work.proposal} />
        <ScorecardForm
          work={work}
          heading={heading}
          isOpen={stage === 'judging'}
          isLate={isUndecided && work.card.state !== 'final'}
          nowIso={nowIso}
          result={result}
        />
      </Columns>
    </AreaLayout>
  )
}
