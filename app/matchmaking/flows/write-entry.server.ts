import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { catalogueEntries } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { consentVersion } from '../core/consent.ts'
import type { EntryGiven } from '../core/entry-form.ts'
import { holdsOn, profileRefusal, stateWhenWritten, type EntryKind } from '../core/entry.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'
import { countOwn, lockEntry, profileSource, type EntryRow } from '../data/entries.server.ts'
import { lockCatalogue, todayIn } from '../data/programme.server.ts'
import { tellOrganisers } from './tell-organisers.server.ts'

/** More than one city needs, and fewer than make a check a burden. */
export const mostOwnEntries = 20

type Written = { readonly id: string; readonly state: 'waiting' | 'public' }

/** What an owner has typed, without what the page needs beside it. */
type Given = Omit<EntryGiven, 'consent' | 'version'>

/**
 * Writes an entry into a catalogue that is open, with the consent of whoever writes it. A profile may be written from a
 * proposal, by its lead and from the announcement on; everything else waits for an organiser's check.
 */
export async function writeEntry(
  input: {
    readonly programmeId: string
    readonly by: string
    readonly kind: EntryKind
    readonly proposalId: string | null
    readonly given: Given
  },
  { db, clock, notices }: Ports,
): Promise<Result<Written, MatchmakingRefusal>> {
  const { programmeId, by, kind, proposalId, given } = input
  return db.transaction(async (tx) => {
    const { state: standing, slug: programme } = await lockCatalogue(tx, programmeId)
    if (standing !== 'open') return refuse('matchmaking-closed')
    const now = await clock.now(tx)
    const today = await todayIn(tx, programmeId, now)
    if (!holdsOn(given.untilOn, today)) return refuse('entry-over')
    if ((await countOwn(tx, { programmeId, personId: by })) >= mostOwnEntries)
      return refuse('entries-many', { most: mostOwnEntries })
    if (proposalId !== null) {
      const source = await profileSource(tx, { programmeId, personId: by, proposalId })
      const refusal = kind === 'profile' && source ? profileRefusal(source) : null
      if (!source || kind !== 'profile') return refuse('entry-gone')
      if (refusal) return { ok: false, refusal }
    }
    const state = stateWhenWritten({ isFromProposal: proposalId !== null })
    const [made] = await tx
      .insert(catalogueEntries)
      .values({
        ...{ programmeId, kind, proposalId, ownerId: by, state, ...given },
        ...{ consentVersion, consentedAt: now, createdAt: now },
      })
      .returning({ id: catalogueEntries.id })
    if (!made) throw new Error('The entry was not written')
    await appendEntry(tx, {
      programmeId,
      at: now,
      type: 'CatalogueEntryWritten',
      body: { entry: made.id, kind, state, consentVersion },
    })
    if (state === 'waiting') {
      const { organisation, title } = given
      await tellOrganisers(tx, { programmeId, programme, organisation, title, today, now, notices })
    }
    return accept({ id: made.id, state })
  })
}

/** Changes an entry of one's own. What was checked is checked again before anybody reads the new words. */
export async function changeEntry(
  input: {
    readonly programmeId: string
    readonly by: string
    readonly id: string
    /** Of the entry as its owner saw it. */
    readonly version: number
    readonly given: Given
  },
  { db, clock, notices }: Ports,
): Promise<Result<Written, MatchmakingRefusal>> {
  const { programmeId, by, id, version, given } = input
  return db.transaction(async (tx) => {
    const { state: standing, slug: programme } = await lockCatalogue(tx, programmeId)
    if (standing !== 'open') return refuse('matchmaking-closed')
    const entry = await ownLocked(tx, { programmeId, by, id })
    if (!entry) return refuse('entry-gone')
    if (entry.version !== version) return refuse('entry-changed')
    const now = await clock.now(tx)
    const today = await todayIn(tx, programmeId, now)
    if (!holdsOn(given.untilOn, today)) return refuse('entry-over')
    const state = stateWhenWritten({ isFromProposal: entry.proposalId !== null })
    await tx
      .update(catalogueEntries)
      .set({
        ...{ ...given, state, version: version + 1, returnReason: '' },
        ...{ consentVersion, consentedAt: now },
      })
      .where(eq(catalogueEntries.id, id))
    await appendEntry(tx, {
      ...{ programmeId, at: now, type: 'CatalogueEntryChanged' },
      body: { entry: id, kind: entry.kind, state, consentVersion },
    })
    if (state === 'waiting') {
      const { organisation, title } = given
      await tellOrganisers(tx, { programmeId, programme, organisation, title, today, now, notices })
    }
    return accept({ id, state })
  })
}

async function ownLocked(
  tx: Tx,
  { programmeId, by, id }: { programmeId: string; by: string; id: string },
): Promise<EntryRow | null> {
  const entry = await lockEntry(tx, { programmeId, id })
  return entry && entry.ownerId === by && entry.state !== 'withdrawn' ? entry : null
}
