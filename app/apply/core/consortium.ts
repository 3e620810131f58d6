/**
 * A consortium: organisations that stand behind a proposal together. The applicant leads it and answers for the proposal;
 * the others are named with what they do and whether they have agreed.
 */
import * as z from 'zod/mini'
import { countries } from '#app/publish/core/countries.ts'
import type { ConsortiumRule } from '#app/publish/core/eligibility.ts'

export const mostPartners = 12

export type ConsortiumPartner = {
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** What it does in the consortium. */
  readonly part: string
  readonly hasAgreed: boolean
}

export type ConsortiumRefusal =
  { readonly code: 'consortium-needed' } | { readonly code: 'consortium-excluded' }

/** What the challenge's rule says of a proposal with so many partners beside its own organisation; null: it may. */
export function consortiumRefusal(rule: ConsortiumRule, partners: number): ConsortiumRefusal | null {
  if (rule === 'required' && partners === 0) return { code: 'consortium-needed' }
  if (rule === 'excluded' && partners > 0) return { code: 'consortium-excluded' }
  return null
}

/** How somebody wants to apply, asked first where the challenge has a rule about it. */
export const applyingWays = ['alone', 'together'] as const
export type ApplyingWay = (typeof applyingWays)[number]

/** The same before there is a draft. */
export function wayRefusal(rule: ConsortiumRule, way: ApplyingWay): ConsortiumRefusal | null {
  return consortiumRefusal(rule, way === 'together' ? 1 : 0)
}

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

const partnerFields = {
  name: line(200),
  country: z.string().check(z.refine((code) => countries.includes(code), 'apply:errors.country')),
  part: line(500),
  contactName: z.pipe(
    z._default(z.string().check(z.trim(), z.maxLength(200)), ''),
    z.transform((text) => text || null),
  ),
  hasAgreed: z.optional(z.literal('yes')),
}

export const partnerSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), ...partnerFields }),
  z.object({ intent: z.literal('change'), partnerId: z.uuid(), ...partnerFields }),
  z.object({ intent: z.literal('remove'), partnerId: z.uuid() }),
])
