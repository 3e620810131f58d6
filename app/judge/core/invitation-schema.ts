/** What the page of the jury sends: somebody is asked to judge, is excluded from one proposal, organisations belong together. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { jurorKindField } from './juror-kind-field.ts'
import { forgetSchema, parentSchema } from './ties-schema.ts'

export const invitationSchema = z.object({
  intent: z.literal('invite'),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  email: z.email().check(z.maxLength(254)),
  locale: z.enum(locales),
  maximumLoad: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)),
  isChair: z.optional(z.literal('yes')),
  isSubstitute: z.optional(z.literal('yes')),
  kind: jurorKindField,
  terms: z._default(z.string().check(z.trim(), z.maxLength(500)), ''),
})

export const exclusionSchema = z.object({
  intent: z.literal('exclude'),
  jurorId: z.uuid('ui:errors.choice'),
  proposalId: z.uuid('ui:errors.choice'),
  exclusionReason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
})

/** Which exclusion: the juror and the proposal, as one choice. */
export const liftSchema = z.object({
  intent: z.literal('lift'),
  exclusion: z.string('ui:errors.choice').check(z.regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/, 'ui:errors.choice')),
  liftReason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
})

export const callUpSchema = z.object({ intent: z.literal('call-up'), jurorId: z.uuid() })

export const takeOffSchema = z.object({
  intent: z.literal('take-off'),
  leaverId: z.uuid('ui:errors.choice'),
  finals: z.enum(['count', 'void']),
  leaveReason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
})

export const jurySchema = z.discriminatedUnion('intent', [
  invitationSchema,
  exclusionSchema,
  liftSchema,
  callUpSchema,
  takeOffSchema,
  parentSchema,
  forgetSchema,
])
