import type { Db } from '#db/client.server.ts'
import { dropMissing, instantNow, notAgreed, recordAgreed, takeReading } from '../data/suppressions.server.ts'
import { blockAsTold } from '../data/tellings.server.ts'
import { largestPart, type SuppressionList } from '../transports/resend-suppressions.server.ts'

const readEverySeconds = 3600
/** Longer lists are learnt from what the service tells of its own accord. */
const mostPages = 100
/** What was agreed this lately may not show in their list yet. */
const settlesWithinMs = 15 * 60_000

export type AgreePorts = {
  readonly db: Db
  readonly list: SuppressionList
  /** Waited for before each call: they count against the same pace as mail. */
  readonly takeTurn?: () => Promise<void>
}

/** How many addresses it was told of, how many it told us of, how many it has dropped; and what went wrong. */
export type Agreement = { told: number; learnt: number; dropped: number; problem: string | null }

/**
 * Our list of addresses that are not written to, and the mail service's: tells it of ours that it does not know, and at
 * most once an hour reads all of its own. To be called as often as one likes.
 */
export async function agreeSuppressions(ports: AgreePorts): Promise<Agreement> {
  const agreement: Agreement = { told: 0, learnt: 0, dropped: 0, problem: null }
  await tellOurs(ports, agreement)
  if (agreement.problem === null && (await takeReading(ports.db, readEverySeconds))) {
    await readTheirs(ports, agreement)
  }
  return agreement
}

async function tellOurs({ db, list, takeTurn }: AgreePorts, agreement: Agreement): Promise<void> {
  for (;;) {
    const emails = await notAgreed(db, largestPart)
    if (emails.length === 0) return
    await takeTurn?.()
    const answer = await list.add(emails)
    if (!answer.ok) {
      agreement.problem = answer.problem
      return
    }
    await recordAgreed(db, emails)
    agreement.told += emails.length
  }
}

/** Nothing is dropped unless the whole list was read: half a list would let bounced addresses through. */
async function readTheirs({ db, list, takeTurn }: AgreePorts, agreement: Agreement): Promise<void> {
  const begunAt = await instantNow(db)
  const theirs: string[] = []
  let after: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    await takeTurn?.()
    const answer = await list.page(after)
    if (!answer.ok) {
      agreement.problem = answer.problem
      return
    }
    await blockAsTold(
      db,
      answer.entries.map(({ email, reason }) => ({ email, reason })),
    )
    theirs.push(...answer.entries.map(({ email }) => email))
    agreement.learnt += answer.entries.length
    if (answer.isLast) {
      agreement.dropped = await dropMissing(db, theirs, new Date(begunAt.getTime() - settlesWithinMs))
      return
    }
    after = answer.entries.at(-1)?.id ?? null
  }
}
