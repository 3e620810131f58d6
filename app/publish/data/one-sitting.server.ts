import { and, desc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { recordEntries } from '#db/schema/index.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { oneEditMs } from '../core/setup-autosave.ts'
import { lastBriefEdit } from './last-brief-edit.server.ts'

/**
 * True while somebody goes on writing what the record says they edited a moment ago: that entry tells of it. A review
 * that was asked for meanwhile ends the sitting.
 */
export async function isSameSitting(
  db: Executor,
  challenge: Challenge,
  by: string,
  now: Date,
): Promise<boolean> {
  const isWritten = challenge.state === 'draft' || challenge.state === 'changes_requested'
  if (!isWritten || challenge.requestedBy !== null) return false
  const last = await lastBriefEdit(db, challenge.id)
  return last !== null && last.personId === by && isRecent(last.at, now)
}

/** The same for the settings of a programme. */
export async function isSameProgrammeSitting(
  db: Executor,
  programmeId: string,
  by: string,
  now: Date,
): Promise<boolean> {
  const [last] = await db
    .select({ by: sql<string | null>`${recordEntries.body}::jsonb ->> 'by'`, at: recordEntries.at })
    .from(recordEntries)
    .where(and(eq(recordEntries.programmeId, programmeId), eq(recordEntries.type, 'ProgrammeEdited')))
    .orderBy(desc(recordEntries.seq))
    .limit(1)
  return last !== undefined && last.by === by && isRecent(last.at, now)
}

function isRecent(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() < oneEditMs
}
