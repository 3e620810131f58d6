import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { findMessage } from '../data/outgoing.server.ts'
import { contentOf } from '../flows/content-of.server.ts'

export const access = { loader: { who: 'demo' } } satisfies Access

/**
 * A mail's HTML by itself, for the frame of the mailbox. It may bring inline styles, as mails must, and nothing else:
 * no script, no image, no form, and no origin of its own.
 */
export async function loader({ context, params }: LoaderArgs) {
  const message = await findMessage(context.db, params.message ?? '')
  const content = message && (await contentOf(message, context.env))
  if (!content) throw notFound()
  return new Response(content.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
      'x-frame-options': 'SAMEORIGIN',
      // What has no origin cannot be kept apart by it; a browser that is asked to says so in its console.
      'origin-agent-cluster': '?0',
    },
  })
}
