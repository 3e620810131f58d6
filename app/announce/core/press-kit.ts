/** What the press is given about a result: what organisers write for it, and how it is shown. Shared with the pages. */
import * as z from 'zod/mini'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { AwardedProposal } from './certificate.ts'

export const longestLead = 3_000
export const longestRights = 2_000
export const longestQuote = 1_000
export const longestCorrection = 2_000
export const mostQuotes = 4

const text = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')

const textsSchema = z.object({ lead: text(longestLead), photoRights: text(longestRights) })

const quoteSchema = z
  .object({
    locale: z.enum(locales),
    quote: text(longestQuote),
    speaker: text(200),
  })
  .check(
    z.refine(({ quote, speaker }) => (quote === '') === (speaker === ''), {
      path: ['speaker'],
      error: 'announce:errors.quote-speaker',
    }),
  )

/** What the organisers' form sends. */
export const pressKitSchema = z.object({
  contactName: text(200),
  contactEmail: z._default(
    z.union([z.literal(''), z.string().check(z.trim(), z.maxLength(254), z.email())]),
    '',
  ),
  contactPhone: text(60),
  texts: z._default(
    z.partial(z.object({ en: textsSchema, fi: textsSchema, sv: textsSchema, 'zh-CN': textsSchema })),
    {},
  ),
  quotes: z._default(z.record(z.string().check(z.regex(/^[1-4]$/)), quoteSchema), {}),
})

export type PressKitGiven = z.output<typeof pressKitSchema>

const correction = text(longestCorrection)

export const correctionSchema = z.object({
  corrections: z._default(
    z.partial(z.object({ en: correction, fi: correction, sv: correction, 'zh-CN': correction })),
    {},
  ),
})

/** Which of the two forms was sent. */
export const pressIntentSchema = z.object({ intent: z.enum(['save', 'correct']) })

/** A kit as it is kept, all languages of it. */
export type PressKit = {
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string }
  readonly texts: readonly { readonly locale: Locale; readonly lead: string; readonly photoRights: string }[]
  readonly quotes: readonly {
    readonly position: number
    readonly locale: Locale
    readonly quote: string
    readonly speaker: string
  }[]
  readonly corrections: readonly {
    readonly number: number
    readonly locale: Locale
    readonly correction: string
    readonly atIso: string
  }[]
  readonly changedAtIso: string | null
}

/** A winner or an honourable mention as the press reads of it. */
export type PressWinner = AwardedProposal & {
  readonly outcome: 'winner' | 'honourable_mention'
  /** In the team's own words; empty where it said nothing to the public. */
  readonly summary: string
}

/** Everything the page for the press says, in one language. */
export type PressView = {
  readonly challenge: {
    readonly slug: string
    readonly title: string
    readonly textLocale: Locale
    readonly zone: string
    readonly announcesAtIso: string
  }
  readonly programme: { readonly name: string; readonly locale: Locale } | null
  readonly contact: PressKit['contact'] | null
  readonly lead: { readonly lead: string; readonly locale: Locale } | null
  readonly photoRights: { readonly photoRights: string; readonly locale: Locale } | null
  readonly quotes: PressKit['quotes']
  /** The newest first. */
  readonly corrections: readonly {
    readonly number: number
    readonly atIso: string
    readonly correction: string
    readonly locale: Locale
  }[]
  /** What was put right in the result after appeals, the oldest first. */
  readonly putRight: readonly {
    readonly correction: string
    readonly lang: string
    readonly notedIso: string
  }[]
  /** When the kit was last changed after the announcement; null where it stands as it was released. */
  readonly changedAtIso: string | null
  readonly winners: readonly PressWinner[]
  readonly statement: { readonly statement: string; readonly locale: Locale } | null
  readonly figures: { readonly submitted: number; readonly countries: number } | null
}

/** What of a kit is read in this language, or in the next best. */
export function shownKit(
  { contact, texts, quotes, corrections, changedAtIso }: PressKit,
  { lang, announcesAtIso }: { lang: Locale; announcesAtIso: string },
): Pick<PressView, 'contact' | 'lead' | 'photoRights' | 'quotes' | 'corrections' | 'changedAtIso'> {
  const best = <Row extends { readonly locale: Locale }>(rows: readonly Row[]) => textIn(rows, lang)
  const numbers = [...new Set(corrections.map(({ number }) => number))].sort((a, b) => b - a)
  return {
    contact: Object.values(contact).some((value) => value !== '') ? contact : null,
    lead: best(texts.filter(({ lead }) => lead !== '')) ?? null,
    photoRights: best(texts.filter(({ photoRights }) => photoRights !== '')) ?? null,
    quotes,
    corrections: numbers.flatMap(
      (number) => best(corrections.filter((each) => each.number === number)) ?? [],
    ),
    changedAtIso: changedAtIso !== null && changedAtIso > announcesAtIso ? changedAtIso : null,
  }
}
