/** The first form: who applies, and in which language. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { applicantKinds } from './eligibility.ts'
import { organisationFields } from './section-schema.ts'

const common = { requestId: z.uuid(), language: z.enum(locales) }

/** One of the person's organisations, or `new` with the facts of another one. */
export const startSchema = z.discriminatedUnion('applicant', [
  z.object({
    ...common,
    ...organisationFields,
    applicant: z.literal('new'),
    kind: z.enum([...applicantKinds, 'individual']),
  }),
  z.object({ ...common, applicant: z.literal('known'), organisationId: z.uuid('ui:errors.choice') }),
])
