/** What the form with which somebody follows a challenge sends. */
import * as z from 'zod/mini'
import { isZone } from '#app/lifecycle/calendar.ts'
import { applicantKinds } from './eligibility.ts'
import { countries } from './countries.ts'
import { addressField, trapField } from './public-form.ts'

const organisation = z._default(z.string().check(z.trim(), z.maxLength(200)), '')

export const followSchema = z
  .object({
    email: addressField,
    intention: z._default(z.enum(['informed', 'may_apply']), 'informed'),
    organisation,
    kind: z._default(z.enum(applicantKinds), 'enterprise'),
    country: z._default(z.enum(['', ...countries]), ''),
    zone: z._default(z.string().check(z.maxLength(60)), ''),
    ...trapField,
  })
  .check(
    z.refine(({ intention, organisation: name }) => intention === 'informed' || name !== '', {
      error: 'publish:errors.follow-organisation',
      path: ['organisation'],
    }),
    z.refine(({ intention, country }) => intention === 'informed' || country !== '', {
      error: 'publish:errors.follow-country',
      path: ['country'],
    }),
  )

export type FollowForm = z.output<typeof followSchema>

/** For whom somebody may apply; null for who only wants to hear. */
export function interestFromForm({ intention, organisation: name, kind, country }: FollowForm) {
  return intention === 'may_apply' ? { organisation: name, kind, country } : null
}

/** A zone as a browser says it, or null: a form without script says nothing. */
export function zoneFromForm(zone: string): string | null {
  return zone !== '' && isZone(zone) ? zone : null
}
