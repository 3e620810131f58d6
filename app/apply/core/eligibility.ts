/** Who may apply at all. Asked before a word is written, and checked by number after the deadline. */
import {
  applicantKinds,
  asksMaturity,
  type ApplicantKind,
  type Eligibility,
  type MaturityRange,
  type SetRule,
} from '#app/publish/core/eligibility.ts'
import type { GeneralRule } from '#app/publish/core/rules.ts'
import { refuse, accept, type Result } from '#app/platform/result.ts'

export { applicantKinds, type ApplicantKind }

/** Number of a general rule, or of one that the challenge has set. */
export type EligibilityRule = GeneralRule | SetRule

/** `rule` is the number of the rule that is not met. */
export type EligibilityRefusal =
  | { readonly code: 'kind-not-eligible'; readonly rule: EligibilityRule; readonly kind: ApplicantKind }
  | { readonly code: 'country-not-eligible'; readonly rule: EligibilityRule; readonly country: string | null }
  | { readonly code: 'owner-not-eligible'; readonly rule: EligibilityRule }
  | { readonly code: 'maturity-unsaid'; readonly rule: EligibilityRule }
  | { readonly code: 'not-mature-enough'; readonly rule: EligibilityRule; readonly from: number }
  | { readonly code: 'too-mature'; readonly rule: EligibilityRule; readonly to: number }
  | { readonly code: 'part-taken'; readonly rule: EligibilityRule; readonly organisation: string }

export type Applying = {
  readonly kind: ApplicantKind
  /** ISO 3166-1 alpha-2, or null when it is not known: enough only where any country will do. */
  readonly country: string | null
  readonly isChallengeOwner: boolean
}

/** Rules 1 and 2: of a kind and from a country the challenge is open to, and not the one whose challenge it is. */
export function checkApplicant(
  { kind, country, isChallengeOwner }: Applying,
  { kinds, countries }: Eligibility,
): Result<ApplicantKind, EligibilityRefusal> {
  if (isChallengeOwner) return refuse('owner-not-eligible', { rule: '2' as const })
  if (!kinds.includes(kind)) return refuse('kind-not-eligible', { rule: '1' as const, kind })
  const isFromThere = countries.length === 0 || (country !== null && countries.includes(country))
  return isFromThere ? accept(kind) : refuse('country-not-eligible', { rule: '1' as const, country })
}

/** Rule 4.1: the solution is as mature as the challenge asks. `level` is null while nobody has said it. */
export function checkMaturity(
  level: number | null,
  range: MaturityRange,
): Result<number | null, EligibilityRefusal> {
  if (!asksMaturity(range)) return accept(level)
  const rule = '4.1' as const
  if (level === null) return refuse('maturity-unsaid', { rule })
  if (level < range.from) return refuse('not-mature-enough', { rule, from: range.from })
  return level > range.to ? refuse('too-mature', { rule, to: range.to }) : accept(level)
}

/** Rule 2.1: that this organisation takes part in another proposal already. */
export function partTaken(organisation: string): EligibilityRefusal {
  return { code: 'part-taken', rule: '2.1', organisation }
}
