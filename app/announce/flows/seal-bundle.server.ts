import type { Tx } from '#db/client.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { newSalt, sha256 } from '#app/record/sha256.server.ts'
import { sealBundle, sealType } from '../core/bundle.ts'
import { bundleFacts } from '../data/bundle-facts.server.ts'
import { insertBundle } from '../data/bundles.server.ts'
import type { StandingDecision } from '../data/decisions.server.ts'

/**
 * Makes the result bundle of a decision that is being confirmed, within its transaction, and seals it in the record: the
 * entry that holds its hash is the last word on how it was decided, and stands in every mail about the outcome. Nothing of
 * it can be read before the announcement.
 */
export async function sealBundleOf(
  tx: Tx,
  { decision, programmeId, at }: { decision: StandingDecision; programmeId: string; at: Date },
): Promise<void> {
  const { body, hash, rows } = sealBundle(await bundleFacts(tx, decision), { sha256, newSalt })
  const { id: decisionId, challengeId, number } = decision
  const entry = await appendEntry(tx, {
    ...{ programmeId, challengeId, type: sealType, at },
    body: { decision: number, bundle: hash },
  })
  const place = { recordSeq: entry.seq, recordHash: entry.hash, sealedAt: at }
  await insertBundle(tx, { decisionId, challengeId, body, hash, ...place }, rows)
}
