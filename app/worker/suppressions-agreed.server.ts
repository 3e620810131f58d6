import type { Db } from '#db/client.server.ts'
import { takePlace } from '#app/notify/data/mail-service.server.ts'
import { agreeSuppressions, type Agreement } from '#app/notify/flows/agree-suppressions.server.ts'
import { resendSuppressions } from '#app/notify/transports/resend-suppressions.server.ts'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import type { Env } from '#app/platform/env.server.ts'

/**
 * How this installation and its mail service come to the same list of addresses that are not written to; undefined where
 * there is no such service. Its calls and the mail's share one pace.
 */
export function suppressionsAgreed(
  { mode, mail }: Pick<Env, 'mode' | 'mail'>,
  db: Db,
): (() => Promise<Agreement>) | undefined {
  if (mode !== 'real' || mail?.kind !== 'resend') return undefined
  const list = resendSuppressions(mail)
  const { name, pace } = resendTransport(mail)
  const takeTurn = async () => {
    for (;;) {
      const waitMs = pace === null ? 0 : await takePlace(db, name, pace)
      if (waitMs === 0) return
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return () => agreeSuppressions({ db, list, takeTurn })
}
