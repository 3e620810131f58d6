/**
 * Can we host this? The challenge's owner says of a proposal whether it can be tried at their place, apart from scores:
 * the owner sees neither points nor ranking, the jury does not see what the owner says.
 */
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Sha256 } from '#app/record/core/sha256.ts'
import { countCharacters } from '#app/platform/format.ts'
import { explanationCharacters, type HostedLine, type OutcomeRow } from './outcomes.ts'
import type { AnnounceRefusal } from './refusals.ts'

/** Feasible; feasible under the conditions named; not feasible. */
export const feasibilities = ['feasible', 'conditional', 'not_feasible'] as const
export type Feasibility = (typeof feasibilities)[number]

/** What is said of each, in the owner's words. */
export const hostNotes = ['site', 'permits', 'cost', 'people'] as const
export type HostNote = (typeof hostNotes)[number]

export type HostStatement = {
  readonly proposalId: string
  /** From 1; a later word is another number, and the newest counts. */
  readonly number: number
  readonly feasibility: Feasibility
  /** The conditions, or why it cannot be hosted; may be empty where it is feasible. */
  readonly because: string
  readonly notes: Readonly<Record<HostNote, string>>
  readonly signedName: string
}

/** The newest statement of each proposal the owner was asked about; `null` where there is none yet. */
export type Hosting = readonly {
  readonly proposalId: string
  readonly newest: HostedAs | null
}[]

/** What a decision keeps of the statement it was made with. */
export type HostedAs = {
  readonly number: number
  readonly feasibility: Feasibility
  /** SHA-256 of all that was signed, hexadecimal. */
  readonly hash: string
}

/** What a decision keeps of the owner's words. */
export function hostedLines(hosting: Hosting): HostedLine[] {
  return hosting.flatMap(({ proposalId, newest }) =>
    newest === null ? [] : [{ proposalId, number: newest.number, hash: newest.hash }],
  )
}

/** SHA-256 of a statement in canonical form. */
export function hashOfStatement(statement: HostStatement, sha256: Sha256): string {
  return sha256(canonicalJson(statement))
}

/** From the deadline on, and until a decision is confirmed: what was said before it is what it was made with. */
const openStates: readonly ChallengeState[] = ['closed', 'judging', 'deliberating', 'decided']

/** Whether the owner may state at this moment; the state is settled. */
export function isStatable(state: ChallengeState): boolean {
  return openStates.includes(state)
}

/** Whether the organiser may ask at this moment: while nothing is decided. */
export function isAskable(state: ChallengeState): boolean {
  return isStatable(state) && state !== 'decided'
}

/** What was stated where nobody is asked. */
export type HostWaiver = { readonly reason: string; readonly statedAt: Date }

/**
 * Whether it is settled that the owner says what can be hosted, or that nobody needs to: `open` stops a decision. A
 * challenge with neither an owner nor a site has nobody to ask.
 */
export type HostStep = 'nobody' | 'asked' | 'waived' | 'open'

export function hostStepOf({
  hasHost,
  hosting,
  waiver,
}: {
  readonly hasHost: boolean
  readonly hosting: Hosting
  readonly waiver: HostWaiver | null
}): HostStep {
  if (hosting.length > 0) return 'asked'
  if (!hasHost) return 'nobody'
  return waiver === null ? 'open' : 'waived'
}

/**
 * What the owner's word keeps from being decided. Once a challenge has asked its owner about any proposal, every winner
 * and reserve needs a statement; one that was found not feasible needs a reason of its own to be decided all the same.
 */
export function hostingRefusal(
  rows: readonly Pick<OutcomeRow, 'proposalId' | 'outcome' | 'override'>[],
  hosting: Hosting,
): AnnounceRefusal | null {
  if (hosting.length === 0) return null
  const placed = rows.filter(({ outcome }) => outcome === 'winner' || outcome === 'reserve')
  const newest = new Map(hosting.map(({ proposalId, newest: said }) => [proposalId, said]))
  const missing = placed.filter(({ proposalId }) => !newest.get(proposalId))
  if (missing.length > 0) return { code: 'host-statements-missing', proposalIds: idsOf(missing) }
  const unexplained = placed.filter(
    ({ proposalId, override }) =>
      newest.get(proposalId)?.feasibility === 'not_feasible' &&
      countCharacters((override ?? '').trim()) < explanationCharacters,
  )
  return unexplained.length > 0 ? { code: 'host-not-feasible', proposalIds: idsOf(unexplained) } : null
}

const idsOf = (rows: readonly { proposalId: string }[]) => rows.map(({ proposalId }) => proposalId)

const hourMs = 3_600_000

/** Until when an owner is asked unless somebody says otherwise: the end of judging, later a day or two hours before it is told. */
export function usualHostDue(
  { judgingEndsAt, announcesAt }: { readonly judgingEndsAt: Date; readonly announcesAt: Date },
  now: Date,
): Date {
  const before = (hours: number) => new Date(announcesAt.getTime() - hours * hourMs)
  return [judgingEndsAt, before(24), before(2)].find((due) => due > now) ?? before(1)
}
