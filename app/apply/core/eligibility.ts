/** Who may apply at all. Asked before a word is written, and checked by number after the deadline. */
import { applicantKinds, type ApplicantKind, type Eligibility } from '#app/publish/core/eligibility.ts'
import type { GeneralRule } from '#app/publish/core/rules.ts'
import { refuse, accept, type Result } from '#app/platform/result.ts'

export { applicantKinds, type ApplicantKind }

/** Number of one of the general rules. */
export type EligibilityRule = GeneralRule

/** `rule` is the number of the rule that is not met. */
export type EligibilityRefusal =
  | { readonly code: 'kind-not-eligible'; readonly rule: EligibilityRule; readonly kind: ApplicantKind }
  | { readonly code: 'country-not-eligible'; readonly rule: EligibilityRule; readonly country: string | null }
  | { readonly code: 'owner-not-eligible'; readonly rule: EligibilityRule }

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
