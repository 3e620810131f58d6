import { and, eq, inArray, ne, notInArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { messages } from '#db/schema/index.ts'
import { templates, type NoticeName } from '#emails/index.ts'
import type { Clock } from '#app/platform/clock.server.ts'
import { dissolveUncalled } from '../data/batches.server.ts'
import { announceDue, recordStates } from '../data/outbox.server.ts'

/** What is said to an address, whosever it is by now: codes and links, and that it is no longer the account's. */
const forAddresses = (Object.keys(templates) as NoticeName[]).filter((name) => templates[name].isForAddress)

/**
 * Sends what waits for a person to the address their account has now. Planned, queued and held messages are changed where
 * they stand. A batch that was frozen and certainly not handed over is dissolved, so that its messages are looked at and
 * written again; one that was handed over is left alone: the same key must carry the same mails.
 */
export async function readdressMessages(
  tx: Tx,
  { personId, email }: { personId: string; email: string },
  clock: Clock,
): Promise<void> {
  const at = await clock.now(tx)
  let changed = await moveWaiting(tx, { personId, email, at })
  // A sender may have frozen them while we waited for its locks.
  if ((await dissolveUncalled(tx, { personId, exceptNotices: forAddresses })) > 0) {
    changed += await moveWaiting(tx, { personId, email, at })
  }
  if (changed > 0) await announceDue(tx)
}

async function moveWaiting(
  tx: Tx,
  { personId, email, at }: { personId: string; email: string; at: Date },
): Promise<number> {
  const rows = await tx
    .update(messages)
    .set({ email, stateAt: at })
    .where(
      and(
        eq(messages.personId, personId),
        ne(messages.email, email),
        inArray(messages.state, ['planned', 'queued', 'held']),
        notInArray(messages.notice, forAddresses),
      ),
    )
    .returning({ messageId: messages.id, state: messages.state })
  await recordStates(
    tx,
    rows.map((row) => ({ ...row, reason: 'moved' as const })),
  )
  return rows.length
}
