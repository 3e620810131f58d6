/**
 * A result bundle made without a database: judged by the portal's own rules, recorded as its flows record, sealed as it
 * seals. What is random in a bundle comes from a count, so that equal input gives equal bytes.
 */
import { createHash } from 'node:crypto'
import {
  fullFile,
  publicFile,
  rankedRow,
  sealBundle,
  sealType,
  type BundleFacts,
  type BundleRow,
} from '#app/announce/core/bundle.ts'
import {
  hashOfDecision,
  rankedLines,
  withWinnerPlaces,
  type DecisionContent,
  type OutcomeRow,
} from '#app/announce/core/outcomes.ts'
import type { TiedRow } from '#app/announce/core/ties.ts'
import { rankComparisons, type Comparison } from '#app/judge/core/ballots/pairwise.ts'
import { rankBallots, type RankRule } from '#app/judge/core/ballots/ranked.ts'
import { consensusTotal, countingRanking, type CountingRule } from '#app/judge/core/deliberation/counting.ts'
import { rankProposals, tieRulesOf, type RankingRow } from '#app/judge/core/ranking.ts'
import { criteriaAskedOf, type Criterion } from '#app/judge/core/scoring.ts'
import { fraction } from '#app/platform/fraction.ts'
import { usualRule, type JudgingRule } from '#app/publish/core/judging-rule.ts'
import { plain, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { canonicalJson, commitmentOf, genesis, hashOfEntry, type Entry } from '#app/record/core/chain.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Whole answers by criterion id; null: cannot judge. `juror` from 1. */
export type Card = {
  readonly juror: number
  readonly proposal: string
  readonly points: Readonly<Record<string, string | null>>
}

export type Judged = {
  readonly criteria: readonly Criterion[]
  readonly rule?: JudgingRule
  readonly counts?: CountingRule
  readonly proposals: readonly string[]
  readonly finalists?: readonly string[]
  readonly jurors: number
  readonly cards: readonly Card[]
  /** By proposal: for the whole, 0 to 100 with at most two decimals. */
  readonly consensus?: Readonly<Record<string, string>>
  readonly ranked?: { readonly rule: RankRule; readonly ballots: readonly (readonly string[])[] }
  readonly pairs?: readonly Comparison[]
  /** Which of those that can win does, counted from the first of the ranking; the first where nothing is said. */
  readonly winnerAt?: number
  /** A public vote beside the jury, as bundles tell it. */
  readonly vote?: Readonly<Record<string, unknown>>
}

export type MadeBundle = {
  readonly publicText: string
  readonly fullText: string
  /** Every entry with its number, the seal the last: what mails and receipts say. */
  readonly receipts: readonly { readonly seq: number; readonly hash: string }[]
}

const challengeId = '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e'
export const referenceOf = (proposal: string) => `HEL-2021-${proposal}`

/** A record that grows, and what stands behind its commitments. */
class Chain {
  readonly entries: Entry[] = []
  readonly secrets: { seq: number; name: string; salt: string; payload: string }[] = []
  #salts = 0

  readonly newSalt = () => {
    this.#salts += 1
    return this.#salts.toString(16).padStart(32, '0')
  }

  add(
    type: string,
    body: Readonly<Record<string, unknown>>,
    secrets: Readonly<Record<string, unknown>> = {},
  ) {
    const seq = this.entries.length + 1
    const held = Object.entries(secrets).map(([name, payload]) => ({
      ...{ seq, name, salt: this.newSalt(), payload: canonicalJson(payload) },
    }))
    this.secrets.push(...held)
    const commitments = Object.fromEntries(
      held.map(({ name, salt, payload }) => [name, commitmentOf(salt, payload, sha256)]),
    )
    const entry = {
      ...{ seq, type, at: new Date(Date.UTC(2022, 0, 1, 0, 0, seq)).toISOString() },
      body: canonicalJson({ challengeId, ...body, ...(held.length > 0 && { commitments }) }),
      previousHash: this.entries.at(-1)?.hash ?? genesis,
    }
    this.entries.push({ ...entry, hash: hashOfEntry(entry, sha256) })
  }
}

export function aBundle(judged: Judged): MadeBundle {
  const { criteria, rule = usualRule, counts = 'individual', proposals, jurors } = judged
  const chain = new Chain()
  const judgedBy = {
    criteria: criteria.map(({ position, weight, rubric, minimum, isForFinalists }) => ({
      ...{ position, weight, type: rubric.type, config: rubric.config, minimum, isForFinalists, texts: {} },
    })),
    rule,
  }
  chain.add('ChallengeOpened', { by: null, criteriaHash: sha256(canonicalJson(judgedBy)) })
  if (counts === 'consensus') chain.add('CountingRuleStated', { by: 'organiser', counts })
  // The record is the programme's: others write into it too.
  chain.add('ProgrammeEdited', { challengeId: 'another', by: 'organiser', locale: 'en' })
  for (const proposal of proposals)
    chain.add('ProposalSubmitted', { reference: referenceOf(proposal), version: 1, hash: sha256(proposal) })
  chain.add('JudgingStarted', { by: 'organiser', criteriaHash: sha256(canonicalJson(judgedBy)) })
  const rows = [...rowsOf(judged), ...judgements(chain, judged)]
  const ranking = rankedLines(rankingOfJudged(judged))
  const content: DecisionContent = {
    outcomes: withWinnerPlaces(outcomesOf(judged), ranking),
    ...{ ranking, statements: { en: 'The jury was of one mind.' } },
  }
  const hash = hashOfDecision(content, sha256)
  chain.add('DecisionRecorded', { by: 'organiser', hash })
  const outcomes = content.outcomes.map((row) => [`outcome-${row.proposalId}`, row] as const)
  chain.add(
    'OutcomesCommitted',
    { decision: 1, hash },
    { ...Object.fromEntries(outcomes), statements: content.statements, signature: 'An Organiser' },
  )
  chain.add('DecisionConfirmed', { by: 'colleague', hash })
  const way = judged.ranked
    ? { way: 'ranked', rule: judged.ranked.rule }
    : { way: judged.pairs ? 'pairwise' : 'scorecards' }
  const facts: BundleFacts = {
    ...{
      challengeId,
      challenge: 'smart-energy',
      programme: 'city',
      vote: judged.vote ?? null,
      entries: chain.entries,
    },
    rules: {
      ...{ judgedBy, criterionIds: criteria.map(({ id }) => id), way, counts, awards: null },
      ...{ minimumReviews: 1, pilotsOffered: 1 },
    },
    decision: { ...content, number: 1, hash },
    references: Object.fromEntries(proposals.map((proposal) => [proposal, referenceOf(proposal)])),
    rows: [...rows, ...ranking.map(rankedRow)].map((row) => ({ row, jurorId: null })),
  }
  const sealed = sealBundle({ ...facts, entries: [...chain.entries] }, { sha256, newSalt: chain.newSalt })
  chain.add(sealType, { decision: 1, bundle: sealed.hash })
  const seal = chain.entries.at(-1)
  if (!seal || jurors < 1) throw new Error('a bundle needs jurors, and its seal')
  return {
    publicText: publicFile({ body: sealed.body, seal }),
    fullText: fullFile(
      { body: sealed.body, seal },
      {
        ...{ entries: chain.entries, rows: sealed.rows },
        secrets: chain.secrets.filter(({ name }) => name !== 'signature'),
      },
    ),
    receipts: chain.entries.map(({ seq, hash: own }) => ({ seq, hash: own })),
  }
}

/** Who sits on the jury, what takes part, and that everybody is assigned all they judged, free of conflicts. */
function rowsOf({ jurors, proposals, finalists = [], cards, ranked, pairs }: Judged): BundleRow[] {
  const numbers = Array.from({ length: jurors }, (_, index) => index + 1)
  const judged = [
    ...cards.map(({ juror, proposal }) => ({ juror, proposal })),
    ...(ranked || pairs
      ? numbers.flatMap((juror) => proposals.map((proposal) => ({ juror, proposal })))
      : []),
  ]
  const declaredAt = '2021-12-24T00:00:00.000Z'
  return [
    ...numbers.map((juror) => ({
      ...{ kind: 'juror' as const, juror, isChair: juror === 1, isSubstitute: false, state: 'accepted' },
    })),
    ...proposals.map((proposal) => ({
      ...{ kind: 'proposal' as const, proposal, reference: referenceOf(proposal), takesPart: true },
      ...{ isFinalist: finalists.includes(proposal), reason: null },
    })),
    ...judged.flatMap((pair) => [
      { kind: 'assignment' as const, ...pair, assignedAt: declaredAt, isReleased: false },
      { kind: 'conflict' as const, ...pair, standing: 'clear', conflictKind: null, declaredAt },
    ]),
    // Whoever declares a conflict has no score: an extra juror beside the others.
    {
      ...{ kind: 'conflict' as const, juror: jurors + 1, proposal: proposals[0] ?? '', standing: 'conflict' },
      ...{ conflictKind: 'family', declaredAt },
    },
  ]
}

/** Declares everything final in the record, and says it in rows. */
function judgements(chain: Chain, { cards, consensus = {}, ranked, pairs }: Judged): BundleRow[] {
  const scorecards = cards.map(({ juror, proposal, points }, index): BundleRow => {
    const id = `card-${index}`
    chain.add(
      'ScorecardFinalised',
      { juror, proposalId: proposal, scorecardId: id },
      { scores: { points, commentToTeam: 'Thank you.' } },
    )
    const at = chain.entries.at(-1)?.at ?? null
    return { kind: 'scorecard', id, juror, proposal, state: 'final', points, at, voidReason: null }
  })
  const agreed = Object.entries(consensus).map(([proposal, points]): BundleRow => {
    const reason = 'We agreed.'
    chain.add(
      'ConsensusRecorded',
      { by: 'chair' },
      { consensus: { proposalId: proposal, scores: [{ criterionId: null, points }], reason } },
    )
    return {
      ...{ kind: 'consensus', proposal, criterionId: null, points: plain(settled(points)), reason },
      at: chain.entries.at(-1)?.at ?? '',
    }
  })
  const orders = (ranked?.ballots ?? []).map((order, index): BundleRow => {
    chain.add(
      'BallotFinalised',
      { juror: index + 1, ballotId: `ballot-${index}`, way: 'ranked' },
      { ballot: order },
    )
    return { kind: 'ballot', id: `ballot-${index}`, juror: index + 1, way: 'ranked', order, comparisons: [] }
  })
  const byJuror = [...new Set((pairs ?? []).map(({ jurorId }) => jurorId))]
  const compared = byJuror.map((jurorId): BundleRow => {
    const comparisons = (pairs ?? [])
      .filter((pair) => pair.jurorId === jurorId)
      .map(({ firstId, secondId, answer }) => ({ firstId, secondId, answer }))
    const [id, juror] = [`pairs-${jurorId}`, Number(jurorId)]
    chain.add('BallotFinalised', { juror, ballotId: id, way: 'pairwise' }, { ballot: comparisons })
    return { kind: 'ballot', id, juror, way: 'pairwise', order: [], comparisons }
  })
  return [...scorecards, ...agreed, ...orders, ...compared]
}

type Ranked = TiedRow & Pick<RankingRow, 'total' | 'isBehind'>

/** As the portal ranks. */
export function rankingOfJudged(judged: Judged): Ranked[] {
  const { criteria, rule = usualRule, counts = 'individual', cards, ranked, pairs, consensus = {} } = judged
  const proposals = judged.proposals.map((proposalId) => ({ proposalId, reference: referenceOf(proposalId) }))
  if (ranked) {
    const ballots = ranked.ballots.map((order, index) => ({
      ...{ jurorId: String(index), order: order.map((id) => [id]) },
    }))
    return rankBallots({ rule: ranked.rule, proposals, ballots }).map(({ figure, tieBreak, ...row }) => ({
      ...{ ...row, tieBreak: tieBreak && { by: tieBreak }, total: figure, isBehind: false },
    }))
  }
  if (pairs)
    return rankComparisons({ proposals, comparisons: pairs }).map(({ figure, tieBreak, ...row }) => ({
      ...{ ...row, tieBreak: tieBreak && { by: tieBreak } },
      total: figure === null ? null : fraction(Math.round(figure * 1e6), 1_000_000),
      isBehind: false,
    }))
  const finalists = new Set(judged.finalists)
  const scorecards = cards.map(({ juror, proposal, points }) => ({
    ...{ jurorId: String(juror), proposalId: proposal },
    points: Object.fromEntries(
      Object.entries(points).map(([id, text]) => [id, text === null ? null : settled(text)]),
    ),
  }))
  const rows = rankProposals({ criteria, rule, proposals, scorecards, finalists })
  const agreed = new Map(
    Object.entries(consensus).flatMap(([proposal, whole]) => {
      const asked = criteriaAskedOf(criteria, { isFinalist: finalists.has(proposal) })
      const total = consensusTotal(asked, { wholeHundredths: Math.round(Number(whole) * 100), criteria: {} })
      return total === null ? [] : [[proposal, total] as const]
    }),
  )
  const steps = tieRulesOf(rule, criteria)
  return countingRanking(rows, rule.counts === 'share' ? counts : 'individual', agreed, steps)
}

/** One that can win does, the first of the others is the reserve; each with a reason of its own. */
function outcomesOf(judged: Judged): OutcomeRow[] {
  const ranking = rankingOfJudged(judged)
  const able = ranking.filter(({ isBehind, place }) => !isBehind && place !== null)
  const winner = able[(judged.winnerAt ?? 0) % Math.max(1, able.length)]
  const reserve = able.find((each) => each !== winner)
  return ranking.map(({ proposalId }, index) => ({
    ...{ proposalId, reason: `The reason of proposal ${proposalId}, number ${index} in the list.` },
    ...{ feedback: `To ${proposalId}.`, place: proposalId === reserve?.proposalId ? 1 : null },
    outcome:
      proposalId === winner?.proposalId
        ? 'winner'
        : proposalId === reserve?.proposalId
          ? 'reserve'
          : 'not_selected',
  }))
}
