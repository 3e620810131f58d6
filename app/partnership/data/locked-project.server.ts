import { and, asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { partnershipProjects, projectMilestones, projectShares } from '#db/schema/index.ts'

/** A project of a partnership by its number with its shares and milestones, or null. The partnership is locked before. */
export async function projectOf(
  db: Executor,
  { programmeId, number }: { programmeId: string; number: number },
) {
  const [row] = await db
    .select()
    .from(partnershipProjects)
    .where(and(eq(partnershipProjects.programmeId, programmeId), eq(partnershipProjects.number, number)))
  if (!row) return null
  const shares = await db.select().from(projectShares).where(eq(projectShares.projectId, row.id))
  const milestones = await db
    .select()
    .from(projectMilestones)
    .where(eq(projectMilestones.projectId, row.id))
    .orderBy(asc(projectMilestones.dueOn), asc(projectMilestones.position))
  return { ...row, shares, milestones }
}
