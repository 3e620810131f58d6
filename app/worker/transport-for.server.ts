import { mailboxTransport } from '#app/notify/transports/mailbox.ts'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import { smtpTransport } from '#app/notify/transports/smtp.server.ts'
import type { Transport } from '#app/notify/transport.ts'
import type { Env } from '#app/platform/env.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'

/**
 * Who carries the mail: Resend or a mail server, whichever is set, else the local mailbox. The invented people of a
 * demo (and of development, which is one) are never written to, whatever is set.
 * @throws StartupProblem for a real installation without a sender
 */
export function transportFor({ mode, mail }: Pick<Env, 'mode' | 'mail'>): Transport {
  if (mail && mode !== 'demo' && mode !== 'dev')
    return mail.kind === 'smtp' ? smtpTransport(mail) : resendTransport(mail)
  if (mode === 'real') {
    throw new StartupProblem(
      'A real installation needs MAIL_FROM and RESEND_API_KEY or SMTP_URL: without them no mail can be sent.',
    )
  }
  return mailboxTransport
}
