/** A programme as data: what an organiser starts from. Everything in it can be changed afterwards. */
import type { FormBody } from '../core/form/form.ts'
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { AwardPlanWithNames } from '../core/award-plan.ts'
import type { Eligibility } from '../core/eligibility.ts'
import type { ProgrammeModule } from '../core/modules.ts'
import type { Rubric } from '../core/rubrics/index.ts'
import type { VatBasis } from '../core/sdg-goals.ts'

/** Mirrors of the words the tables allow; the flow's types fail when they drift apart. */
export type OrganisationKind =
  'university' | 'research_institute' | 'enterprise' | 'city' | 'association' | 'public_body' | 'other'
export type Relation =
  | 'organiser'
  | 'supporter'
  | 'special_partner'
  | 'launching_authority'
  | 'sponsor'
  | 'technical'
  | 'home_sponsor'
  | 'host_city'

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
  /** Who is affected by the problem. */
  readonly affected: string
  /** What has been tried so far. */
  readonly tried: string
  /** Words it is filed under, with commas between; not Markdown. */
  readonly themes: string
  /** Where the terms stand in full; a web address or empty. */
  readonly termsLink: string
  /** Questions that are asked often; the answers are Markdown. */
  readonly faq: readonly FaqRow[]
  /** Background material elsewhere. */
  readonly links: readonly LinkRow[]
}

export type FaqRow = { readonly question: string; readonly answer: string }
export type LinkRow = { readonly label: string; readonly address: string }

type LeftOut = 'affected' | 'tried' | 'themes' | 'termsLink' | 'faq' | 'links'
/** What the author of a template writes; what is left out is empty. */
export type TemplateBrief = Omit<BriefTexts, LeftOut> & Partial<Pick<BriefTexts, LeftOut>>

export type CriterionTexts = {
  readonly name: string
  readonly question: string
  /** What the points 1, 3 and 5 mean; 2 and 4 lie between. */
  readonly anchors: { readonly 1: string; readonly 3: string; readonly 5: string }
}

export type CriterionTemplate = Readonly<Record<Locale, CriterionTexts>>

/** What each pilot gets, in whole units of an ISO 4217 currency. */
export type Grant = {
  readonly amount: number
  readonly currency: string
  /** Whether value added tax is in it; null while nobody has said so. */
  readonly vat: VatBasis | null
}

export type SiteTexts = {
  readonly name: string
  /** What is allowed there and when, in a sentence or two. */
  readonly limits: string
}

/** A place for pilots, and how many and how long they may be there. */
export type SiteTemplate = {
  readonly maximumPilots: number
  readonly minimumMonths: number
  readonly maximumMonths: number
  readonly texts: Readonly<Record<Locale, SiteTexts>>
}

/** Something its pilots measure, offered where one is started; what is measured, when and how well is nobody's to say before. */
export type MeasureTemplate = Readonly<
  Record<'name' | 'unit' | 'method' | 'comparator', Readonly<Record<Locale, string>>>
>

export type ChallengeTemplate = {
  /** Part of the address, after the programme's own where that is needed. */
  readonly slug: string
  /** The name of the party whose problem it is. */
  readonly owner?: string
  /** The IANA zone on whose clock its dates are read, when it is not the programme's. */
  readonly zone?: string
  readonly grant?: Grant
  readonly minimumReviews?: number
  /** Hours before the announcement at which winners are told under embargo; not before it when left out. */
  readonly embargoHours?: number
  /** Days in which a selected team answers; as usual when left out. */
  readonly answerDays?: number
  readonly sites?: readonly SiteTemplate[]
  /** Its own form; the standard one when it is left out. */
  readonly form?: FormBody
  /** Its own criteria, when they are not the programme's. */
  readonly criteria?: readonly CriterionTemplate[]
  /** Points needed to win, criterion by criterion; null where none are. */
  readonly minimums?: readonly (number | null)[]
  /** How each criterion is answered, where not by points from 1 to 5. */
  readonly rubrics?: readonly (Rubric | null)[]
  readonly pilotsOffered: number
  /** The awards it names; its pilots alone when left out. */
  readonly awards?: AwardPlanWithNames
  /** Who may apply; the text under `eligibility` says the same in words. */
  readonly eligibility: Eligibility
  readonly texts: Readonly<Record<Locale, TemplateBrief>>
  /** What its pilots measure; the first rows of the form that starts one. */
  readonly measures?: readonly MeasureTemplate[]
  /** Goals of the United Nations that it serves, by number. */
  readonly sdgGoals?: readonly number[]
  /** In the order of the programme's criteria; whole percents that add up to 100. */
  readonly weights: readonly number[]
}

/** A day counted from the opening day, and the time on the organiser's wall. */
export type CalendarOffset = { readonly days: number; readonly time: string }
export type CalendarOffsets = Readonly<Record<CalendarInstant, CalendarOffset>>

export type SessionTemplate = {
  readonly kind: 'reverse_pitch' | 'information' | 'ceremony' | 'matchmaking'
  /** When it begins, counted like the calendar, on the programme's clock. */
  readonly begins: CalendarOffset
  readonly place: string
  /** As many as may come; as many as want to when left out. */
  readonly capacity?: number
  readonly texts: Readonly<Record<Locale, { readonly title: string; readonly description: string }>>
  /** A slot is an item that one guest may take. */
  readonly agenda: readonly {
    readonly minutes: number
    readonly isSlot?: boolean
    readonly titles: Readonly<Record<Locale, string>>
    readonly speaker?: string
  }[]
}

export type ProgrammeTemplate = {
  readonly key: string
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  /** The organiser's IANA zone. */
  readonly zone: string
  readonly partnerZones: readonly string[]
  /** Languages of the texts, the first being the one readers fall back to; all four when left out. */
  readonly languages?: readonly Locale[]
  /** The number of the first edition, for programmes that are counted. */
  readonly edition?: number
  /** Whether nobody may sit on the juries of two of its challenges. */
  readonly hasSeparateJuries?: boolean
  /** What the programme does beside its challenges; switched on, and opened by an organiser. Only with one may it have no challenge. */
  readonly modules?: readonly ProgrammeModule[]
  readonly texts: Readonly<
    Record<Locale, { readonly name: string; readonly tagline: string; readonly about: string }>
  >
  readonly parties: readonly PartyTemplate[]
  readonly criteria: readonly CriterionTemplate[]
  readonly challenges: readonly ChallengeTemplate[]
  /** Whole weeks, so that a good weekday stays one; dates that nothing is remarked on as far as a template can know. */
  readonly calendar: CalendarOffsets
  readonly sessions?: readonly SessionTemplate[]
  /** The opening day (ISO) and the calendar of the edition the template was taken from; null when there was none. */
  readonly original: { readonly openingOn: string; readonly calendar: CalendarOffsets } | null
}
