/** What the demo's cast does in an incubation. */
import type { Locale } from '#app/platform/i18n.ts'

type ByLocale = Readonly<Record<Locale, string>>
type InProgramme = { readonly programme: string; readonly by: string }

/** An incubation that fills. Start-ups are known by their names, cohorts by their numbers. */
export type IncubateDeed =
  /** Switches incubation on, sets it up and opens it. */
  | ({
      readonly do: 'open-incubation'
      readonly zone: string
      readonly languages: readonly Locale[]
      readonly texts: Readonly<Record<Locale, { readonly offered: string; readonly forWhom: string }>>
      readonly themes: readonly ByLocale[]
      readonly cohorts: readonly CohortGiven[]
    } & InProgramme)
  | ({ readonly do: 'apply-for-place'; readonly startUp: StartUpWords } & InProgramme)
  | ({ readonly do: 'offer-cohort-place'; readonly startUp: string; readonly cohort: number } & InProgramme)
  | ({ readonly do: 'let-wait'; readonly startUp: string } & InProgramme)
  | ({ readonly do: 'take-cohort-place'; readonly startUp: string } & InProgramme)
  | ({
      readonly do: 'agree-milestone'
      readonly startUp: string
      readonly title: string
      readonly dueOn: string
    } & InProgramme)
  | ({ readonly do: 'graduate-start-up'; readonly startUp: string } & InProgramme)

type CohortGiven = {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
  readonly capacity: number
  readonly mostPerTheme: number | null
}

/** What a start-up writes. `theme` counts those of the intake from 1. */
export type StartUpWords = {
  readonly name: string
  readonly country: string
  readonly theme: number
  readonly what: string
  readonly maturity: number
  readonly team: string
  readonly wished: string
  readonly language: Locale
}
