/** Who may apply at all. Asked before a word is written, and checked by number after the deadline. */
import { refuse, accept, type Result } from '#app/platform/result.ts'

/** The numbered rules that screening refers to; the sentences are in the texts under `rules`. */
export const eligibilityRules = ['1', '2', '3', '4', '5', '6'] as const
export type EligibilityRule = (typeof eligibilityRules)[number]

/** Kinds of organisation that may apply. A person without one is told so at the start. */
export const applicantKinds = [
  'enterprise',
  'university',
  'research_institute',
  'association',
  'city',
  'public_body',
  'other',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]

export type EligibilityRefusal =
  { readonly code: 'individual-not-eligible' } | { readonly code: 'owner-not-eligible' }

/** Rules 1 and 2: an organisation applies, and not the one whose challenge it is. */
export function checkApplicant(applicant: {
  readonly kind: ApplicantKind | 'individual'
  readonly isChallengeOwner: boolean
}): Result<ApplicantKind, EligibilityRefusal> {
  if (applicant.kind === 'individual') return refuse('individual-not-eligible')
  return applicant.isChallengeOwner ? refuse('owner-not-eligible') : accept(applicant.kind)
}
