/** Versions of what several people may edit: a hash of what one person saw, so that nobody overwrites what they did not see. */
import { canonicalJson } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { briefFields, emptyBrief, wholeBrief } from '../core/brief-texts.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { eligibilityInOrder, type ApplicantKind, type ConsortiumRule } from '../core/eligibility.ts'
import type { JudgingRule } from '../core/judging-rule.ts'
import { goalsInOrder, type VatBasis } from '../core/sdg-goals.ts'
import type { BriefTexts } from '../templates/template.ts'

/** The version of one language of a brief; a language nobody has written has one too. */
export function versionOfBrief(texts: BriefTexts | undefined): string {
  const whole = wholeBrief(texts ?? emptyBrief)
  return shortHash(briefFields.map((field) => whole[field]))
}

export type FactsVersionFacts = {
  readonly ownerId: string | null
  readonly minimumReviews: number
  readonly pilotsOffered: number
  readonly isSealed: boolean
  readonly graceMinutes: number
  readonly appealDays: number
  readonly embargoHours: number
  readonly answerDays: number
  readonly grantAmount: number | null
  readonly grantCurrency: string | null
  readonly eligibleKinds: readonly ApplicantKind[]
  readonly eligibleCountries: readonly string[]
  readonly consortium: ConsortiumRule
  readonly maturityFrom: number
  readonly maturityTo: number
  readonly isOncePerOrganisation: boolean
  readonly grantVat: VatBasis | null
  readonly sdgGoals: readonly number[]
}

/** The version of what a challenge says of itself outside its texts. */
export function versionOfFacts(facts: FactsVersionFacts): string {
  const { kinds, countries } = eligibilityInOrder({
    kinds: facts.eligibleKinds,
    countries: facts.eligibleCountries,
  })
  return shortHash([
    facts.ownerId,
    facts.minimumReviews,
    facts.pilotsOffered,
    facts.isSealed,
    facts.graceMinutes,
    facts.appealDays,
    [facts.embargoHours, facts.answerDays],
    facts.grantAmount,
    facts.grantCurrency,
    kinds,
    countries,
    facts.grantVat,
    facts.consortium,
    [facts.maturityFrom, facts.maturityTo],
    facts.isOncePerOrganisation,
    goalsInOrder(facts.sdgGoals),
  ])
}

export type CriterionVersionFacts = {
  readonly id: string
  readonly position: number
  readonly weight: number
  readonly minimum: string | null
  readonly type: string
  readonly config: unknown
  readonly isForFinalists: boolean
  readonly texts: readonly {
    readonly locale: string
    readonly name: string
    readonly question: string
    readonly anchors: Readonly<Record<string, string>>
  }[]
}

/** The version of all criteria as they read in one language, and of the rule they are counted by. */
export function versionOfCriteria(
  criteria: readonly CriterionVersionFacts[],
  locale: string,
  rule: JudgingRule,
): string {
  return shortHash([
    canonicalJson(rule),
    ...criteria.map(({ id, position, weight, minimum, type, config, isForFinalists, texts }) => {
      const text = texts.find((each) => each.locale === locale)
      const anchors = Object.entries(text?.anchors ?? {}).sort(([a], [b]) => a.localeCompare(b, 'en'))
      const rubric = [type, canonicalJson(config), minimum, isForFinalists]
      return [id, position, weight, rubric, text?.name, text?.question, anchors]
    }),
  ])
}

/** The version of all sites of a challenge, in every language. */
export function versionOfSites(
  sites: readonly {
    readonly position: number
    readonly maximumPilots: number
    readonly minimumMonths: number
    readonly maximumMonths: number
    readonly texts: Readonly<Partial<Record<Locale, { readonly name: string; readonly limits: string }>>>
  }[],
): string {
  return shortHash(
    sites.map(({ position, maximumPilots, minimumMonths, maximumMonths, texts }) => [
      ...[position, maximumPilots, minimumMonths, maximumMonths],
      locales.map((locale) => [texts[locale]?.name ?? '', texts[locale]?.limits ?? '']),
    ]),
  )
}

/** The version of the rules a challenge adds, in every language. */
export function versionOfRules(
  rules: readonly { readonly texts: Readonly<Partial<Record<Locale, string>>> }[],
): string {
  return shortHash(rules.map(({ texts }) => locales.map((locale) => texts[locale] ?? '')))
}

function shortHash(content: unknown): string {
  return sha256(JSON.stringify(content)).slice(0, 16)
}
