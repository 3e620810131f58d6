/** What the pages of the catalogue send. Shared with the pages. */
import * as z from 'zod/mini'
import { contentLanguages } from '#app/platform/languages.ts'
import { currencies } from '#app/pilot/core/payments.ts'
import { countries } from '#app/publish/core/countries.ts'
import { offerKinds, themesOf, type EntryKind } from './entry.ts'
import { outcomeStates } from './introductions.ts'

export const longest = {
  organisation: 200,
  title: 150,
  body: 3_000,
  site: 200,
  forWhom: 500,
  amountNote: 300,
  note: 600,
  reason: 1_000,
  outcome: 1_000,
} as const
export const mostThemes = 8
const longestTheme = 40

const line = (most: number) => z._default(z.string().check(z.trim(), z.maxLength(most)), '')
const needed = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

const themes = z.pipe(
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(500),
    z.refine((typed) => themesOf(typed).length > 0, 'matchmaking:errors.themes-none'),
    z.refine((typed) => themesOf(typed).length <= mostThemes, 'matchmaking:errors.themes-many'),
    z.refine(
      (typed) => themesOf(typed).every((word) => [...word].length <= longestTheme),
      'matchmaking:errors.themes-long',
    ),
  ),
  z.transform(themesOf),
)

/** A day that exists, or null. */
const lastDay = z.pipe(
  z._default(
    z.string().check(
      z.trim(),
      z.refine((typed) => typed === '' || isDay(typed), 'matchmaking:errors.day'),
    ),
    '',
  ),
  z.transform((typed) => (typed === '' ? null : typed)),
)

const maturity = z.pipe(
  z._default(z.string().check(z.regex(/^[1-9]?$/, 'matchmaking:errors.maturity')), ''),
  z.transform((typed) => (typed === '' ? null : Number(typed))),
)

/** Whole units and cents as people type them, spaces between thousands; null for none. */
const amount = z.pipe(
  z._default(
    z.string().check(
      z.trim(),
      z.maxLength(40),
      z.refine((typed) => typed === '' || sumOf(typed) !== null, 'matchmaking:errors.amount'),
    ),
    '',
  ),
  z.transform(sumOf),
)

const shared = {
  organisation: needed(longest.organisation),
  title: needed(longest.title),
  body: needed(longest.body),
  language: z.enum(contentLanguages),
  themes,
  country: z.string().check(z.refine((code) => countries.includes(code), 'matchmaking:errors.country')),
  maturity,
  untilOn: lastDay,
  consent: z.literal('yes', 'matchmaking:errors.consent'),
  /** Of the entry as its owner saw it; 0 for a new one. */
  version: z.coerce.number().check(z.int(), z.minimum(0)),
}

const nothingOffered = { offerKind: null, forWhom: '', amount: null, currency: null, amountNote: '' } as const

const schemas = {
  profile: z.pipe(
    z.object(shared),
    z.transform((form) => ({ ...form, ...nothingOffered, site: '' })),
  ),
  need: z.pipe(
    z.object({ ...shared, site: line(longest.site) }),
    z.transform((form) => ({ ...form, ...nothingOffered })),
  ),
  offer: z.pipe(
    z
      .object({
        ...shared,
        offerKind: z.enum(offerKinds),
        forWhom: needed(longest.forWhom),
        amount,
        currency: z._default(z.union([z.literal(''), z.enum(currencies)]), ''),
        amountNote: line(longest.amountNote),
      })
      .check(
        z.check((form) => {
          const complain = (field: 'currency' | 'amountNote', message: string) =>
            form.issues.push({ code: 'custom', input: form.value, path: [field], message })
          // What is no sum has its own sentence.
          if (form.value.amount === null || sumOf(form.value.amount) === null) return
          if (form.value.currency === '') complain('currency', 'matchmaking:errors.currency')
          if (form.value.amountNote === '') complain('amountNote', 'matchmaking:errors.amount-note')
        }),
      ),
    z.transform(({ currency, ...form }) => ({
      ...form,
      site: '',
      currency: form.amount === null || currency === '' ? null : currency,
    })),
  ),
}

export type EntryGiven = Omit<
  z.output<(typeof schemas)['profile']>,
  'offerKind' | 'amount' | 'currency' | 'forWhom' | 'amountNote' | 'site'
> & {
  readonly site: string
  readonly offerKind: (typeof offerKinds)[number] | null
  readonly forWhom: string
  readonly amount: string | null
  readonly currency: string | null
  readonly amountNote: string
}

/** What is asked of an entry of this kind. */
export function entrySchema(kind: EntryKind): z.ZodMiniType<EntryGiven> {
  return schemas[kind] as unknown as z.ZodMiniType<EntryGiven>
}

export const checkSchema = z.object({ entry: z.uuid(), version: z.coerce.number().check(z.int()) })
export const returnSchema = z.object({
  entry: z.uuid(),
  version: z.coerce.number().check(z.int()),
  reason: needed(longest.reason),
})
export const suggestSchema = z.object({ first: z.uuid(), second: z.uuid(), note: line(longest.note) })
export const askSchema = z.object({ own: z.uuid(), note: line(longest.note) })
export const ownEntrySchema = z.object({ entry: z.uuid() })
export const ownIntroductionSchema = z.object({ introduction: z.uuid() })
export const outcomeSchema = z.object({
  introduction: z.uuid(),
  to: z.enum(outcomeStates),
  happenedOn: z.string().check(z.trim(), z.refine(isDay, 'matchmaking:errors.day')),
  outcome: needed(longest.outcome),
})

/** True for an ISO day that exists: 2022-02-30 is none. */
function isDay(typed: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(typed)) return false
  const day = new Date(`${typed}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed)
}

/** "150 000 000" or "12,5" as the database keeps it; null for what is no sum above zero with two decimals at most. */
export function sumOf(typed: string): string | null {
  const text = typed
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(/,(?=\d{1,2}$)/, '.')
    .replaceAll(/,(?=\d{3})/g, '')
  return /^\d{1,13}(\.\d{1,2})?$/.test(text) && Number(text) > 0 ? text : null
}
