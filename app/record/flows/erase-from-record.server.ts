import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { bundleRows, challenges, jurors, proposals, recordEntries, recordSecrets } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { appendEntry } from '../data/append-entry.server.ts'

export type Erased = { readonly rows: number; readonly secrets: number }

/**
 * Erases what the record and result bundles hold of a person behind commitments: of a juror the rows and what was committed
 * to under their number; of somebody who stands alone behind a proposal what was written about it. The chain stays
 * whole, and an entry per programme says which commitments can no longer be opened.
 */
export async function eraseFromRecord(
  { personId }: { personId: string },
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Erased> {
  return db.transaction(async (tx) => {
    const at = await clock.now(tx)
    const programmes = await programmesOf(tx, personId)
    let [rows, secrets] = [0, 0]
    for (const programmeId of programmes) {
      const gone = {
        rows: await eraseRows(tx, { personId, programmeId }),
        secrets: await eraseSecrets(tx, { personId, programmeId }),
      }
      if (gone.rows.length + gone.secrets.length === 0) continue
      await appendEntry(tx, { programmeId, type: 'RecordErased', at, body: gone })
      rows += gone.rows.length
      secrets += gone.secrets.length
    }
    return { rows, secrets }
  })
}

type Within = { readonly personId: string; readonly programmeId: string }

async function programmesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: challenges.programmeId })
    .from(challenges)
    .where(
      sql`exists (select from jurors j where j.challenge_id = ${challenges.id} and j.person_id = ${personId})
        or exists (select from proposals p join team_members m on m.proposal_id = p.id
          where p.challenge_id = ${challenges.id} and m.person_id = ${personId})`,
    )
  return rows.map(({ id }) => id).sort()
}

async function eraseRows(tx: Tx, { personId, programmeId }: Within): Promise<string[]> {
  const seats = tx
    .select({ id: jurors.id })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .where(and(eq(jurors.personId, personId), eq(challenges.programmeId, programmeId)))
  const gone = await tx
    .delete(bundleRows)
    .where(inArray(bundleRows.jurorId, seats))
    .returning({ commitment: bundleRows.commitment })
  return gone.map(({ commitment }) => commitment).sort()
}

async function eraseSecrets(tx: Tx, { personId, programmeId }: Within) {
  const seats = await tx
    .select({
      challengeId: jurors.challengeId,
      number: sql<number>`(select count(*)::int from jurors earlier where earlier.challenge_id = ${jurors.challengeId}
        and (earlier.invited_at, earlier.id) <= (${jurors.invitedAt}, ${jurors.id}))`,
    })
    .from(jurors)
    .innerJoin(challenges, eq(challenges.id, jurors.challengeId))
    .where(and(eq(jurors.personId, personId), eq(challenges.programmeId, programmeId)))
  const alone = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(
      and(
        eq(challenges.programmeId, programmeId),
        sql`exists (select from team_members m where m.proposal_id = ${proposals.id} and m.person_id = ${personId})`,
        sql`not exists (select from team_members m where m.proposal_id = ${proposals.id} and m.person_id <> ${personId})`,
      ),
    )
  const entries = await tx
    .select({ seq: recordEntries.seq, name: recordSecrets.name })
    .from(recordSecrets)
    .innerJoin(
      recordEntries,
      and(eq(recordEntries.programmeId, recordSecrets.programmeId), eq(recordEntries.seq, recordSecrets.seq)),
    )
    .where(
      and(
        eq(recordSecrets.programmeId, programmeId),
        or(
          ...seats.map(({ challengeId, number }): SQL | undefined =>
            and(
              eq(recordEntries.challengeId, challengeId),
              sql`${recordEntries.body}::jsonb ->> 'juror' = ${String(number)}`,
            ),
          ),
          ...alone.flatMap(({ id }): SQL[] => [
            eq(recordSecrets.name, `outcome-${id}`),
            // What was answered under embargo; see `award-entry.ts`.
            sql`(${recordSecrets.name} = 'award' and ${recordSecrets.payload}::jsonb ->> 'proposalId' = ${id})`,
          ]),
          sql`false`,
        ),
      ),
    )
  for (const { seq, name } of entries)
    await tx
      .delete(recordSecrets)
      .where(
        and(
          eq(recordSecrets.programmeId, programmeId),
          eq(recordSecrets.seq, seq),
          eq(recordSecrets.name, name),
        ),
      )
  return entries.sort((a, b) => a.seq - b.seq || (a.name < b.name ? -1 : 1))
}
