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

export type Eligibility = {
  /** Empty while nobody has said so: such a challenge is not ready to be published. */
  readonly kinds: readonly ApplicantKind[]
  /** ISO 3166-1 alpha-2; empty for anywhere. */
  readonly countries: readonly string[]
  /** `allowed` where nothing is said. */
  readonly consortium?: ConsortiumRule
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
