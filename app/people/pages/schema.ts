import { z } from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { approvals } from '../core/approvals.ts'
import { longestPassword, shortestPassword } from '../core/sign-in.ts'

/** An address as people type it, in small letters from here on. */
const email = z.pipe(
  z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254)),
  z.email({ error: 'people:errors.email' }),
)

/** An IANA name this runtime knows. Asked of Intl, so that the page ships no calendar library for it. */
function isZone(zone: string): boolean {
  try {
    return zone.includes('/') && new Intl.DateTimeFormat('en', { timeZone: zone }).format() !== ''
  } catch {
    return false
  }
}

const next = z.optional(z.string().check(z.maxLength(500)))

/** Where somebody signs in: by mail, or with a password if they have one. */
export const signInSchema = z.object({
  email,
  next,
  intent: z._default(z.enum(['mail', 'password']), 'mail'),
  password: z.optional(z.string().check(z.maxLength(longestPassword))),
})

export const codeSchema = z.object({
  email,
  next,
  code: z
    .string()
    .check(z.normalize('NFKC'), z.regex(/^[\s-]*(?:\d[\s-]*){6}$/, { error: 'people:errors.code' })),
})

export const addressSchema = z.object({ email })
export const addressCodeSchema = z.object({ code: codeSchema.shape.code })

export const linkSchema = z.object({ token: z.string().check(z.maxLength(200)), next })

export const accountSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  locale: z.enum(locales),
  zone: z.union([z.literal(''), z.string().check(z.refine(isZone, { error: 'people:errors.zone' }))]),
  next,
})

export const passwordSchema = z.object({
  password: z.string().check(z.minLength(shortestPassword), z.maxLength(longestPassword)),
})

export const invitableRoles = [
  'organiser',
  'operator',
  'challenge_owner',
  'screener',
  'chair',
  'pilot_manager',
  'pilot_host',
  'auditor',
  'partner',
  'official',
] as const

export const inviteSchema = z.object({
  email,
  name: z.string().check(z.trim(), z.maxLength(200)),
  role: z.enum(invitableRoles),
  /** A challenge of the programme; empty for the whole programme. */
  challengeId: z.union([z.literal(''), z.uuid()]),
  locale: z.enum(locales),
})

export const removeRoleSchema = z.object({ grantId: z.uuid() })
export const revokeSchema = z.object({ invitationId: z.uuid() })

const persons = z._default(z.array(z.uuid()).check(z.maxLength(50)), [])

/** Nobody is ticked: then any other organiser may. */
const naming = z._default(z.object({ approvers: persons, deputies: persons }), {
  approvers: [],
  deputies: [],
})

/** One approval is saved at a time; each has fields of its own name, since all stand on one page. */
export const approversSchema = z.object({
  approval: z.enum(approvals),
  opening: naming,
  addendum: naming,
  decision: naming,
  release: naming,
})
