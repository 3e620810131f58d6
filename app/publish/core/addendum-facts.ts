/** The facts of a challenge that an addendum can change, and what may become of them once they are public. */
import type { Grant } from '../templates/template.ts'
import { eligibilityInOrder, type ApplicantKind } from './eligibility.ts'

/** All of them, as they are or shall be. */
export type AddendumFacts = {
  readonly pilots: number
  /** What each pilot gets; null: the pilot alone. */
  readonly grant: Grant | null
  readonly kinds: readonly ApplicantKind[]
  /** ISO 3166-1 alpha-2; empty: anywhere. */
  readonly countries: readonly string[]
}

/** What reads differently: the award (pilots with their money), who may apply, or both. */
export type FactsChange = {
  readonly award: boolean
  readonly eligibility: boolean
}

type Changed<Value> = { readonly before: Value; readonly after: Value }

/** What an addendum changes in the facts, ready to read; each part null where it stays. */
export type ShownFactsChange = {
  readonly award: Changed<{ pilotsOffered: number; grant: Grant | null }> | null
  /** Who may apply and from where, in the reader's language. */
  readonly eligibility: Changed<string> | null
}

/** The same in one order, so that two ways to say the same thing are equal. */
export function factsInOrder({ pilots, grant, ...eligibility }: AddendumFacts): AddendumFacts {
  const { kinds, countries } = eligibilityInOrder(eligibility)
  const money = grant && { amount: grant.amount, currency: grant.currency, vat: grant.vat }
  return { pilots, grant: money, kinds, countries }
}

/** What reads differently between two states of the facts; null where nothing does. */
export function factsChange(before: AddendumFacts, after: AddendumFacts): FactsChange | null {
  const [old, now] = [factsInOrder(before), factsInOrder(after)]
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  const change = {
    award: differs([old.pilots, old.grant], [now.pilots, now.grant]),
    eligibility: differs([old.kinds, old.countries], [now.kinds, now.countries]),
  }
  return change.award || change.eligibility ? change : null
}

/** True when somebody who may apply now could not any more: people may have begun, relying on what is public. */
export function shutsOut(before: AddendumFacts, after: AddendumFacts): boolean {
  const losesKind = before.kinds.some((kind) => !after.kinds.includes(kind))
  if (losesKind) return true
  if (after.countries.length === 0) return false
  return before.countries.length === 0 || before.countries.some((code) => !after.countries.includes(code))
}
