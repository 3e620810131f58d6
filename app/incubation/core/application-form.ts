/**
 * What a start-up writes to be taken in. A draft keeps whatever was typed, as far as the columns hold it; what is sent has
 * to be whole. Both read the same form.
 */
import * as z from 'zod/mini'
import { countries } from '#app/publish/core/countries.ts'
import { contentLanguages, type ContentLanguage } from '#app/platform/languages.ts'

export const applicantKinds = [
  'enterprise',
  'university',
  'research_institute',
  'association',
  'public_body',
  'city',
  'other',
  'individual',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]

export const longestAnswer = 6_000
export const maturities = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const chosen = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z._default(z.union([z.literal(''), z.enum(words)]), '')
const ticked = z.optional(z.literal('yes'))

const fields = {
  name: text(200),
  kind: chosen(applicantKinds),
  country: chosen(countries as readonly [string, ...string[]]),
  website: text(300),
  theme: z._default(z.union([z.literal(''), z.uuid()]), ''),
  what: text(longestAnswer),
  maturity: chosen(maturities),
  team: text(longestAnswer),
  wished: text(longestAnswer),
  language: chosen(contentLanguages),
  hasConsent: ticked,
  mayBeShown: ticked,
}

/** As it is kept: nothing is needed, but what does not fit a column is said. */
export const draftSchema = z.object({ intent: z.enum(['keep', 'send']), ...fields })
/** As it is kept while it is typed: with the version of the draft that the page knows, 0 where there was none. */
export const autosaveSchema = z.object({ version: z.coerce.number().check(z.int(), z.minimum(0)), ...fields })
export type TypedApplication = Omit<z.output<typeof draftSchema>, 'intent'>

export type ApplicationDraft = {
  readonly name: string
  readonly kind: ApplicantKind | null
  readonly country: string | null
  readonly website: string
  readonly themeId: string | null
  readonly what: string
  readonly maturity: number | null
  readonly team: string
  readonly wished: string
  readonly language: ContentLanguage | null
  readonly hasConsent: boolean
  readonly mayBeShown: boolean
}

export function draftOf(typed: TypedApplication): ApplicationDraft {
  return {
    name: typed.name,
    kind: typed.kind || null,
    country: typed.country || null,
    website: typed.website,
    themeId: typed.theme || null,
    what: typed.what,
    maturity: typed.maturity === '' ? null : Number(typed.maturity),
    team: typed.team,
    wished: typed.wished,
    language: typed.language || null,
    hasConsent: typed.hasConsent === 'yes',
    mayBeShown: typed.mayBeShown === 'yes',
  }
}

export type MissingField =
  'name' | 'kind' | 'country' | 'website' | 'theme' | 'what' | 'maturity' | 'team' | 'language' | 'hasConsent'

/** What is still missing before it can be sent, in the order of the form. */
export function missingIn(draft: ApplicationDraft, { hasThemes }: { hasThemes: boolean }): MissingField[] {
  const isEmpty: Record<MissingField, boolean> = {
    name: draft.name === '',
    kind: draft.kind === null,
    country: draft.country === null,
    website: draft.website !== '' && !/^https?:\/\/[^\s<>"]+$/i.test(draft.website),
    theme: hasThemes && draft.themeId === null,
    what: draft.what === '',
    maturity: draft.maturity === null,
    team: draft.team === '',
    language: draft.language === null,
    hasConsent: !draft.hasConsent,
  }
  return (Object.keys(isEmpty) as MissingField[]).filter((field) => isEmpty[field])
}

/** One organisation whatever the spaces and capitals of its name. The index of the database reads it the same way. */
export function sameName(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
