/**
 * Holds a programme's record against itself and against what the database keeps beside it. Nothing is believed: every
 * hash is made again from what it is said to be the hash of.
 */
import { commitmentOf, faultIn, type ChainFault, type Entry } from './chain.ts'
import type { Sha256 } from './sha256.ts'

export type RecordFault =
  | ChainFault
  /** A submitted version does not hash to what its row says. */
  | { readonly code: 'version-changed'; readonly reference: string; readonly version: number }
  /** A submitted version has no entry with its reference, number and hash where its row points. */
  | { readonly code: 'version-unrecorded'; readonly reference: string; readonly version: number }
  /** The record tells of a submitted version that is not there. */
  | { readonly code: 'version-missing'; readonly reference: string; readonly version: number }
  /** A private payload is not what was committed to. */
  | { readonly code: 'commitment-broken'; readonly seq: number; readonly name: string }
  | { readonly code: 'scorecard-under-conflict'; readonly amount: number }

/** What the rest of the database says, to hold the record against. */
export type RecordFacts = {
  readonly versions: readonly {
    readonly reference: string
    readonly number: number
    readonly salt: string
    readonly body: string
    readonly hash: string
    readonly recordSeq: number | null
    readonly recordHash: string | null
  }[]
  readonly secrets: readonly {
    readonly seq: number
    readonly name: string
    readonly salt: string
    readonly payload: string
  }[]
  /** Standing scorecards of jurors who declared a conflict with that proposal. Must be none. */
  readonly scorecardsUnderConflict: number
}

/** Every fault, the chain's first. An erased payload is no fault: its commitment simply cannot be opened any more. */
export function faultsOfRecord(
  record: {
    readonly entries: readonly Entry[]
    readonly head: { readonly seq: number; readonly hash: string }
  },
  facts: RecordFacts,
  sha256: Sha256,
): RecordFault[] {
  const chainFault = faultIn(record.entries, sha256, record.head)
  return [
    ...(chainFault ? [chainFault] : []),
    ...versionFaults(record.entries, facts.versions, sha256),
    ...secretFaults(record.entries, facts.secrets, sha256),
    ...(facts.scorecardsUnderConflict > 0
      ? [{ code: 'scorecard-under-conflict' as const, amount: facts.scorecardsUnderConflict }]
      : []),
  ]
}

/** Entries that tell of a version: handed in, completed after the deadline, moved to another challenge. */
const versionTypes: readonly string[] = ['ProposalSubmitted', 'ProposalCompleted', 'ProposalMoved']

function makesVersion({ type }: Entry): boolean {
  return versionTypes.includes(type)
}

function versionFaults(
  entries: readonly Entry[],
  versions: RecordFacts['versions'],
  sha256: Sha256,
): RecordFault[] {
  const named = (reference: string, version: number, hash: string) => `${reference}\n${version}\n${hash}`
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const kept = new Set(versions.map(({ reference, number, hash }) => named(reference, number, hash)))
  return [
    ...versions.flatMap((version): RecordFault[] => {
      const { reference, number, hash } = version
      if (commitmentOf(version.salt, version.body, sha256) !== hash) {
        return [{ code: 'version-changed', reference, version: number }]
      }
      const entry = bySeq.get(version.recordSeq ?? 0)
      const told = entry && makesVersion(entry) ? readBody(entry) : null
      const isRecorded =
        entry?.hash === version.recordHash &&
        told?.['reference'] === reference &&
        told['version'] === number &&
        told['hash'] === hash
      return isRecorded ? [] : [{ code: 'version-unrecorded', reference, version: number }]
    }),
    ...entries.flatMap((entry): RecordFault[] => {
      if (!makesVersion(entry)) return []
      const told = readBody(entry)
      const [reference, version] = [String(told?.['reference']), Number(told?.['version'])]
      return kept.has(named(reference, version, String(told?.['hash'])))
        ? []
        : [{ code: 'version-missing', reference, version }]
    }),
  ]
}

function secretFaults(
  entries: readonly Entry[],
  secrets: RecordFacts['secrets'],
  sha256: Sha256,
): RecordFault[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  return secrets.flatMap(({ seq, name, salt, payload }): RecordFault[] => {
    const entry = bySeq.get(seq)
    const commitments = entry
      ? (readBody(entry)?.['commitments'] as Record<string, unknown> | undefined)
      : undefined
    return commitments?.[name] === commitmentOf(salt, payload, sha256)
      ? []
      : [{ code: 'commitment-broken', seq, name }]
  })
}

/** A body that is no JSON object tells nothing; that its hash is wrong is the chain's fault to report. */
function readBody(entry: Entry): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(entry.body)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null
  } catch {
    return null
  }
}
