import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { comparisonSchema } from '../core/ballots/ballot-schema.ts'
import { nextPair } from '../core/ballots/next-pair.ts'
import { ballotHeading } from '../data/ballot-heading.server.ts'
import { assignedTo, comparisonsOfJuror, ownBallot, wayOfJudging } from '../data/ballots.server.ts'
import { summariesOf } from '../data/ballot-summaries.server.ts'
import { openProposal } from '../flows/open-proposal.server.ts'
import { comparePair, finaliseComparisons, undoComparison } from '../flows/compare-pair.server.ts'
import { reopenBallot } from '../flows/finalise-ballot.server.ts'
import { BallotFrame } from '../parts/ballot-frame.tsx'
import { PairChoice } from '../parts/pair-choice.tsx'

export const access = {
  loader: { who: 'juror of :challenge' },
  action: { who: 'juror of :challenge' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/**
 * The two proposals whose comparison by this juror tells most, by what this juror has answered so far: nothing of the
 * others' answers is read.
 */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const way = await wayOfJudging(context.db, challengeId)
  const { isFinalSinceEnd, ...shared } = await ballotHeading(context, context.t('judge')('pairs.title'))
  if (way.way !== 'pairwise' || !shared.isReadable) return json({ ...shared, way: way.way, work: null })
  const ballot = await ownBallot(context.db, jurorId)
  const assigned = await assignedTo(context.db, { jurorId, challengeId })
  const own = await comparisonsOfJuror(context.db, jurorId)
  const mine = assigned.map(({ proposalId }) => proposalId)
  const isWritable = shared.isOpen && ballot.state === 'draft'
  const next = isWritable ? nextPair({ mine, jurorId, comparisons: own, seed: challengeId }) : null
  const seen = new Set(own.flatMap(({ firstId, secondId }) => [firstId, secondId]))
  const shown = next
    ? [next.firstId, next.secondId].flatMap((id) => assigned.filter(({ proposalId }) => proposalId === id))
    : []
  // Its summary is read here: the team may see that, and the assignment counts as begun.
  for (const { assignmentId, proposalId } of shown)
    await openProposal({ assignmentId, proposalId, personId: context.signedIn.personId }, context.ports)
  const summaries = next ? await summariesOf(context.db, [next.firstId, next.secondId]) : {}
  return json({
    ...shared,
    way: way.way,
    work: {
      isWritable,
      finalisedAtIso: ballot.finalisedAt?.toISOString() ?? null,
      canReopen: shared.isOpen && ballot.state === 'final' && !isFinalSinceEnd(ballot.finalisedAt),
      answered: own.length,
      assigned: mine.length,
      unseen: mine.filter((id) => !seen.has(id)).length,
      isEnough: next?.isEnough ?? true,
      pair:
        shown.length === 2
          ? shown.map((proposal) => ({ ...proposal, summary: summaries[proposal.proposalId] ?? '' }))
          : null,
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, comparisonSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const own = { challengeId, personId: context.signedIn.personId }
  const paths = pathsIn(context.lang)
  const { intent, firstId, secondId, answer } = form.value
  const result =
    intent === 'reopen'
      ? await reopenBallot(own, context.ports)
      : intent === 'undo'
        ? await undoComparison(own, context.ports)
        : intent === 'finalise'
          ? await finaliseComparisons(own, context.ports)
          : firstId && secondId && answer
            ? await comparePair({ ...own, firstId, secondId, answer }, context.ports)
            : ({ ok: false, refusal: { code: 'pair-gone' } } as const)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  const toasts = {
    reopen: 'judge:toasts.ballot-reopened',
    undo: 'judge:toasts.answer-undone',
    finalise: 'judge:toasts.ballot-final',
    answer: 'judge:toasts.answer-kept',
  } as const
  const to = intent === 'finalise' ? paths.juryQueue(slug) : paths.pairs(slug)
  return redirectWithToast(context, to, toasts[intent])
}

export default function CompareProposals() {
  const { heading, isOpen, way, work, nowIso } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  return (
    <BallotFrame
      heading={heading}
      title={t('pairs.title')}
      lede={t('pairs.lede')}
      nowIso={nowIso}
      isOpen={isOpen}
    >
      {work && work.assigned > 0 ? (
        <PairChoice work={work} zone={heading.zone} result={result} />
      ) : (
        <EmptyState title={t(way === 'pairwise' ? 'ballot.nothing' : 'refusals.judged-otherwise')}>
          {way === 'pairwise' ? t('ballot.nothing-hint') : null}
        </EmptyState>
      )}
    </BallotFrame>
  )
}
