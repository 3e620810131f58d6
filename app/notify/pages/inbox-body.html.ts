import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { findOwnMessage } from '../data/outgoing.server.ts'
import { contentOf } from '../flows/content-of.server.ts'
import { mailBodyResponse } from '../mail-body-response.ts'

export const access = { loader: { who: 'signed in' } } satisfies Access

/** A mail's HTML by itself, for the frame of its reader's inbox. */
export async function loader({ context, params }: LoaderArgs) {
  const message = await findOwnMessage(context.db, params.message ?? '', context.signedIn)
  const content = message && (await contentOf(context.db, message, context.env))
  if (!content) throw notFound()
  return mailBodyResponse(content.html)
}
