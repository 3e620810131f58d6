/** What the pages of messages to many post. */
import { z } from 'zod'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { audienceNames, type BroadcastAudience, type BroadcastTexts } from './broadcast.ts'

const line = z
  .string()
  .max(200)
  .default('')
  .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
const paragraphs = z
  .string()
  .max(5000)
  .default('')
  .transform((text) => text.replaceAll(/\r\n?/g, '\n').trim())
const words = z.object({ subject: line, body: paragraphs }).default({ subject: '', body: '' })

const texts = z
  .object({ en: words, fi: words, sv: words, 'zh-CN': words })
  .transform((typed): BroadcastTexts => {
    // A language with neither is one that is not written in.
    const written = locales.filter((locale) => typed[locale].subject !== '' || typed[locale].body !== '')
    return Object.fromEntries(written.map((locale: Locale) => [locale, typed[locale]]))
  })

export const writeBroadcastSchema = z.object({
  intent: z.literal('save'),
  audience: z.enum(audienceNames as [BroadcastAudience, ...BroadcastAudience[]]),
  /** Empty: the whole programme. */
  challenge: z.string().max(40).default(''),
  texts,
})

export const broadcastSchema = z.discriminatedUnion('intent', [
  writeBroadcastSchema,
  z.object({ intent: z.literal('test') }),
  z.object({ intent: z.literal('ask') }),
  z.object({ intent: z.literal('take-back') }),
  /** The fingerprint of what stood on the page. */
  z.object({ intent: z.literal('approve'), seen: z.string().max(64) }),
  z.object({ intent: z.literal('undo') }),
])
