import type { Db } from '#db/client.server.ts'
import { faultsOfRecord, type RecordFault } from '../core/verify.ts'
import { recordFactsOf } from '../data/record-facts.server.ts'
import { recordOf, type ChainHead } from '../data/record-entries.server.ts'
import { sha256 } from '../sha256.server.ts'

export type RecordReport = {
  readonly isWhole: boolean
  readonly head: ChainHead
  readonly entries: number
  readonly versions: number
  readonly commitments: number
  readonly faults: readonly RecordFault[]
}

/**
 * Checks everything there is to check about a programme's record, on one snapshot, so that what is written meanwhile
 * cannot look like a fault. Changes nothing.
 */
export async function verifyRecord(db: Db, programmeId: string): Promise<RecordReport> {
  const { record, facts } = await db.transaction(
    async (tx) => ({ record: await recordOf(tx, programmeId), facts: await recordFactsOf(tx, programmeId) }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  const faults = faultsOfRecord(record, facts, sha256)
  return {
    isWhole: faults.length === 0,
    head: record.head,
    entries: record.entries.length,
    versions: facts.versions.length,
    commitments: facts.secrets.length,
    faults,
  }
}
