import type { Tx } from '#db/client.server.ts'
import { paperFiles, pilotPapers } from '#db/schema/index.ts'
import { isForReaders } from '#app/apply/core/files/file-to-read.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { canonicalPaper, hashOfPaper, markOf, paperRefusal, type PaperText } from '../core/papers.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { newestPaper } from '../data/papers.server.ts'
import { shelfOf } from '../data/pilot-files.server.ts'

export type SendPaperInput = Omit<PaperText, 'number' | 'files'> & {
  readonly by: string
  /** The number of the newest version the page showed; 0 for none. */
  readonly after: number
  /** What the page showed of the files that go along: see `markOf`. */
  readonly seen: string
}

/**
 * Sends a letter of intent or an agreement to every side for signing, as a new version. Earlier ones stay with their
 * signatures; only the newest is signed from then on.
 */
export async function sendPaper(
  { by, after, seen, ...given }: SendPaperInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number; hash: string }, PilotRefusal>> {
  return db.transaction(async (tx) => {
    const { pilotId, kind } = given
    const { row, programmeId, zone } = await lockPilot(tx, pilotId)
    if (isOver(row.state)) return refuse('pilot-over')
    const at = await clock.now(tx)
    const refusal = paperRefusal(given, instantToWallClock(at, zone).date)
    if (refusal) return { ok: false, refusal }
    const last = (await newestPaper(tx, given))?.number ?? 0
    if (last !== after) return refuse('paper-newer')
    const files = await shelfOf(tx, given)
    if (markOf(files) !== seen) return refuse('annexes-changed')
    const unchecked = files.find((file) => !isForReaders(file))
    if (unchecked) return refuse('annex-unchecked', { name: unchecked.name })
    const paper: PaperText = {
      ...given,
      text: given.text.trim(),
      annexes: given.annexes.trim(),
      number: last + 1,
      files,
    }
    const hash = hashOfPaper(paper, sha256)
    await keepPaper(tx, { paper, hash, by, at, fileIds: files.map(({ id }) => id) })
    await appendEntry(tx, {
      programmeId,
      challengeId: row.challengeId,
      proposalId: row.proposalId,
      type: 'PilotPaperSent',
      at,
      body: {
        ...{ by, pilotId, kind, number: paper.number, hash },
        ...(files.length > 0 && { files: files.map(({ sha256: fileHash }) => fileHash) }),
      },
      secrets: { paper: canonicalPaper(paper) },
    })
    await notices.replan(tx, { challengeId: row.challengeId })
    return accept({ number: paper.number, hash })
  })
}

async function keepPaper(
  tx: Tx,
  {
    paper: { files, ...words },
    hash,
    by,
    at,
    fileIds,
  }: { paper: PaperText; hash: string; by: string; at: Date; fileIds: readonly string[] },
): Promise<void> {
  const [row] = await tx
    .insert(pilotPapers)
    .values({ ...words, hash, fileCount: files.length, sentBy: by, sentAt: at })
    .returning({ id: pilotPapers.id })
  if (!row) throw new Error('A paper was inserted and not returned')
  if (fileIds.length === 0) return
  await tx
    .insert(paperFiles)
    .values(fileIds.map((fileId, index) => ({ paperId: row.id, fileId, position: index + 1 })))
}
