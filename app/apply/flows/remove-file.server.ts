import { eq, sql } from 'drizzle-orm'
import { proposalFiles, proposals } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { replanFor } from '../data/replan.server.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { findFile } from '../data/files.server.ts'
import { writableProposal } from './begin-upload.server.ts'

export type RemoveFileRefusal = LifecycleRefusal | { readonly code: 'not-in-team' | 'file-unknown' }

/**
 * Takes a file out of a draft. What a submitted version holds stays with that version; everything else is let go of by the
 * worker. Removing twice is removing once.
 */
export async function removeFile(
  asked: { readonly proposalId: string; readonly personId: string; readonly fileId: string },
  { db, clock, notices }: Ports,
): Promise<Result<{ name: string }, RemoveFileRefusal>> {
  return db.transaction(async (tx) => {
    const writable = await writableProposal(tx, asked, clock)
    if (!writable.ok) return writable
    const file = await findFile(tx, asked)
    if (file === null) return refuse('file-unknown')
    if (file.removedAt !== null) return accept({ name: file.name })
    await tx
      .update(proposalFiles)
      .set({ removedAt: await clock.now(tx) })
      .where(eq(proposalFiles.id, file.id))
    await tx
      .update(proposals)
      .set({ draftVersion: sql`${proposals.draftVersion} + 1` })
      .where(eq(proposals.id, asked.proposalId))
    // What was told of it is over.
    if (file.scan === 'infected') await replanFor(tx, notices, asked.proposalId)
    return accept({ name: file.name })
  })
}
