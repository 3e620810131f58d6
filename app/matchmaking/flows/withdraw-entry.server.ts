import { eq, or } from 'drizzle-orm'
import { catalogueEntries, introductions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { withdrawMessages } from '#app/notify/flows/withdraw-messages.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'
import { lockEntry } from '../data/entries.server.ts'
import { keepOpenIntroductions, lockOpenIntroductions } from '../data/introductions.server.ts'
import { lockCatalogue, todayIn } from '../data/programme.server.ts'
import { moveIntroduction } from './move-introduction.server.ts'
import { requestKeys } from './tell-sides.server.ts'

/**
 * Takes an entry out of the catalogue at once, at any time, also while match-making is closed: whoever has agreed may stop
 * agreeing. Introductions that were not made end as if its owner had said no; nobody is named any more for those that were.
 */
export async function withdrawEntry(
  { programmeId, by, id }: { programmeId: string; by: string; id: string },
  { db, clock }: Ports,
): Promise<Result<null, MatchmakingRefusal>> {
  return db.transaction(async (tx) => {
    await lockCatalogue(tx, programmeId)
    const entry = await lockEntry(tx, { programmeId, id })
    if (!entry || entry.ownerId !== by || entry.state === 'withdrawn') return refuse('entry-gone')
    const now = await clock.now(tx)
    await tx
      .update(catalogueEntries)
      .set({ state: 'withdrawn', withdrawnAt: now, returnReason: '', version: entry.version + 1 })
      .where(eq(catalogueEntries.id, id))
    await appendEntry(tx, {
      programmeId,
      at: now,
      type: 'CatalogueEntryWithdrawn',
      body: { entry: id, kind: entry.kind },
    })
    const today = await todayIn(tx, programmeId, now)
    for (const open of await lockOpenIntroductions(tx, id)) {
      const side = open.firstEntryId === id ? 'first' : 'second'
      await moveIntroduction(tx, {
        row: open,
        to: { state: 'declined', [`${side}Answer`]: 'no' },
        step: { happenedOn: today, at: now, by: null },
      })
      await withdrawMessages(tx, requestKeys(open), now)
    }
    await tx
      .update(introductions)
      .set({ firstShows: false, secondShows: false })
      .where(or(eq(introductions.firstEntryId, id), eq(introductions.secondEntryId, id)))
    await keepOpenIntroductions(tx, programmeId, now)
    return accept(null)
  })
}
