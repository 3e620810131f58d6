import type { Tx } from '#db/client.server.ts'
import { audienceNamed, broadcastDistance, spaced } from '../core/broadcast.ts'
import { after, afterTheNight } from '../core/moments.ts'
import type { MessageReason } from '../core/reasons.ts'
import { audienceNow } from '../data/broadcast-audiences.server.ts'
import { broadcastNotice, broadcastsById, lastRefusableMail } from '../data/broadcasts.server.ts'
import type { DueMessage } from '../data/queue.server.ts'

/** What becomes of a due mail to many: skipped with a reason, or put off. Nothing here: it goes. */
export type BroadcastFate = { readonly skip: MessageReason } | { readonly until: Date }

/**
 * The last look at messages to many: was it agreed to and not undone, does the reader still belong to its audience, have
 * they said no to such mail, and did they get something else lately? By id of the message.
 */
export async function broadcastFates(
  tx: Tx,
  rows: readonly DueMessage[],
  now: Date,
): Promise<ReadonlyMap<string, BroadcastFate>> {
  const fates = new Map<string, BroadcastFate>()
  const due = rows.filter(({ notice }) => notice === broadcastNotice)
  if (due.length === 0) return fates
  const idOf = ({ key }: DueMessage) => key.split(':')[1] ?? ''
  const found = await broadcastsById(tx, [...new Set(due.map(idOf))])
  for (const [id, broadcast] of found) {
    const mails = due.filter((row) => idOf(row) === id)
    const personIds = mails.flatMap(({ personId }) => personId ?? [])
    const audience = audienceNamed(broadcast.audience)
    const { programmeId, challengeId, goesAt } = broadcast
    const members =
      audience === null || broadcast.state !== 'approved'
        ? []
        : await audienceNow(tx, { programmeId, challengeId, audience, among: personIds })
    const refusing = new Map(members.map(({ personId, isRefusing }) => [personId, isRefusing]))
    const last = await lastRefusableMail(tx, { programmeId, challengeId, personIds, now })
    for (const mail of mails) {
      const isRefusing = refusing.get(mail.personId ?? '')
      const at = spaced(now, { lastAt: last.get(mail.personId ?? '') ?? null, expiresAt: mail.expiresAt })
      if (isRefusing === undefined) fates.set(mail.id, { skip: 'no-longer-wanted' })
      else if (isRefusing) fates.set(mail.id, { skip: 'refused-by-reader' })
      else if (at === null) fates.set(mail.id, { skip: 'too-frequent' })
      // Put off for that long at most: somebody who gets mail every day gets this too.
      else if (at > now && now < after(goesAt ?? now, broadcastDistance))
        fates.set(mail.id, { until: afterTheNight(at, mail.zone) })
    }
  }
  for (const mail of due) if (!found.has(idOf(mail))) fates.set(mail.id, { skip: 'no-longer-wanted' })
  return fates
}
