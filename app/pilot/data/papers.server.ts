import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { people, pilotPapers, pilots, pilotSignatures, teamMembers } from '#db/schema/index.ts'
import { sideOf, type PaperKind, type PilotSide } from '../core/papers.ts'
import type { PaperView } from '../core/paper-views.ts'
import { filesOfPapers } from './pilot-files.server.ts'

/** The letters and agreements of a pilot with their signatures, the newest first. Three queries. */
export async function papersOf(db: Executor, pilotId: string): Promise<PaperView[]> {
  const rows = await db
    .select()
    .from(pilotPapers)
    .where(eq(pilotPapers.pilotId, pilotId))
    .orderBy(desc(pilotPapers.sentAt), desc(pilotPapers.number))
  const signed =
    rows.length === 0
      ? []
      : await db
          .select()
          .from(pilotSignatures)
          .where(
            inArray(
              pilotSignatures.paperId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(pilotSignatures.signedAt))
  const files = await filesOfPapers(
    db,
    rows.filter(({ fileCount }) => fileCount > 0).map(({ id }) => id),
  )
  return rows.map(({ sentAt, sentBy: _, pilotId: __, fileCount: ___, ...paper }) => ({
    ...paper,
    files: files.get(paper.id) ?? [],
    sentAtIso: sentAt.toISOString(),
    isNewest: rows.every(({ kind, number }) => kind !== paper.kind || number <= paper.number),
    signatures: signed
      .filter(({ paperId }) => paperId === paper.id)
      .map(({ side, signedName, signedAt }) => ({ side, name: signedName, atIso: signedAt.toISOString() })),
  }))
}

/** The newest version of a kind, or null. */
export async function newestPaper(tx: Tx, { pilotId, kind }: { pilotId: string; kind: PaperKind }) {
  const [row] = await tx
    .select()
    .from(pilotPapers)
    .where(and(eq(pilotPapers.pilotId, pilotId), eq(pilotPapers.kind, kind)))
    .orderBy(desc(pilotPapers.number))
    .limit(1)
  return row ?? null
}

/** For which side somebody signs a pilot's papers (null: for none), and under which name. */
export async function signatory(
  db: Executor,
  { pilotId, personId }: { pilotId: string; personId: string },
): Promise<{ side: PilotSide | null; name: string }> {
  const [row] = await db
    .select({
      name: people.name,
      managerId: pilots.managerId,
      hostContactId: pilots.hostContactId,
      role: teamMembers.role,
    })
    .from(pilots)
    .innerJoin(people, eq(people.id, personId))
    .leftJoin(
      teamMembers,
      and(eq(teamMembers.proposalId, pilots.proposalId), eq(teamMembers.personId, personId)),
    )
    .where(eq(pilots.id, pilotId))
  if (!row) return { side: null, name: '' }
  const side = sideOf({
    isHostContact: row.hostContactId === personId,
    isManager: row.managerId === personId,
    isLead: row.role === 'lead',
  })
  return { side, name: row.name }
}
