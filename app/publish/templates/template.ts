/** A programme as data: what an organiser starts from. Everything in it can be changed afterwards. */
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Eligibility } from '../core/eligibility.ts'

/** Mirrors of the words the tables allow; the flow's types fail when they drift apart. */
export type OrganisationKind =
  'university' | 'research_institute' | 'enterprise' | 'city' | 'association' | 'public_body' | 'other'
export type Relation =
  'organiser' | 'supporter' | 'special_partner' | 'launching_authority' | 'sponsor' | 'technical'

export type PartyTemplate = {
  readonly name: string
  readonly shortName?: string
  readonly kind: OrganisationKind
  /** ISO 3166-1 alpha-2; null for bodies that belong to no one country. */
  readonly country: string | null
  readonly relation: Relation
}

export type BriefTexts = {
  readonly title: string
  readonly question: string
  readonly tagline: string
  /** From here on Markdown. */
  readonly background: string
  readonly outcome: string
  readonly outOfScope: string
  readonly offer: string
  readonly eligibility: string
  readonly terms: string
}

export type CriterionTexts = {
  readonly name: string
  readonly question: string
  /** What the points 1, 3 and 5 mean; 2 and 4 lie between. */
  readonly anchors: { readonly 1: string; readonly 3: string; readonly 5: string }
}

export type CriterionTemplate = Readonly<Record<Locale, CriterionTexts>>

export type ChallengeTemplate = {
  /** Part of the address, after the programme's own where that is needed. */
  readonly slug: string
  readonly pilotsOffered: number
  /** Who may apply; the text under `eligibility` says the same in words. */
  readonly eligibility: Eligibility
  readonly texts: Readonly<Record<Locale, BriefTexts>>
  /** In the order of the programme's criteria; whole percents that add up to 100. */
  readonly weights: readonly number[]
}

/** A day counted from the opening day, and the time on the organiser's wall. */
export type CalendarOffset = { readonly days: number; readonly time: string }

export type ProgrammeTemplate = {
  readonly key: string
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  /** The organiser's IANA zone. */
  readonly zone: string
  readonly partnerZones: readonly string[]
  readonly texts: Readonly<
    Record<Locale, { readonly name: string; readonly tagline: string; readonly about: string }>
  >
  readonly parties: readonly PartyTemplate[]
  readonly criteria: readonly CriterionTemplate[]
  readonly challenges: readonly ChallengeTemplate[]
  readonly calendar: Readonly<Record<CalendarInstant, CalendarOffset>>
  /** The opening day of the edition the template was taken from, ISO; null when there was none. */
  readonly originalOpeningOn: string | null
}
