/** The two steps of a beginning: who applies, asked before anything is written, and then the draft itself. */
import * as z from 'zod/mini'
import { countries } from '#app/publish/core/countries.ts'
import { contentLanguages } from '#app/platform/languages.ts'
import { maturityLevels, type MaturityLevel } from '#app/publish/core/form/types/maturity.ts'
import { applicantKinds, type ApplicantKind } from './eligibility.ts'
import { applyingWays, type ApplyingWay } from './consortium.ts'
import { organisationFields } from './section-schema.ts'

const organisationId = z.uuid('ui:errors.choice')
const begun = {
  requestId: z.uuid(),
  language: z.enum(contentLanguages),
  // Nothing chosen: the draft begins empty.
  reuse: z.optional(z.union([z.uuid('ui:errors.choice'), z.literal('')])),
}
const { name, kind, country, website } = organisationFields
/** Asked where the challenge has a rule about them. */
const way = z.optional(z.enum(applyingWays))
const maturity = z.optional(z.enum(maturityLevels, 'ui:errors.choice'))

/** Step one for one of the person's own organisations. */
export const ownApplicantSchema = z.object({ intent: z.literal('own'), organisationId, way, maturity })
/** Step one for anybody else. */
export const otherApplicantSchema = z.object({ intent: z.literal('other'), kind, country, way, maturity })
export const startOwnSchema = z.object({ ...begun, intent: z.literal('start-own'), organisationId, maturity })
export const startNewSchema = z.object({
  ...begun,
  intent: z.literal('start-new'),
  ...{ name, kind, country, website, maturity },
})

export const startSchema = z.discriminatedUnion('intent', [
  ownApplicantSchema,
  otherApplicantSchema,
  startOwnSchema,
  startNewSchema,
])

/** Who applies, as the first step left it in the address of the second. Null when it names nobody. */
export function applicantInAddress<Own extends { readonly id: string }>(
  address: URLSearchParams,
  organisations: readonly Own[],
): { own: Own } | { kind: ApplicantKind; country: string } | null {
  const own = organisations.find(({ id }) => id === address.get('organisation'))
  if (own) return { own }
  const kind = applicantKinds.find((each) => each === address.get('kind'))
  const country = countries.find((code) => code === address.get('country'))
  return kind && country ? { kind, country } : null
}

/** Whether they would apply alone or together, where the first step asked it. */
export function wayInAddress(address: URLSearchParams): ApplyingWay | null {
  return applyingWays.find((way) => way === address.get('way')) ?? null
}

/** How mature the solution is, where the first step asked it. */
export function maturityInAddress(address: URLSearchParams): MaturityLevel | null {
  return maturityLevels.find((level) => level === address.get('maturity')) ?? null
}
