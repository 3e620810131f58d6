/** What the forms about a programme send. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { contentLanguages } from '#app/platform/languages.ts'
import { holidayCountryList } from './country-list.ts'
import { organisationKinds } from './organisation-kinds.ts'

const line = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const optionalLine = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const email = z.pipe(z.string().check(z.trim(), z.maxLength(200)), z.email())
const slug = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(80),
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'publish:errors.slug'),
  )
const wall = z.object({
  date: z.string().check(z.maxLength(20)),
  time: z.string().check(z.maxLength(20)),
  zone: z.string().check(z.maxLength(60)),
})

export const newProgrammeSchema = z.object({
  template: z.string().check(z.maxLength(80)),
  name: line(160),
  slug,
  contactEmail: email,
  opensAt: wall,
})

export const themes = ['city', 'wave', 'leaf', 'circuit'] as const

export const saveProgrammeSchema = z.object({
  intent: z.literal('save'),
  version: z.coerce.number().check(z.int(), z.minimum(1)),
  name: line(160),
  tagline: optionalLine(300),
  about: optionalLine(10_000),
  theme: z.enum(themes),
  languages: z._default(z.array(z.enum(locales)).check(z.minLength(1, 'publish:errors.languages')), []),
  partnerZones: z._default(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(6)), []),
  workingLanguage: z._default(z.enum(contentLanguages), 'en'),
  holidayCountries: holidayCountryList,
  contactEmail: email,
})

export const relations = [
  'organiser',
  'supporter',
  'special_partner',
  'launching_authority',
  'sponsor',
  'technical',
  'home_sponsor',
  'host_city',
] as const

const addPartySchema = z.object({
  intent: z.literal('add-party'),
  party: line(200),
  kind: z.enum(organisationKinds),
  country: z._default(z.string().check(z.trim(), z.regex(/^([A-Za-z]{2})?$/, 'publish:errors.country')), ''),
  relation: z.enum(relations),
})

const removePartySchema = z.object({
  intent: z.literal('remove-party'),
  organisationId: z.uuid(),
  relation: z.enum(relations),
})

const addChallengeSchema = z.object({ intent: z.literal('add-challenge'), title: line(160), slug })

const removeChallengeSchema = z.object({ intent: z.literal('remove-challenge'), challengeId: z.uuid() })

export const editProgrammeSchema = z.discriminatedUnion('intent', [
  saveProgrammeSchema,
  addPartySchema,
  removePartySchema,
  addChallengeSchema,
  removeChallengeSchema,
])

/** An address, or nothing. */
export const optionalSlug = z._default(
  z.string().check(z.trim(), z.maxLength(80), z.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'publish:errors.slug')),
  '',
)

export const copyProgrammeSchema = z.object({
  intent: z.enum(['check', 'copy']),
  slug,
  opensOn: z.string().check(z.trim(), z.maxLength(20)),
})
