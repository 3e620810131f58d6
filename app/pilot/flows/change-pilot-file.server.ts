import { eq } from 'drizzle-orm'
import { pilotFiles } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { stepRefusal, type EvidenceStep } from '../core/pilot-files.ts'
import { isOver } from '../core/pilot-states.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { lockPilot } from '../data/open-pilot.server.ts'
import { evidenceFacts, findPilotFile } from '../data/pilot-files.server.ts'

export type ChangePilotFileInput = {
  readonly pilotId: string
  readonly by: string
  readonly fileId: string
  readonly step: EvidenceStep
  /** Party of the pilot: takes annexes off the shelf. */
  readonly isParty: boolean
}

/**
 * Offers evidence to the public, confirms it, takes it back or removes it; and takes an annex off the shelf of the next
 * paper: a paper that was sent with it keeps it. Doing a step twice is doing it once.
 */
export async function changePilotFile(
  asked: ChangePilotFileInput,
  { db, clock }: Pick<Ports, 'db' | 'clock'>,
): Promise<Result<{ place: 'annexes' | 'evidence' }, PilotRefusal>> {
  const { pilotId, by, step } = asked
  return db.transaction(async (tx) => {
    const { row, programmeId } = await lockPilot(tx, pilotId)
    const file = await findPilotFile(tx, asked)
    if (file === null) return refuse('file-unknown')
    const at = await clock.now(tx)
    const of = eq(pilotFiles.id, file.id)
    if (file.measurementId === null) {
      if (step !== 'remove' || !asked.isParty) return refuse('file-unknown')
      if (isOver(row.state)) return refuse('pilot-over')
      if (file.removedAt === null) await tx.update(pilotFiles).set({ removedAt: at }).where(of)
      return accept({ place: 'annexes' as const })
    }
    const reader = { isManager: row.managerId === by, state: row.state }
    const refusal = stepRefusal(step, evidenceFacts(file, by), reader)
    if (refusal) return { ok: false, refusal }
    const change = changes[step]
    if (change.isDone(file)) return accept({ place: 'evidence' as const })
    await tx.update(pilotFiles).set(change.set(at, by)).where(of)
    if (change.entry !== null)
      await appendEntry(tx, {
        ...{ programmeId, challengeId: row.challengeId, proposalId: row.proposalId, at },
        type: change.entry,
        body: { by, pilotId, sha256: file.sha256 },
      })
    return accept({ place: 'evidence' as const })
  })
}

type Row = typeof pilotFiles.$inferSelect

const changes: Record<
  EvidenceStep,
  {
    readonly isDone: (row: Row) => boolean
    readonly set: (at: Date, by: string) => Partial<typeof pilotFiles.$inferInsert>
    /** What the record calls it; null for what nobody outside the pilot sees. */
    readonly entry: string | null
  }
> = {
  offer: { isDone: ({ isOffered }) => isOffered, set: () => ({ isOffered: true }), entry: null },
  confirm: {
    isDone: ({ confirmedAt }) => confirmedAt !== null,
    set: (confirmedAt, confirmedBy) => ({ confirmedAt, confirmedBy }),
    entry: 'EvidencePublished',
  },
  'take-back': {
    isDone: ({ isOffered }) => !isOffered,
    set: () => ({ isOffered: false, confirmedAt: null, confirmedBy: null }),
    entry: 'EvidenceTakenBack',
  },
  remove: {
    isDone: ({ removedAt }) => removedAt !== null,
    set: (removedAt) => ({ removedAt }),
    entry: 'EvidenceRemoved',
  },
}
