import { eq } from 'drizzle-orm'
import { catalogueEntries } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { personWithId } from '#app/people/data/people.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { CheckVerdict } from '../core/entry.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'
import { lockEntry } from '../data/entries.server.ts'
import { lockCatalogue } from '../data/programme.server.ts'

/** An organiser lets exactly what they have read into the catalogue, or sends it back with a reason. Its owner hears by mail. */
export async function checkEntry(
  input: {
    readonly programmeId: string
    readonly id: string
    /** Of the entry that was read. */
    readonly version: number
    readonly by: string
    readonly verdict: CheckVerdict
  },
  { db, clock, notices }: Ports,
): Promise<Result<null, MatchmakingRefusal>> {
  const { programmeId, id, version, by, verdict } = input
  return db.transaction(async (tx) => {
    const { state, slug } = await lockCatalogue(tx, programmeId)
    if (state === 'off') return refuse('matchmaking-closed')
    const entry = await lockEntry(tx, { programmeId, id })
    if (!entry || entry.state === 'withdrawn') return refuse('entry-gone')
    if (entry.version !== version) return refuse('entry-changed')
    if (entry.state !== 'waiting') return refuse('entry-checked')
    const now = await clock.now(tx)
    const isApproved = verdict.verdict === 'approve'
    const reason = isApproved ? '' : verdict.reason.trim()
    await tx
      .update(catalogueEntries)
      .set({
        ...{ state: isApproved ? ('public' as const) : ('returned' as const), returnReason: reason },
        ...{ checkedBy: by, checkedAt: now, version: version + 1 },
      })
      .where(eq(catalogueEntries.id, id))
    await appendEntry(tx, {
      ...{ programmeId, at: now, type: 'CatalogueEntryChecked' },
      body: { by, entry: id, kind: entry.kind, verdict: verdict.verdict },
      ...(reason !== '' && { secrets: { reason } }),
    })
    const owner = entry.ownerId === null ? null : await personWithId(tx, entry.ownerId)
    if (owner) {
      const { id: personId, name, email, locale, zone } = owner
      await notices.post(tx, {
        notice: 'catalogue.checked',
        key: `catalogue.checked:${id}:${version}`,
        to: { personId, name, email, locale, zone },
        programmeId,
        data: { programme: slug, entry: id, kind: entry.kind, title: entry.title, isApproved, reason },
        sendAt: now,
      })
    }
    return accept(null)
  })
}
