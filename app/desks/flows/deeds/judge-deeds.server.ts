import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import type { Ports } from '#app/http/context.ts'
import { nextPair } from '#app/judge/core/ballots/next-pair.ts'
import { assignmentFacts } from '#app/judge/data/assignment-facts.server.ts'
import { comparisonsOfJuror } from '#app/judge/data/ballots.server.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { drawPlan } from '#app/judge/data/draw-plan.server.ts'
import { eligibleProposalIds } from '#app/judge/data/declarations.server.ts'
import { namesInList } from '#app/judge/data/names-to-declare.server.ts'
import { answerJurySeat } from '#app/judge/flows/answer-jury-seat.server.ts'
import { assignProposals, planHash } from '#app/judge/flows/assign-proposals.server.ts'
import { castVote } from '#app/judge/flows/cast-vote.server.ts'
import { comparePair, finaliseComparisons } from '#app/judge/flows/compare-pair.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { declareNames } from '#app/judge/flows/declare-names.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { openProposal } from '#app/judge/flows/open-proposal.server.ts'
import { finaliseRanks } from '#app/judge/flows/rank-proposals.server.ts'
import { startJudging } from '#app/judge/flows/start-judging.server.ts'
import { accept, refuse, type Refusal, type Result } from '#app/platform/result.ts'
import type { JudgeDeed, Marks } from '../../core/deed.ts'
import {
  challengeIdOf,
  draftOf,
  isReadBlind,
  personIdOf,
  seatOf,
  unfinishedAssignments,
  unscreenedOutsideTheCast,
} from '../../data/cast-lookups.server.ts'

type DeedOf<Name extends JudgeDeed['do']> = Extract<JudgeDeed, { do: Name }>
type Known = { readonly challengeId: string; readonly by: string }

/** What screeners, organisers of the jury and jurors do. */
export async function performJudgeDeed(deed: JudgeDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  const challengeId = await challengeIdOf(ports.db, deed.challenge)
  const by = await personIdOf(ports.db, deed.by)
  const known = { challengeId, by }
  switch (deed.do) {
    case 'screen':
      return screen(deed, known, ports)
    case 'invite-juror':
      return inviteJuror({ ...deed, ...known, email: deed.juror }, ports)
    case 'answer-seat':
      return answerSeat(deed, known, ports)
    case 'declare':
      return declare(deed, known, ports)
    case 'assign':
      return assign(known, ports)
    case 'start-judging':
      return startJudging(known, ports)
    case 'score':
      return score(deed, known, ports)
    case 'rank':
      return rank(deed, known, ports)
    case 'compare':
      return compare(deed, known, ports)
    case 'vote':
      return castVote({ challengeId, personId: by, picks: deed.picks }, ports)
  }
}

async function screen(deed: DeedOf<'screen'>, { challengeId, by }: Known, ports: Ports) {
  const { proposal: proposalId, outcome, rule, reason } = deed
  await screenVisitors({ challengeId, by }, ports)
  const version = (await draftOf(ports.db, proposalId))?.version ?? null
  if (version === null) return refuse('not-submitted')
  return screenProposal({ challengeId, proposalId, personId: by, outcome, rule, reason, version }, ports)
}

/** Whoever tries the demo may hand in too: their proposals take part like any other. */
async function screenVisitors({ challengeId, by }: Known, ports: Ports) {
  for (const { proposalId, version } of await unscreenedOutsideTheCast(ports.db, challengeId)) {
    const given = { challengeId, proposalId, personId: by, version, rule: '', reason: '' }
    await screenProposal({ ...given, outcome: 'eligible' }, ports)
  }
}

async function answerSeat(deed: DeedOf<'answer-seat'>, { challengeId, by }: Known, ports: Ports) {
  const seat = await seatOf(ports.db, { challengeId, personId: by })
  if (seat === null) return refuse('seat-needed')
  const { answer, reason } = deed
  return answerJurySeat({ jurorId: seat.jurorId, personId: by, answer, reason }, ports)
}

async function declare({ conflicts }: DeedOf<'declare'>, { challengeId, by }: Known, ports: Ports) {
  if (await isReadBlind(ports.db, challengeId)) {
    const { hash } = await namesInList(ports.db, { challengeId, lang: 'en' })
    const whole = { list: hash, seenSuggestions: null }
    return declareNames({ challengeId, personId: by, added: [], removed: null, whole }, ports)
  }
  const eligible = await eligibleProposalIds(ports.db, challengeId)
  const declarations = eligible.map((proposalId) => {
    const conflict = conflicts[proposalId]
    return conflict
      ? { proposalId, standing: 'conflict' as const, kind: conflict.kind, privateNote: conflict.note }
      : { proposalId, standing: 'clear' as const, kind: null, privateNote: null }
  })
  return declareConflicts({ challengeId, personId: by, declarations }, ports)
}

/** Looks at the plan and applies it as it was shown. */
async function assign({ challengeId, by }: Known, ports: Ports) {
  const plan = await drawPlan(await assignmentFacts(ports.db, challengeId))
  return assignProposals({ challengeId, by, shownHash: planHash(plan) }, ports)
}

async function score(
  { count, marks }: DeedOf<'score'>,
  { challengeId, by }: Known,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const queue = await unfinishedAssignments(ports.db, { challengeId, personId: by })
  for (const { assignmentId, proposalId } of queue.slice(0, count)) {
    const given = marks[proposalId] ?? visitorsMarks
    await openProposal({ assignmentId, proposalId, personId: by }, ports)
    const finished = await finish({ assignmentId, personId: by, challengeId, given }, ports)
    if (!finished.ok) return finished
  }
  return accept(null)
}

/** The cast has no opinion of its own on what visitors hand in: the middle of the scale, for every criterion. */
const visitorsMarks: Marks = {
  points: [3, 3, 3, 3, 3, 3],
  comment: 'A clear answer. A named host and a measured baseline would make it stronger.',
}

async function rank({ marks }: DeedOf<'rank'>, { challengeId, by }: Known, ports: Ports) {
  const mine = await unfinishedAssignments(ports.db, { challengeId, personId: by })
  for (const assignment of mine) await openProposal({ ...assignment, personId: by }, ports)
  const ordered = mine
    .map(({ proposalId }) => proposalId)
    .sort((a, b) => totalOf(marks[b]) - totalOf(marks[a]) || (a < b ? -1 : 1))
  const ranks = Object.fromEntries(ordered.map((proposalId, index) => [proposalId, index + 1]))
  return finaliseRanks({ challengeId, personId: by, ranks, seen: 0 }, ports)
}

async function compare(
  { marks }: DeedOf<'compare'>,
  { challengeId, by }: Known,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const own = { challengeId, personId: by }
  const seat = await seatOf(ports.db, own)
  if (seat === null) return refuse('seat-needed')
  const assignments = await unfinishedAssignments(ports.db, own)
  const mine = assignments.map(({ proposalId }) => proposalId)
  for (;;) {
    const comparisons = await comparisonsOfJuror(ports.db, seat.jurorId)
    const pair = nextPair({ mine, jurorId: seat.jurorId, comparisons, seed: challengeId })
    if (pair === null || pair.isEnough) return finaliseComparisons(own, ports)
    const { firstId, secondId } = pair
    for (const assignment of assignments.filter(({ proposalId }) => [firstId, secondId].includes(proposalId)))
      await openProposal({ ...assignment, personId: by }, ports)
    const difference = totalOf(marks[firstId]) - totalOf(marks[secondId])
    const answer = difference === 0 ? 'equal' : difference > 0 ? 'first' : 'second'
    const kept = await comparePair({ ...own, firstId, secondId, answer }, ports)
    if (!kept.ok) return kept
  }
}

function totalOf({ points }: Marks = visitorsMarks): number {
  return points.reduce((sum: number, point) => sum + (point ?? 0), 0)
}

async function finish(
  given: { assignmentId: string; personId: string; challengeId: string; given: Marks },
  ports: Ports,
) {
  const { assignmentId, personId, challengeId } = given
  const { points, comment } = given.given
  const criteria = await criteriaOf(ports.db, challengeId)
  return finaliseScorecard(
    {
      assignmentId,
      personId,
      scores: criteria.map(({ id }, index) => ({
        criterionId: id,
        answer: String(points[index] ?? 'cannot-judge'),
        seen: 0,
      })),
      texts: { commentToTeam: comment, seen: 1 },
    },
    ports,
  )
}
