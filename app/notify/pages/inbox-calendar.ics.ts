import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { calendarMethod } from '../core/calendar-facts.ts'
import { findOwnMessage } from '../data/outgoing.server.ts'
import { contentOf } from '../flows/content-of.server.ts'
import { mailCalendarResponse } from '../mail-body-response.ts'

export const access = { loader: { who: 'signed in' } } satisfies Access

/** The calendar file of a mail, for its reader. */
export async function loader({ context, params }: LoaderArgs) {
  const message = await findOwnMessage(context.db, params.message ?? '', context.signedIn)
  const calendar = message && (await contentOf(context.db, message, context.env))?.calendar
  if (!calendar) throw notFound()
  return mailCalendarResponse(calendar, calendarMethod(calendar))
}
