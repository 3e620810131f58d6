/**
 * A whole programme as data, without people and proposals: what a template becomes, what an earlier edition is copied
 * as, and what a programme file holds.
 */
import { usualAppealDays } from '#app/lifecycle/appeal-time.ts'
import { usualAnswerDays, usualEmbargoHours } from '#app/lifecycle/telling-time.ts'
import type { PublicVotePlan, WayPlan } from './judging-way.ts'
import type { AwardPlanWithNames } from './award-plan.ts'
import type { CalendarInstant, NewCalendar } from '#app/lifecycle/calendar.ts'
import type { PeerSight } from '#app/lifecycle/challenge.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type {
  BriefTexts,
  ChallengeTemplate,
  CriterionTemplate,
  Grant,
  ProgrammeTemplate,
  Relation,
  SiteTexts,
} from '../templates/template.ts'
import { wholeBrief } from './brief-texts.ts'
import { mostHolidayCountries } from './country-list.ts'
import type { FormBody } from './form/form.ts'
import { wholeEligibility, type ApplicantKind, type Eligibility } from './eligibility.ts'
import { usualRule, type JudgingRule } from './judging-rule.ts'
import { modulesInOrder, type ProgrammeModule } from './modules.ts'
import { freshRubric, type Rubric } from './rubrics/index.ts'
import type { RulePlan } from './rules.ts'
import { sessionsInOrder, type SessionPlan } from './session-plan.ts'

/** Texts in the languages there are. */
export type PerLocale<Texts> = Readonly<Partial<Record<Locale, Texts>>>

export type OrganisationPlan = {
  readonly name: string
  readonly shortName: string | null
  readonly kind: ApplicantKind
  /** ISO 3166-1 alpha-2, or null. */
  readonly country: string | null
  readonly website: string | null
}

export type CriterionPlan = {
  /** Whole percent. */
  readonly weight: number
  readonly rubric: Rubric
  /** As a decimal in what the rubric counts. */
  readonly minimum: string | null
  readonly isForFinalists: boolean
  readonly texts: PerLocale<{
    readonly name: string
    readonly question: string
    readonly anchors: Readonly<Record<string, string>>
  }>
}

export type SitePlan = {
  readonly maximumPilots: number
  readonly minimumMonths: number
  readonly maximumMonths: number
  readonly texts: PerLocale<SiteTexts>
}

/** The zone in which the four instants were typed, and the instants. */
export type CalendarPlan = { readonly zone: string } & Readonly<Record<CalendarInstant, Date>>

export type ChallengePlan = {
  readonly slug: string
  readonly owner: OrganisationPlan | null
  readonly calendar: CalendarPlan
  readonly pilotsOffered: number
  readonly grant: Grant | null
  readonly minimumReviews: number
  readonly isSealed: boolean
  readonly graceMinutes: number
  readonly appealDays: number
  readonly embargoHours: number
  readonly answerDays: number
  readonly organisersSeeScoresFrom: 'judging' | 'deliberating'
  readonly jurorsSeeOthers: PeerSight
  readonly isBlind: boolean
  readonly eligibility: Required<Eligibility>
  readonly sdgGoals: readonly number[]
  /** How many proposals the organiser reckons with; null while nobody has said so. */
  readonly expectedProposals: number | null
  readonly texts: PerLocale<BriefTexts>
  readonly criteria: readonly CriterionPlan[]
  readonly judgingRule: JudgingRule
  /** How its jury comes to an order; null by scorecards. */
  readonly way: WayPlan | null
  /** The public vote beside the jury; null without one. */
  readonly publicVote: PublicVotePlan | null
  readonly sites: readonly SitePlan[]
  /** The awards it names; null where it offers its pilots alone. */
  readonly awards: AwardPlanWithNames | null
  /** The rules it adds to the general ones, in their order. */
  readonly rules: readonly RulePlan[]
  /** Its own form; null for the standard one. */
  readonly form: FormBody | null
}

/** A picture that was drawn by us: its PNG in base64. Its hash is what names it. */
export type PicturePlan = { readonly hash: string; readonly png: string }

export type ProgrammePlan = {
  readonly slug: string
  readonly templateKey: string | null
  readonly edition: number | null
  readonly theme: ProgrammeTemplate['theme']
  readonly zone: string
  readonly partnerZones: readonly string[]
  readonly languages: readonly Locale[]
  /** Countries whose days off the calendar is compared with, ISO 3166-1 alpha-2. */
  readonly holidayCountries: readonly string[]
  /** Its own accent on light and on dark pages, `#rrggbb`; null for the house's. */
  readonly colours: { readonly light: string; readonly dark: string } | null
  /** The name its mails come from; null for the installation's. */
  readonly senderName: string | null
  readonly contactEmail: string
  /** The language its jurors and organisers read proposals in. */
  readonly workingLanguage: ContentLanguage
  readonly hasSeparateJuries: boolean
  /** Each once, in the order of `PROGRAMME_MODULES`. */
  readonly modules: readonly ProgrammeModule[]
  readonly texts: PerLocale<{
    readonly name: string
    readonly tagline: string
    readonly about: string
    readonly logoAlt: string
  }>
  /** The hash of its logo among the pictures; null where it has none. */
  readonly logo: string | null
  readonly parties: readonly (OrganisationPlan & {
    readonly relation: Relation
    readonly logo: string | null
  })[]
  readonly challenges: readonly ChallengePlan[]
  /** In the order of `sessionsInOrder`; those that were called off are left out. */
  readonly sessions: readonly SessionPlan[]
  /** Every picture that is named above, each once, by its hash. */
  readonly pictures: readonly PicturePlan[]
}

export type PlannedFrom = {
  readonly slug: string
  /** In the languages in which it has one: the others have no text of the template either. */
  readonly names: PerLocale<string>
  readonly contactEmail: string
  readonly zone: string
  readonly partnerZones: readonly string[]
  /** Languages of the programme when they are not those of the template. */
  readonly languages?: readonly Locale[]
  readonly calendarOf: (challenge: ChallengeTemplate) => CalendarPlan
  /** Those of the template on their days; none when left out. */
  readonly sessions?: readonly SessionPlan[]
}

/** A template with a name, an address and dates. */
export function planOfTemplate(template: ProgrammeTemplate, given: PlannedFrom): ProgrammePlan {
  const { slug, names, contactEmail, zone, partnerZones, calendarOf } = given
  const languages = given.languages ?? template.languages ?? locales
  const parties = template.parties.map(({ relation, ...party }) => ({
    ...organisationPlan(party),
    relation,
    logo: null,
  }))
  return {
    slug,
    templateKey: template.key,
    edition: template.edition ?? null,
    theme: template.theme,
    zone,
    partnerZones,
    languages,
    holidayCountries: countriesOf(parties),
    colours: null,
    senderName: null,
    contactEmail,
    workingLanguage: 'en',
    hasSeparateJuries: template.hasSeparateJuries ?? false,
    modules: modulesInOrder(template.modules ?? []),
    texts: Object.fromEntries(
      languages.flatMap((locale) => {
        const name = names[locale]
        return name === undefined ? [] : [[locale, { ...template.texts[locale], name, logoAlt: '' }]]
      }),
    ),
    logo: null,
    parties,
    challenges: template.challenges.map((challenge) =>
      challengePlanOf(challenge, {
        criteria: challenge.criteria ?? template.criteria,
        calendar: calendarOf(challenge),
        owner: parties.find(({ name }) => name === challenge.owner) ?? null,
        languages,
      }),
    ),
    sessions: sessionsInOrder(given.sessions ?? []),
    pictures: [],
  }
}

/**
 * What a programme made from a template is called. Another name than the template's stands in the language it was typed
 * in alone: what the template is called in the others is the name of another programme. One that was typed in a language
 * the programme does not have stands in its first.
 */
export function namesOfProgramme(
  template: Pick<ProgrammeTemplate, 'languages' | 'texts'>,
  typed: { readonly name: string; readonly lang: Locale },
): PerLocale<string> {
  const languages = template.languages ?? locales
  if (typed.name === template.texts[typed.lang].name)
    return Object.fromEntries(languages.map((locale) => [locale, template.texts[locale].name]))
  return { [languages.includes(typed.lang) ? typed.lang : (languages[0] ?? typed.lang)]: typed.name }
}

/** One challenge of a template on a calendar, in the languages of its programme. `owner` is the organisation the template names, if any. */
export function challengePlanOf(
  challenge: ChallengeTemplate,
  given: {
    readonly criteria: readonly CriterionTemplate[]
    readonly calendar: CalendarPlan
    readonly owner?: OrganisationPlan | null
    /** In others nobody could see or edit a text. */
    readonly languages: readonly Locale[]
  },
): ChallengePlan {
  return {
    slug: challenge.slug,
    owner: given.owner ? organisationPlan(given.owner) : null,
    calendar: given.calendar,
    pilotsOffered: challenge.pilotsOffered,
    grant: challenge.grant ?? null,
    minimumReviews: challenge.minimumReviews ?? 3,
    isSealed: true,
    graceMinutes: 0,
    appealDays: usualAppealDays,
    embargoHours: challenge.embargoHours ?? usualEmbargoHours,
    answerDays: challenge.answerDays ?? usualAnswerDays,
    organisersSeeScoresFrom: 'deliberating',
    jurorsSeeOthers: 'after-judging',
    isBlind: false,
    eligibility: wholeEligibility(challenge.eligibility),
    sdgGoals: challenge.sdgGoals ?? [],
    expectedProposals: null,
    texts: Object.fromEntries(given.languages.map((locale) => [locale, wholeBrief(challenge.texts[locale])])),
    criteria: challenge.weights.map((weight, index) => {
      const texts = given.criteria[index]
      if (!texts) throw new Error(`the template has no criterion ${index + 1}`)
      const minimum = challenge.minimums?.[index] ?? null
      return {
        weight,
        rubric: challenge.rubrics?.[index] ?? freshRubric('anchored-scale'),
        minimum: minimum === null ? null : String(minimum),
        isForFinalists: false,
        texts: inLanguages(texts, given.languages),
      }
    }),
    judgingRule: usualRule,
    way: null,
    publicVote: null,
    rules: [],
    form: challenge.form ?? null,
    awards: challenge.awards ?? null,
    sites: (challenge.sites ?? []).map((site) => ({
      ...site,
      texts: inLanguages(site.texts, given.languages),
    })),
  }
}

function inLanguages<Texts>(
  texts: Readonly<Record<Locale, Texts>>,
  languages: readonly Locale[],
): PerLocale<Texts> {
  return Object.fromEntries(languages.map((locale) => [locale, texts[locale]])) as PerLocale<Texts>
}

/** The calendar of one zone alone, as a challenge has it. */
export function calendarPlanOf(calendar: NewCalendar): CalendarPlan {
  const { zone, opensAt, closesAt, judgingEndsAt, announcesAt } = calendar
  return { zone, opensAt, closesAt, judgingEndsAt, announcesAt }
}

/** Where the parties sit: their days off are the ones a calendar runs into first. */
export function countriesOf(parties: readonly { readonly country: string | null }[]): string[] {
  return [...new Set(parties.flatMap(({ country }) => country ?? []))].sort().slice(0, mostHolidayCountries)
}

function organisationPlan(organisation: {
  readonly name: string
  readonly shortName?: string | null
  readonly kind: ApplicantKind
  readonly country: string | null
  readonly website?: string | null
}): OrganisationPlan {
  const { name, shortName = null, kind, country, website = null } = organisation
  return { name, shortName, kind, country, website }
}
