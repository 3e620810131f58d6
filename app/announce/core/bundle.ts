/**
 * The result bundle of a decision: all it was made from, in two parts. What everybody may have holds no word that somebody
 * wrote about somebody, and of every row only a salted commitment; the rows are kept apart, for auditors, and can be
 * erased. docs/decisions/0023 says what each proves; docs/verify.md how it is checked.
 */
import { canonicalJson, commitmentOf, type Entry } from '#app/record/core/chain.ts'
import type { Sha256 } from '#app/record/core/sha256.ts'
import { awardSecret } from './award-entry.ts'
import {
  deviationsFromRanking,
  outcomes as outcomeKinds,
  type DecisionContent,
  type RankedLine,
} from './outcomes.ts'

export const bundleFormat = 'haaste-bundle/1'

/** The entry that seals a bundle in the record. */
export const sealType = 'BundleSealed'

/** Points as decimals by criterion id; null: cannot judge. */
type Decimals = Readonly<Record<string, string | null>>

type Judgement = { readonly juror: number; readonly proposal: string }

/** A row behind a commitment. Jurors are numbers, as in the record. */
export type BundleRow =
  | {
      readonly kind: 'juror'
      readonly juror: number
      readonly isChair: boolean
      readonly isSubstitute: boolean
      readonly state: string
    }
  | {
      readonly kind: 'proposal'
      readonly proposal: string
      readonly reference: string
      /** Eligible, and neither withdrawn nor moved away. */
      readonly takesPart: boolean
      readonly isFinalist: boolean
      /** Why it was made a finalist, or was not, against the line. */
      readonly reason: string | null
    }
  | (Judgement & { readonly kind: 'assignment'; readonly assignedAt: string; readonly isReleased: boolean })
  /** Where a juror stands; the kind of the conflict, never the private note. */
  | (Judgement & {
      readonly kind: 'conflict'
      readonly standing: string
      readonly conflictKind: string | null
      readonly declaredAt: string
    })
  | (Judgement & {
      readonly kind: 'scorecard'
      readonly id: string
      readonly state: 'final' | 'void'
      readonly points: Decimals
      readonly at: string | null
      readonly voidReason: string | null
    })
  | {
      readonly kind: 'ballot'
      readonly id: string
      readonly juror: number
      readonly way: 'ranked' | 'pairwise'
      /** Best first; empty on a ballot of pairs. */
      readonly order: readonly string[]
      readonly comparisons: readonly {
        readonly firstId: string
        readonly secondId: string
        readonly answer: string
      }[]
    }
  | {
      readonly kind: 'consensus'
      readonly proposal: string
      readonly criterionId: string | null
      readonly points: string
      readonly reason: string
      readonly at: string
    }
  | {
      readonly kind: 'round'
      readonly round: string
      readonly position: number
      readonly state: string
      readonly openedAt: string | null
      readonly closedAt: string | null
    }
  | {
      readonly kind: 'ranked'
      readonly proposal: string
      readonly place: number | null
      readonly total: string | null
      /** Its turn in a place that the tie-break parts; absent elsewhere. */
      readonly turn?: number
    }
  | { readonly kind: 'hosting'; readonly proposal: string; readonly number: number; readonly hash: string }

/** A line of the ranking as a row. */
export function rankedRow({ proposalId: proposal, ...line }: RankedLine): BundleRow {
  return { kind: 'ranked', proposal, ...line }
}

export type BundleFacts = {
  readonly challengeId: string
  readonly challenge: string
  readonly programme: string
  /** Criteria, weights, rule of judging, tie-breaks, awards and which ranking counts: as the brief states them. */
  readonly rules: Readonly<Record<string, unknown>>
  /** Counts of the public vote, or null where there is none. */
  readonly vote: Readonly<Record<string, unknown>> | null
  readonly decision: DecisionContent & { readonly number: number; readonly hash: string }
  readonly references: Readonly<Record<string, string>>
  readonly rows: readonly { readonly row: BundleRow; readonly jurorId: string | null }[]
  readonly entries: readonly Entry[]
}

export type SealedRow = {
  readonly commitment: string
  readonly salt: string
  readonly payload: string
  readonly jurorId: string | null
}

/**
 * Entries whose text everybody may read: what happened to the challenge, and what was committed to. All that tells of one
 * juror or one team, and all of other challenges, is a fingerprint alone.
 */
const toldTypes: ReadonlySet<string> = new Set([
  'ChallengeOpened',
  'DeadlineExtended',
  'ChallengeClosed',
  'JudgingStarted',
  'JudgingEnded',
  'CountingRuleStated',
  'OutcomesCommitted',
  'DecisionRecorded',
  'DecisionConfirmed',
])

/** The bundle as text, and the rows behind it. Equal facts and salts give equal bytes, in whatever order they come. */
export function sealBundle(
  facts: BundleFacts,
  { sha256, newSalt }: { readonly sha256: Sha256; readonly newSalt: () => string },
): { readonly body: string; readonly hash: string; readonly rows: readonly SealedRow[] } {
  const rows = facts.rows.map(({ row, jurorId }) => {
    const [salt, payload] = [newSalt(), canonicalJson(row)]
    return { commitment: commitmentOf(salt, payload, sha256), salt, payload, jurorId }
  })
  const { challengeId, challenge, programme, rules, vote, decision, entries } = facts
  const head = entries.at(-1)
  if (!head) throw new Error('A bundle was sealed of a record without entries')
  const body = canonicalJson({
    ...{ challengeId, challenge, programme, rules, vote },
    decision: toldDecision(facts),
    figures: figuresOf(
      facts.rows.map(({ row }) => row),
      decision,
    ),
    rows: rows.map(({ commitment }) => commitment).sort(),
    chain: {
      head: { seq: head.seq, hash: head.hash },
      entries: entries.map((entry) => toldEntry(entry, challengeId)),
    },
  })
  return { body, hash: sha256(body), rows }
}

function toldEntry({ seq, type, at, body, hash }: Entry, challengeId: string) {
  const isTold = toldTypes.has(type) && body.includes(`"challengeId":"${challengeId}"`)
  return isTold ? { seq, type, at, body, hash } : { seq, hash }
}

/** Who won and who is mentioned, as the page of winners says it; of all others how many. */
function toldDecision({ decision, references }: BundleFacts) {
  const { number, hash, outcomes, ranking } = decision
  const named = outcomes
    .filter(({ outcome }) => outcome === 'winner' || outcome === 'honourable_mention')
    .map(({ proposalId, outcome, place, lineId, amount }) => ({
      ...{ reference: references[proposalId] ?? proposalId, outcome, place, lineId, amount },
    }))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1))
  const tally = Object.fromEntries(
    outcomeKinds.map((kind) => [kind, outcomes.filter(({ outcome }) => outcome === kind).length]),
  )
  return { number, hash, named, tally, deviations: deviationsFromRanking(outcomes, ranking).length }
}

/** Counts that name nobody. Of what few have done the count is not told where it is from one to four. */
function figuresOf(rows: readonly BundleRow[], { ranking }: DecisionContent) {
  const count = (test: (row: BundleRow) => boolean) => rows.filter(test).length
  const few = (amount: number) => (amount > 0 && amount < 5 ? null : amount)
  return {
    eligible: ranking.length,
    jurors: count((row) => row.kind === 'juror' && row.state === 'accepted'),
    judgements: count((row) => (row.kind === 'scorecard' && row.state === 'final') || row.kind === 'ballot'),
    voided: few(count((row) => row.kind === 'scorecard' && row.state === 'void')),
    conflicts: few(count((row) => row.kind === 'conflict' && row.standing !== 'clear')),
  }
}

/** A bundle with the entry that sealed it. */
export type SealedBundle = { readonly body: string; readonly seal: Entry }

/** The public form as a file. */
export function publicFile({ body, seal }: SealedBundle): string {
  return `{"bundle":${body},"form":"public","format":"${bundleFormat}","seal":${canonicalJson(seal)}}\n`
}

/** What only auditors and organisers are given beside it. */
export type Openings = {
  readonly entries: readonly Entry[]
  readonly rows: readonly { readonly salt: string; readonly payload: string; readonly commitment: string }[]
  readonly secrets: readonly {
    readonly seq: number
    readonly name: string
    readonly salt: string
    readonly payload: string
  }[]
}

/** The full form: the same bundle, the whole record, and what opens its commitments. */
export function fullFile({ body, seal }: SealedBundle, { entries, rows, secrets }: Openings): string {
  const openings = [...rows]
    .sort((a, b) => (a.commitment < b.commitment ? -1 : 1))
    .map(({ salt, payload }) => ({ salt, payload }))
  const recordOpenings = [...secrets].sort((a, b) => a.seq - b.seq || (a.name < b.name ? -1 : 1))
  return `{"bundle":${body},"entries":${canonicalJson(entries)},"form":"full","format":"${bundleFormat}","openings":${canonicalJson(openings)},"recordOpenings":${canonicalJson(recordOpenings)},"seal":${canonicalJson(seal)}}\n`
}

/** Of which entries a full bundle opens what they committed to; of the others nothing, whoever asks. */
export function opensSecret(
  { type, body, name }: { readonly type: string; readonly body: string; readonly name: string },
  decisionHash: string,
): boolean {
  if (type === 'OutcomesCommitted')
    return body.includes(`"hash":"${decisionHash}"`) && (name.startsWith('outcome-') || name === 'statements')
  return opened[type] === name
}

/** What was done with the decision under embargo, after it was sealed: answers, and reserves that moved up. */
export function opensStep({ type, name }: { readonly type: string; readonly name: string }): boolean {
  return (type === 'AwardAnswered' || type === 'ReserveMovedUp') && name === awardSecret
}

const opened: Readonly<Record<string, string>> = {
  ScorecardFinalised: 'scores',
  FinalScored: 'scores',
  BallotFinalised: 'ballot',
  ConsensusRecorded: 'consensus',
}
