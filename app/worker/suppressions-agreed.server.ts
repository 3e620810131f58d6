import type { Db } from '#db/client.server.ts'
import { takeSlot } from '#app/notify/data/mail-service.server.ts'
import { agreeSuppressions, type Agreement } from '#app/notify/flows/agree-suppressions.server.ts'
import { resendSuppressions } from '#app/notify/transports/resend-suppressions.server.ts'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import type { Env } from '#app/platform/env.server.ts'

/** Coming back to a service that is blocked or has a long line. */
const lineIsLongMs = 5_000

/**
 * How this installation and its mail service come to the same list of addresses that are not written to; undefined where
 * there is no such service. Its calls stand in the same line as the mail's.
 */
export function suppressionsAgreed(
  { mode, mail }: Pick<Env, 'mode' | 'mail'>,
  db: Db,
): (() => Promise<Agreement>) | undefined {
  if (mode !== 'real' || mail?.kind !== 'resend') return undefined
  const list = resendSuppressions(mail)
  const { name, callsPerSecond } = resendTransport(mail)
  const takeTurn = async () => {
    for (;;) {
      const wait = await takeSlot(db, name, callsPerSecond ?? Infinity)
      await new Promise((resolve) => setTimeout(resolve, wait ?? lineIsLongMs))
      if (wait !== null) return
    }
  }
  return () => agreeSuppressions({ db, list, takeTurn })
}
