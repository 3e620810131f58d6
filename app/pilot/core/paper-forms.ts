/** What the pages about agreement, approvals and payments send. Shared with the pages. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { paperKinds } from './papers.ts'
import { currencies, vatBases } from './payments.ts'

export const longestPaper = 40_000
export const longestAnnexes = 4_000

const neededLine = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Which form of the page about papers was sent. */
export const paperIntentSchema = z.object({ intent: z.enum(['send', 'sign']) })

export const sendPaperSchema = z.object({
  kind: z.enum(paperKinds),
  locale: z.enum(locales),
  text: neededLine(longestPaper),
  annexes: z._default(z.string().check(z.trim(), z.maxLength(longestAnnexes)), ''),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  signBy: z.iso.date(),
  /** What the page showed of the files that go along: see `markOf`. */
  seen: z._default(z.string().check(z.regex(/^([0-9a-f]{64}( |$))*$/)), ''),
  /** The newest version of this kind the page showed; 0 for none. */
  after: z.coerce.number().check(z.int(), z.minimum(0)),
})

export const signPaperSchema = z.object({ paperId: z.uuid(), hash, signedName: neededLine(200) })

/** Which form of the page about payments was sent. */
export const moneyIntentSchema = z.object({ intent: z.enum(['approve', 'plan', 'pay']) })

export const approveSchema = z.object({
  milestoneId: z.uuid(),
  reportHash: hash,
  signedName: neededLine(200),
})

export const planPaymentSchema = z.object({
  milestoneId: z.uuid(),
  amount: z.string().check(
    z.trim(),
    z.refine(
      (typed) => /^\d{1,12}([.,]\d{1,2})?$/.test(typed) && Number(typed.replace(',', '.')) > 0,
      'pilot:errors.amount',
    ),
  ),
  currency: z.enum(currencies),
  vat: z.enum(vatBases),
})

export const paySchema = z.object({ paymentId: z.uuid(), paidOn: z.iso.date() })
