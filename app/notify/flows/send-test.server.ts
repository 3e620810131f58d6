import { randomUUID } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import { messages } from '#db/schema/index.ts'
import type { Wording } from '#emails/subject-of.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { before, hours } from '../core/moments.ts'

/** Copies one person may send to themselves in an hour. */
export const mostTestsAnHour = 40

export type TestMail = {
  readonly programmeId: string
  readonly notice: string
  /** The record it is written from: one that exists, or an example. */
  readonly data: Readonly<Record<string, unknown>>
  readonly recipientName: string
  readonly zone: string
  /** What it says, by language; null: the standard words. One copy for each. */
  readonly wordings: ReadonlyMap<Locale, Wording | null>
  /** Whoever asks for it. */
  readonly to: { readonly personId: string; readonly name: string; readonly email: string }
}

/**
 * Sends copies of a mail to whoever prepares it, one in each language, marked [TEST]. They are no messages of the notice:
 * they count as sent to nobody, no hand on the mail stops them, and nothing follows from them.
 */
export async function sendTest(
  test: TestMail,
  { db, clock, notices }: Ports,
): Promise<Result<{ sent: number }, { code: 'too-many-tests' }>> {
  const { programmeId, notice, data, recipientName, zone, wordings, to } = test
  return db.transaction(async (tx) => {
    const now = await clock.now(tx)
    const [earlier] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(messages)
      .where(
        and(
          eq(messages.notice, 'mail.test'),
          eq(messages.personId, to.personId),
          gt(messages.plannedAt, before(now, hours(1))),
        ),
      )
    if ((earlier?.count ?? 0) + wordings.size > mostTestsAnHour) return refuse('too-many-tests')
    const id = randomUUID()
    for (const [locale, wording] of wordings) {
      await notices.post(tx, {
        notice: 'mail.test',
        key: `mail.test:${id}:${to.personId}:${locale}`,
        to: { ...to, locale, zone },
        data: { notice, data: { ...data }, recipientName, zone, wording },
        programmeId,
      })
    }
    await appendEntry(tx, {
      programmeId,
      type: 'MailTested',
      at: now,
      body: { notice, languages: [...wordings.keys()], by: to.personId },
    })
    return accept({ sent: wordings.size })
  })
}
