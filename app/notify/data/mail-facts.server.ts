import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { mailRefusals, messageHolds, messages } from '#db/schema/index.ts'
import type { ChallengeFacts } from '../core/facts.ts'
import type { HeldMail } from '../core/holds.ts'
import { before, days } from '../core/moments.ts'
import type { Notice } from '../core/notice.ts'
import type { MessageState } from '../core/reconcile.ts'
import { chosenQuietHours } from './mail-settings.server.ts'

/** Longer than any distance reminders keep. */
const remembered = days(3)

const goneOrGoing = [
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
] as const satisfies readonly MessageState[]

type Asked = {
  readonly challengeId: string
  readonly programmeId: string
  readonly notices: readonly Notice<string>[]
  readonly now: Date
}

/** What the mail of a challenge itself knows: recent reminders, what people refused, when they want quiet, whether it is held. Four queries. */
export async function mailFacts(
  db: Executor,
  asked: Asked,
): Promise<Pick<ChallengeFacts, 'reminded' | 'mailRefusals' | 'quietHours' | keyof HeldMail>> {
  return {
    reminded: await recentReminders(db, asked),
    mailRefusals: await refusals(db, asked),
    quietHours: await chosenQuietHours(db),
    ...(await heldMail(db, asked)),
  }
}

/** What somebody holds of the mail of this challenge, or (null) of what is about no challenge of the programme. One query. */
export async function heldMail(
  db: Executor,
  { programmeId, challengeId }: { programmeId: string; challengeId: string | null },
): Promise<HeldMail> {
  const isAboutIt =
    challengeId === null ? isNull(messageHolds.challengeId) : eq(messageHolds.challengeId, challengeId)
  const holds = await db
    .select({ notice: messageHolds.notice, fromAt: messageHolds.fromAt, toAt: messageHolds.toAt })
    .from(messageHolds)
    .where(
      and(
        eq(messageHolds.programmeId, programmeId),
        isNull(messageHolds.releasedAt),
        or(isAboutIt, and(isNull(messageHolds.notice), isNull(messageHolds.challengeId))),
      ),
    )
  return {
    isMailHeld: holds.some(({ notice }) => notice === null),
    heldWaves: holds.flatMap(({ notice, fromAt, toAt }) =>
      notice !== null && fromAt !== null && toAt !== null ? [{ notice, fromAt, toAt }] : [],
    ),
  }
}

async function recentReminders(db: Executor, { challengeId, notices, now }: Asked) {
  const names = notices.filter(({ isReminder }) => isReminder).map(({ name }) => name)
  if (names.length === 0) return []
  const sentAt = sql<Date>`coalesce(${messages.sentAt}, ${messages.stateAt})`.mapWith(messages.stateAt)
  const rows = await db
    .select({ key: messages.key, notice: messages.notice, personId: messages.personId, sentAt })
    .from(messages)
    .where(
      and(
        eq(messages.challengeId, challengeId),
        inArray(messages.notice, names),
        inArray(messages.state, [...goneOrGoing]),
        gt(sentAt, before(now, remembered)),
      ),
    )
    .orderBy(messages.key)
  return rows.flatMap(({ personId, ...row }) =>
    personId === null ? [] : [{ ...row, personId, about: row.key.split(':')[1] ?? '' }],
  )
}

function refusals(db: Executor, { challengeId }: Asked) {
  const { personId, notice } = mailRefusals
  return db
    .select({ personId, notice })
    .from(mailRefusals)
    .where(or(isNull(mailRefusals.challengeId), eq(mailRefusals.challengeId, challengeId)))
    .orderBy(personId, notice)
}
