/** What the forms about a programme's look send. */
import * as z from 'zod/mini'
import { locales } from '#app/platform/i18n.ts'
import { isSenderName } from '../sender-name.ts'
import { hexOf } from './colour.ts'

/** `#rrggbb`, or null where nothing was typed. */
const colour = z._default(
  z.pipe(
    z.string().check(
      z.maxLength(40),
      z.refine((typed) => typed.trim() === '' || hexOf(typed) !== null, 'publish:errors.colour'),
    ),
    z.transform((typed) => hexOf(typed)),
  ),
  null,
)

const colours = {
  /** What the page showed when it was loaded; see `lookSeen`. */
  seen: z._default(z.string().check(z.maxLength(200)), ''),
  brand: colour,
  accentLight: colour,
  accentDark: colour,
  senderName: z._default(
    z.pipe(
      z.string().check(
        z.trim(),
        z.maxLength(200),
        z.refine((name) => name === '' || isSenderName(name), 'publish:errors.sender-name'),
      ),
      z.transform((name) => name || null),
    ),
    null,
  ),
}

const alt = z._default(z.string().check(z.trim(), z.maxLength(300)), '')

const saveLogoSchema = z.object({
  intent: z.literal('save-logo'),
  alt: z._default(z.partialRecord(z.enum(locales), alt), {}),
})

const organisation = { organisationId: z.uuid() }

export const lookSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), ...colours }),
  z.object({ intent: z.literal('try'), ...colours }),
  saveLogoSchema,
  z.object({ intent: z.literal('remove-logo') }),
  z.object({ intent: z.literal('save-party-logo'), ...organisation }),
  z.object({ intent: z.literal('remove-party-logo'), ...organisation }),
])

export type LookAsked = z.output<typeof lookSchema>
