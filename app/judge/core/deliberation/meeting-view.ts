/** A consensus meeting as a page may carry it. */
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { RoomStanding } from './room.ts'

type ShownCriterion = {
  readonly id: string
  readonly name: string
  readonly nameLang: Locale
  readonly lowest: string
  readonly highest: string
  /** Rising, so that no line can be followed from one criterion to the next. */
  readonly points: readonly string[]
  readonly mean: string | null
}

export type CurrentItem = {
  readonly proposalId: string
  readonly reference: string
  readonly title: string
  readonly language: ContentLanguage
  /** Null where the challenge is read blind. */
  readonly organisation: string | null
  readonly startedAtIso: string
  /** Where the final ballots put it; null where the jury judges by scorecards, which alone have totals and criteria. */
  readonly byBallots: {
    readonly place: number | null
    readonly all: number
    readonly ballots: number
  } | null
  /** 0 to 100, rising. */
  readonly totals: readonly number[]
  readonly mean: number | null
  readonly criteria: readonly ShownCriterion[]
  readonly seats: readonly {
    readonly jurorId: string
    readonly name: string
    readonly standing: RoomStanding
    readonly isPresent: boolean
  }[]
}

export type MeetingAppointment = {
  readonly startsAtIso: string
  readonly endsAtIso: string
  readonly place: string
  readonly link: string
}

export type ShownMeeting = {
  readonly number: number
  readonly state: 'planned' | 'running' | 'ended'
  readonly version: number
  readonly startedAtIso: string | null
  readonly endedAtIso: string | null
  /** When and where it is to be held; null where nothing is set, it was called off, and once it has ended. */
  readonly appointment: MeetingAppointment | null
  /** The juror who looks has come and not gone. */
  readonly isHere: boolean
  /** Where the viewer is for what is being talked about; `in` between proposals. */
  readonly standing: RoomStanding
  /** Everything below is empty for whoever is not in the room. */
  readonly current: CurrentItem | null
  readonly present: readonly { readonly name: string; readonly isChair: boolean }[]
  readonly agenda: readonly {
    readonly proposalId: string
    readonly position: number
    readonly state: 'waiting' | 'running' | 'done' | 'passed'
    readonly reference: string
    readonly title: string
    readonly language: ContentLanguage
    readonly takesPart: boolean
    /** What was agreed on for the whole, as "72.50". */
    readonly agreed: string | null
    readonly reason: string | null
    readonly decision: string
  }[]
  /** How many proposals of the agenda are closed to the viewer. */
  readonly hidden: number
}
