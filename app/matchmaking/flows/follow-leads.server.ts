import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { catalogueEntries, introductions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { withdrawMessages } from '#app/notify/flows/withdraw-messages.server.ts'
import { personWithId } from '#app/people/data/people.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { withoutAnswer } from '../core/introductions.ts'
import { lockEntry } from '../data/entries.server.ts'
import { introductionOf, keepOpenIntroductions, lockOpenIntroductions } from '../data/introductions.server.ts'
import { lockCatalogue, todayIn } from '../data/programme.server.ts'
import { moveIntroduction } from './move-introduction.server.ts'
import { requestKeys } from './tell-sides.server.ts'

/**
 * A profile that was written from a proposal belongs to whoever leads that: after a hand-over it goes to the new lead. Their
 * agreement is their own, so nobody reads the profile until they have agreed, and a yes of the one before counts no more.
 * The new lead hears by mail. Returns how many changed hands.
 */
export async function followLeads(ports: Ports & { log: Log }): Promise<number> {
  const { rows } = await ports.db.execute<{ id: string; programmeId: string; leadId: string }>(sql`
    select e.id, e.programme_id as "programmeId", m.person_id as "leadId"
    from catalogue_entries e join team_members m on m.proposal_id = e.proposal_id and m.role = 'lead'
    where e.state <> 'withdrawn' and m.person_id is distinct from e.owner_id`)
  let followed = 0
  for (const { id, programmeId, leadId } of rows) {
    try {
      if (await follow({ id, programmeId, leadId }, ports)) followed += 1
    } catch (error) {
      ports.log.error({ err: error, entry: id }, 'a profile could not follow the lead of its proposal')
    }
  }
  return followed
}

async function follow(
  { id, programmeId, leadId }: { id: string; programmeId: string; leadId: string },
  { db, clock, notices }: Ports,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { slug } = await lockCatalogue(tx, programmeId)
    const entry = await lockEntry(tx, { programmeId, id })
    const lead = await personWithId(tx, leadId)
    if (!entry || !lead || entry.state === 'withdrawn' || entry.ownerId === leadId) return false
    const now = await clock.now(tx)
    await tx
      .update(catalogueEntries)
      .set({ ownerId: leadId, state: 'handed_over', returnReason: '', version: entry.version + 1 })
      .where(eq(catalogueEntries.id, id))
    await appendEntry(tx, {
      ...{ programmeId, at: now, type: 'CatalogueEntryHandedOver' },
      body: { entry: id, kind: entry.kind },
    })
    await forgetAnswers(tx, { programmeId, entryId: id, now })
    const { id: personId, name, email, locale, zone } = lead
    await notices.post(tx, {
      notice: 'catalogue.handed_over',
      key: `catalogue.handed_over:${id}:${entry.version + 1}`,
      to: { personId, name, email, locale, zone },
      programmeId,
      data: { programme: slug, entry: id, title: entry.title },
      sendAt: now,
    })
    return true
  })
}

/** What the one before has answered and agreed to be named in was their own word, not the new lead's. */
async function forgetAnswers(
  tx: Tx,
  { programmeId, entryId, now }: { programmeId: string; entryId: string; now: Date },
): Promise<void> {
  const today = await todayIn(tx, programmeId, now)
  for (const row of await lockOpenIntroductions(tx, entryId)) {
    const side = row.firstEntryId === entryId ? 'first' : 'second'
    await withdrawMessages(tx, requestKeys(row), now)
    if (introductionOf(row).answers[side] === null) continue
    const { state, answers } = withoutAnswer(introductionOf(row), side)
    await moveIntroduction(tx, {
      row,
      to: { state, firstAnswer: answers.first, secondAnswer: answers.second },
      step: { happenedOn: today, at: now, by: null },
    })
  }
  await tx.update(introductions).set({ firstShows: false }).where(eq(introductions.firstEntryId, entryId))
  await tx.update(introductions).set({ secondShows: false }).where(eq(introductions.secondEntryId, entryId))
  await keepOpenIntroductions(tx, programmeId, now)
}
