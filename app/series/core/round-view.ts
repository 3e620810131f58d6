/** A round as its officials see it. */
import type { Published } from './published.ts'
import type { ResultStatus } from './measured.ts'
import type { RoundState, RoundStep } from './rounds.ts'

/** One entry: what was written, by whom, and who has confirmed it. Names stay on the desk. */
export type EntryView = {
  readonly id: string
  readonly revision: number
  /** Null of a juror's sheet. */
  readonly status: ResultStatus | null
  readonly value: string | null
  readonly penalty: string | null
  /** Of a sheet, in the order of the criteria; null is "cannot judge". */
  readonly points: readonly (string | null)[]
  readonly reason: string
  readonly enteredBy: string | null
  readonly enteredAtIso: string
  readonly confirmedBy: string | null
  readonly confirmedAtIso: string | null
  readonly isOwn: boolean
}

export type EntryStateView = {
  readonly counts: EntryView | null
  readonly waiting: EntryView | null
  readonly history: readonly EntryView[]
}

export type RoundView = {
  readonly programme: { readonly slug: string; readonly zone: string; readonly name: string }
  readonly round: {
    readonly position: number
    readonly name: string
    readonly state: RoundState
    readonly unit: string
    readonly attempts: number
    readonly steps: readonly RoundStep[]
  }
  readonly jurors: readonly { readonly id: string; readonly name: string }[]
  readonly criteria: readonly { readonly name: string; readonly most: string }[]
  readonly teams: readonly {
    readonly number: number
    readonly name: string
    readonly attempts: readonly (EntryStateView & { readonly number: number })[]
    readonly sheets: readonly (EntryStateView & { readonly juror: string })[]
  }[]
  /** Of every team of the series, those that are not in the round too. */
  readonly names: readonly { readonly number: number; readonly name: string }[]
  /** The table as it would be published now; null while no rule is stated. */
  readonly body: Published | null
  readonly proposed: {
    readonly hash: string
    readonly by: string | null
    readonly atIso: string
    readonly isOwn: boolean
  } | null
  readonly published: { readonly number: number; readonly atIso: string } | null
}
