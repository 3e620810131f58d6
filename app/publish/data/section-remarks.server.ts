import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor, Tx } from '#db/client.server.ts'
import { people, sectionRemarks } from '#db/schema/index.ts'
import type { RemarkSection, SectionRemark } from '../core/section-remarks.ts'

/** Every remark on a challenge with what became of it, as they were written. One query. */
export async function sectionRemarksOf(db: Executor, challengeId: string): Promise<SectionRemark[]> {
  const reviewer = alias(people, 'reviewer')
  const author = alias(people, 'author')
  const rows = await db
    .select({ remark: sectionRemarks, reviewer: reviewer.name, author: author.name })
    .from(sectionRemarks)
    .leftJoin(reviewer, eq(reviewer.id, sectionRemarks.writtenBy))
    .leftJoin(author, eq(author.id, sectionRemarks.answeredBy))
    .where(eq(sectionRemarks.challengeId, challengeId))
    .orderBy(asc(sectionRemarks.writtenAt), asc(sectionRemarks.id))
  return rows.map((row) => ({
    id: row.remark.id,
    section: row.remark.section,
    remark: row.remark.remark,
    by: row.reviewer,
    atIso: row.remark.writtenAt.toISOString(),
    answered: row.remark.answeredAt && {
      by: row.author,
      atIso: row.remark.answeredAt.toISOString(),
      answer: row.remark.answer,
    },
  }))
}

/** Writes down what a reviewer wants changed. */
export async function insertSectionRemarks(
  tx: Tx,
  given: {
    challengeId: string
    by: string
    at: Date
    remarks: readonly { section: RemarkSection; remark: string }[]
  },
): Promise<void> {
  const { challengeId, by, at, remarks } = given
  if (remarks.length === 0) return
  await tx
    .insert(sectionRemarks)
    .values(remarks.map((each) => ({ ...each, challengeId, writtenBy: by, writtenAt: at })))
}

/** Marks a remark as dealt with; false when somebody has done so already, or there is none. */
export async function markRemarkAnswered(
  tx: Tx,
  given: { challengeId: string; id: string; by: string; at: Date; answer: string },
): Promise<boolean> {
  const { challengeId, id, by, at, answer } = given
  const rows = await tx
    .update(sectionRemarks)
    .set({ answer, answeredBy: by, answeredAt: at })
    .where(
      and(
        eq(sectionRemarks.id, id),
        eq(sectionRemarks.challengeId, challengeId),
        isNull(sectionRemarks.answeredAt),
      ),
    )
    .returning({ id: sectionRemarks.id })
  return rows.length > 0
}
