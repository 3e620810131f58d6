import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs } from '#app/http/context.ts'
import { bodyOf } from '#app/http/request-body.server.ts'
import { notFound, unreadableBody } from '#app/http/responses.server.ts'
import { hearService } from '../flows/hear-service.server.ts'
import { readTelling } from '../transports/resend-tellings.server.ts'

/**
 * Where Resend tells what became of mails and addresses. Whoever comes is nobody until the signature has been looked at.
 */
export const access = {
  action: { who: 'anyone', database: 'app', origin: 'anywhere', body: 'text', bodyBytes: 64 * 1024 },
} satisfies Access

/** 200 when it was heard (again), 400 when it is not signed as it should be, 404 where nobody listens. */
export async function action({ request, context }: ActionArgs) {
  const { mail } = context.env
  if (context.isDemo || mail?.kind !== 'resend' || mail.webhookSecret === undefined) throw notFound()
  const body = bodyOf(context)
  if (body.kind !== 'text') throw unreadableBody()
  const { apiKey, webhookSecret } = mail
  const telling = await readTelling({ body: body.text, headers: request.headers }, { apiKey, webhookSecret })
  if (telling === null) throw unreadableBody()
  const outcome = await hearService(telling, context.ports)
  context.log.info({ type: telling.type, outcome }, 'the mail service told something')
  return json({ outcome })
}
