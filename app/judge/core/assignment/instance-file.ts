/**
 * An assignment as a file: who may read how much, how many reviews a proposal needs, how well pairs match, and what must
 * not be. Documented in docs/assignment-file.md. Figures are taken exactly as written, up to nine decimals.
 */
import * as z from 'zod/mini'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { SideRules } from './linear-model.ts'
import type { Transport } from './transport.ts'

export type Instance = {
  readonly problem: Transport
  readonly rules: SideRules
  readonly jurors: readonly string[]
  readonly proposals: readonly string[]
  /** What each of the rules' groups is called. */
  readonly kinds: readonly string[]
  /** A match of 1 in the file is this much worth in the problem. */
  readonly scale: number
}

export type InstanceRefusal = { readonly code: 'instance-unreadable'; readonly problems: readonly string[] }

const id = z.union([z.string().check(z.minLength(1)), z.number()])
const load = z.int().check(z.minimum(0), z.maximum(100_000))
const file = z.strictObject({
  jurors: z
    .array(z.strictObject({ id, min: z._default(load, 0), max: load, kind: z.optional(z.string()) }))
    .check(z.minLength(1)),
  proposals: z.array(z.strictObject({ id, reviews: load })).check(z.minLength(1)),
  affinity: z._default(z.array(z.tuple([id, id, z.number()])), []),
  conflicts: z._default(z.array(z.tuple([id, id])), []),
  never: z._default(z.array(z.tuple([id, id])), []),
  oneOfEach: z._default(z.array(z.string()), []),
})
type Written = z.infer<typeof file>

/** As many pairs as are taken: 20,000 proposals with 1,000 jurors. */
const mostPairs = 20_000_000
const mostProblems = 20
const mostDigits = 9
/** Sums along any chain of exchanges stay whole numbers that a double holds. */
const largestSum = 2 ** 51

/** Reads an instance. Every problem is a sentence that names its place; at most twenty are told. */
export function readInstance(json: unknown): Result<Instance, InstanceRefusal> {
  const read = file.safeParse(json)
  const problems = read.success ? contradictions(read.data) : read.error.issues.map(said)
  if (!read.success || problems.length > 0) {
    const more = problems.length - mostProblems
    const told = more > 0 ? [...problems.slice(0, mostProblems), `and ${more} more`] : problems
    return refuse('instance-unreadable', { problems: told })
  }
  const made = instanceOf(read.data)
  if (made) return accept(made)
  return refuse('instance-unreadable', {
    problems: ['affinity: the values are too large to be added exactly; give them between -1000 and 1000'],
  })
}

function said(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.') || 'the file'
  if (issue.code === 'unrecognized_keys') return `${place}: ${issue.keys.join(', ')} is not known here`
  if (issue.code === 'invalid_type') return `${place}: should be ${issue.expected}`
  if (issue.code === 'invalid_union') return `${place}: should be a text or a number`
  if (issue.code === 'too_small') return `${place}: should be at least ${issue.minimum}`
  if (issue.code === 'too_big') return `${place}: should be at most ${issue.maximum}`
  return `${place}: ${issue.message}`
}

function contradictions({ jurors, proposals, affinity, conflicts, never, oneOfEach }: Written): string[] {
  if (jurors.length * proposals.length > mostPairs) {
    return [
      `the file: ${jurors.length} jurors by ${proposals.length} proposals are more than ${mostPairs} pairs`,
    ]
  }
  const jurorIds = new Set(jurors.map((juror) => String(juror.id)))
  const proposalIds = new Set(proposals.map((proposal) => String(proposal.id)))
  const unknownPair = (list: string) => (row: readonly [unknown, unknown, ...unknown[]], index: number) => [
    ...(jurorIds.has(String(row[0])) ? [] : [`${list}.${index}: there is no juror "${row[0]}"`]),
    ...(proposalIds.has(String(row[1])) ? [] : [`${list}.${index}: there is no proposal "${row[1]}"`]),
  ]
  return [
    ...twice('jurors', jurors),
    ...twice('proposals', proposals),
    ...jurors.flatMap(({ id: own, min, max }, index) =>
      min > max ? [`jurors.${index}: "${own}" is to read at least ${min} and at most ${max}`] : [],
    ),
    ...affinity.flatMap(unknownPair('affinity')),
    ...conflicts.flatMap(unknownPair('conflicts')),
    ...pairsTwice(affinity),
    ...never.flatMap(([one, other], index) => [
      ...[one, other]
        .filter((own) => !jurorIds.has(String(own)))
        .map((own) => `never.${index}: there is no juror "${own}"`),
      ...(String(one) === String(other) ? [`never.${index}: "${one}" cannot be kept apart from itself`] : []),
    ]),
    ...oneOfEach
      .filter((kind) => !jurors.some((juror) => juror.kind === kind))
      .map((kind) => `oneOfEach: no juror is of the kind "${kind}"`),
  ]
}

function twice(list: string, rows: readonly { id: string | number }[]): string[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id: own }, index) => {
    if (seen.has(String(own))) return [`${list}.${index}: "${own}" stands there twice`]
    seen.add(String(own))
    return []
  })
}

function pairsTwice(affinity: Written['affinity']): string[] {
  const seen = new Set<string>()
  return affinity.flatMap(([juror, proposal], index) => {
    const key = JSON.stringify([String(juror), String(proposal)])
    if (seen.has(key)) return [`affinity.${index}: "${juror}" and "${proposal}" have two values`]
    seen.add(key)
    return []
  })
}

function instanceOf({ jurors, proposals, affinity, conflicts, never, oneOfEach }: Written): Instance | null {
  const place = <Row extends { id: string | number }>(rows: readonly Row[]) =>
    new Map(rows.map(({ id: own }, index) => [String(own), index]))
  const [jurorAt, proposalAt] = [place(jurors), place(proposals)]
  const at = (juror: string | number, proposal: string | number) =>
    (proposalAt.get(String(proposal)) ?? 0) * jurors.length + (jurorAt.get(String(juror)) ?? 0)
  const scale = scaleOf(
    affinity.map(([, , value]) => value),
    proposals.reduce((sum, { reviews }) => sum + reviews, jurors.length + 1),
  )
  if (scale === null) return null
  const worth = new Float64Array(jurors.length * proposals.length)
  for (const [juror, proposal, value] of affinity) worth[at(juror, proposal)] = Math.round(value * scale)
  for (const [juror, proposal] of conflicts) worth[at(juror, proposal)] = -Infinity
  const apart = never.map(
    ([one, other]) => [jurorAt.get(String(one)) ?? 0, jurorAt.get(String(other)) ?? 0] as const,
  )
  return {
    scale,
    jurors: jurors.map((juror) => String(juror.id)),
    proposals: proposals.map((proposal) => String(proposal.id)),
    kinds: oneOfEach,
    rules: {
      apart,
      groups: oneOfEach.map((kind) => jurors.flatMap((juror, index) => (juror.kind === kind ? [index] : []))),
    },
    problem: {
      ...{ proposals: proposals.length, jurors: jurors.length, worth },
      reviews: Int32Array.from(proposals, ({ reviews }) => reviews),
      least: Int32Array.from(jurors, ({ min }) => min),
      most: Int32Array.from(jurors, ({ max }) => Math.min(max, proposals.length)),
      steepness: new Float64Array(jurors.length),
      held: new Int32Array(jurors.length),
    },
  }
}

/** The smallest power of ten that makes all values whole, as far as sums of `terms` of them can be held exactly. */
function scaleOf(values: readonly number[], terms: number): number | null {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  let scale = 1
  for (let digits = 0; digits < mostDigits; digits += 1) {
    const isWhole = values.every((value) => Math.abs(value * scale - Math.round(value * scale)) < 1e-9)
    if (isWhole || largest * scale * 10 * terms > largestSum) break
    scale *= 10
  }
  return largest * scale * terms > largestSum ? null : scale
}
