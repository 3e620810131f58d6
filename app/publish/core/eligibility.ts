/** Who may apply to a challenge, as the organiser says it: kinds of applicant, and countries where it matters. */
import type { Locale } from '#app/platform/i18n.ts'
import { countries, countryChoices } from './countries.ts'

/** Everybody who can stand behind a proposal. An individual is a person or a team without an organisation. */
export const applicantKinds = [
  'enterprise',
  'university',
  'research_institute',
  'association',
  'city',
  'public_body',
  'other',
  'individual',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]

/** Whether several organisations may, must or must not stand behind one proposal. */
export const consortiumRules = ['allowed', 'required', 'excluded'] as const
export type ConsortiumRule = (typeof consortiumRules)[number]

/** Levels of technology readiness a solution may have, both ends included. */
export type MaturityRange = { readonly from: number; readonly to: number }
export const lowestMaturity = 1
export const highestMaturity = 9
export const anyMaturity: MaturityRange = { from: lowestMaturity, to: highestMaturity }

export type Eligibility = {
  /** Empty while nobody has said so: such a challenge is not ready to be published. */
  readonly kinds: readonly ApplicantKind[]
  /** ISO 3166-1 alpha-2; empty for anywhere. */
  readonly countries: readonly string[]
  /** `allowed` where nothing is said. */
  readonly consortium?: ConsortiumRule
  /** Any where nothing is said. */
  readonly maturity?: MaturityRange
  /** An organisation takes part in one proposal, also as a partner. False where nothing is said. */
  readonly isOncePerOrganisation?: boolean
}

/**
 * What a challenge can set beside kinds and countries. Each is numbered under the general rule it narrows, so that no rule
 * changes its number when one is set.
 */
export const setRules = ['1.1', '2.1', '4.1'] as const
export type SetRule = (typeof setRules)[number]

/** What a set rule says: the key of its sentence, and the levels it names. */
export type SaidRule = {
  readonly rule: SetRule
  readonly says:
    | `consortium-${Exclude<ConsortiumRule, 'allowed'>}`
    | 'once'
    | 'maturity-at-least'
    | 'maturity-at-most'
    | 'maturity-between'
    | 'maturity-exactly'
  readonly from: number
  readonly to: number
}

/** The rules that a challenge has set, in the order of their numbers. */
export function setRulesOf({
  consortium = 'allowed',
  maturity = anyMaturity,
  isOncePerOrganisation = false,
}: Omit<Eligibility, 'kinds' | 'countries'>): SaidRule[] {
  return [
    ...(consortium === 'allowed'
      ? []
      : [{ rule: '1.1' as const, says: `consortium-${consortium}` as const, ...maturity }]),
    ...(isOncePerOrganisation ? [{ rule: '2.1' as const, says: 'once' as const, ...maturity }] : []),
    ...(asksMaturity(maturity) ? [{ rule: '4.1' as const, says: maturitySays(maturity), ...maturity }] : []),
  ]
}

/** True when not every level will do. */
export function asksMaturity({ from, to }: MaturityRange): boolean {
  return from > lowestMaturity || to < highestMaturity
}

function maturitySays({ from, to }: MaturityRange) {
  if (from === to) return 'maturity-exactly' as const
  if (to === highestMaturity) return 'maturity-at-least' as const
  return from === lowestMaturity ? ('maturity-at-most' as const) : ('maturity-between' as const)
}

export function isSetRule(rule: string): rule is SetRule {
  return (setRules as readonly string[]).includes(rule)
}

/** Who may apply, as a challenge's row keeps it. */
export type EligibilityColumns = {
  readonly eligibleKinds: readonly ApplicantKind[]
  readonly eligibleCountries: readonly string[]
  readonly consortium: ConsortiumRule
  readonly maturityFrom: number
  readonly maturityTo: number
  readonly isOncePerOrganisation: boolean
}

/** Who may apply from the row of a challenge. */
export function eligibilityFromRow(row: EligibilityColumns): Required<Eligibility> {
  return {
    kinds: row.eligibleKinds,
    countries: row.eligibleCountries,
    consortium: row.consortium,
    maturity: { from: row.maturityFrom, to: row.maturityTo },
    isOncePerOrganisation: row.isOncePerOrganisation,
  }
}

/** The row of a challenge from who may apply; what is not said is as wide as it can be. */
export function rowFromEligibility(eligibility: Eligibility) {
  const { kinds, countries: codes } = eligibilityInOrder(eligibility)
  const { consortium = 'allowed', maturity = anyMaturity, isOncePerOrganisation = false } = eligibility
  return {
    ...{ eligibleKinds: kinds, eligibleCountries: codes, consortium },
    ...{ maturityFrom: maturity.from, maturityTo: maturity.to, isOncePerOrganisation },
  }
}

/** The same with everything said. */
export function wholeEligibility(eligibility: Eligibility): Required<Eligibility> {
  return eligibilityFromRow(rowFromEligibility(eligibility))
}

/** The same, each once and in one order, so that two ways to say the same thing are equal. */
export function eligibilityInOrder({ kinds, countries: codes }: Eligibility): {
  kinds: ApplicantKind[]
  countries: string[]
} {
  return {
    kinds: applicantKinds.filter((kind) => kinds.includes(kind)),
    countries: [...new Set(codes)].sort(),
  }
}

/**
 * Countries as people write them: codes or names in any of the four languages, between commas or on lines.
 * "FI, Ruotsi, 中国" gives CN, FI, SE. `unknown` is the first word that names no country, or null.
 */
export function readCountries(
  text: string,
  languages: readonly Locale[],
): { countries: string[]; unknown: string | null } {
  const words = text
    .split(/[,;\n，；、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const found: string[] = []
  for (const word of words) {
    const code = countryNamed(word, languages)
    if (code === null) return { countries: [], unknown: word }
    found.push(code)
  }
  return { countries: eligibilityInOrder({ kinds: [], countries: found }).countries, unknown: null }
}

function countryNamed(word: string, languages: readonly Locale[]): string | null {
  const code = word.toUpperCase()
  if (countries.includes(code)) return code
  const wanted = word.toLowerCase()
  for (const lang of languages) {
    const named = countryChoices(lang).find(({ label }) => label.toLowerCase() === wanted)
    if (named) return named.value
  }
  return null
}
