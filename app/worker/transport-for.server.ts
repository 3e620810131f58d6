import { mailboxTransport } from '#app/notify/transports/mailbox.ts'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import type { Transport } from '#app/notify/transport.ts'
import type { Env } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'

/**
 * Who carries the mail: Resend when a key is set, else the local mailbox. A demo's invented people are never written
 * to, key or not.
 * @throws StartupProblem for a real installation without a sender
 */
export function transportFor({ mode, mail }: Pick<Env, 'mode' | 'mail'>): Transport {
  if (mail && mode !== 'demo') return resendTransport(mail)
  if (mode === 'real') {
    throw new StartupProblem(
      'A real installation needs RESEND_API_KEY and MAIL_FROM: without them no mail can be sent.',
    )
  }
  return mailboxTransport
}
