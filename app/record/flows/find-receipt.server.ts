import { and, eq, or } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  challenges,
  decisions,
  intakeApplications,
  intakes,
  proposals,
  proposalVersions,
  recordEntries,
  resultBundles,
} from '#db/schema/index.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { challengeFromRow, lifecycleColumns } from '#app/lifecycle/data/challenge-row.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import type { Clock } from '#app/platform/clock.server.ts'
import { readProposalReference } from '#app/platform/ids.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { faultIn } from '../core/chain.ts'
import { recordOf } from '../data/record-entries.server.ts'
import { sha256 } from '../sha256.server.ts'

export type FoundReceipt = {
  /** Of a version of a proposal, of an application to an incubation, or of the entry that sealed how it was decided. */
  readonly kind: 'version' | 'application' | 'decision'
  readonly reference: string
  /** The number of a version; null of the others. */
  readonly version: number | null
  /** Of a version; of a decision when it was sealed. */
  readonly receivedAt: Date
  readonly zone: string
  /** Place in the record; null while somebody can hand in or apply, when it would tell how many have. */
  readonly seq: number | null
  /** False when the record was changed somewhere, or does not hold what the receipt says. */
  readonly isWhole: boolean
}

/**
 * Whether a submitted version, or an application to an incubation, was received as a receipt says. Needs both the reference and one of the receipt's two
 * hashes; a wrong one and a missing one answer alike, so nothing can be found out by asking.
 */
export async function findReceipt(
  given: { reference: string; hash: string },
  { db, clock }: { db: Db; clock: Clock },
): Promise<
  Result<
    FoundReceipt,
    { code: 'receipt-unknown' } | { code: 'reference-malformed' } | { code: 'hash-malformed' }
  >
> {
  const reference = readProposalReference(given.reference)
  if (!reference.ok) return refuse('reference-malformed')
  const hash = fingerprintIn(given.hash)
  if (!/^[0-9a-f]{64}$/.test(hash)) return refuse('hash-malformed')
  const [found] = await db
    .select({
      version: proposalVersions.number,
      hash: proposalVersions.hash,
      seq: proposalVersions.recordSeq,
      recordHash: proposalVersions.recordHash,
      receivedAt: proposalVersions.submittedAt,
      programmeId: challenges.programmeId,
      challenge: lifecycleColumns,
      zone: challenges.zone,
    })
    .from(proposalVersions)
    .innerJoin(proposals, eq(proposals.id, proposalVersions.proposalId))
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(
      and(
        eq(proposals.reference, reference.value),
        or(eq(proposalVersions.hash, hash), eq(proposalVersions.recordHash, hash)),
      ),
    )
  if (!found) {
    const asked = { reference: reference.value, hash }
    return (await findApplication(asked, { db, clock })) ?? findSeal(asked, { db, clock })
  }
  const record = await db.transaction((tx) => recordOf(tx, found.programmeId), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
  const entry = record.entries[(found.seq ?? 0) - 1]
  const isWhole =
    faultIn(record.entries, sha256, record.head) === null &&
    entry?.hash === found.recordHash &&
    entry.body.includes(`"hash":"${found.hash}"`)
  const { challenge } = found
  const isClosed = intakeEndsAt(challengeFromRow({ ...challenge, partnerZones: [] })) <= (await clock.now(db))
  return accept({
    kind: 'version',
    reference: reference.value,
    version: found.version,
    receivedAt: found.receivedAt,
    zone: found.zone,
    seq: isClosed ? found.seq : null,
    isWhole,
  })
}

/** An application as it was sent to an incubation; null where there is none with this hash. */
async function findApplication(
  { reference, hash }: { reference: string; hash: string },
  { db, clock }: { db: Db; clock: Clock },
): Promise<Result<FoundReceipt, never> | null> {
  const [found] = await db
    .select({
      hash: intakeApplications.bodyHash,
      seq: intakeApplications.recordSeq,
      receivedAt: intakeApplications.submittedAt,
      programmeId: intakes.programmeId,
      closesAt: intakes.closesAt,
      zone: intakes.zone,
      recordHash: recordEntries.hash,
    })
    .from(intakeApplications)
    .innerJoin(intakes, eq(intakes.programmeId, intakeApplications.programmeId))
    .innerJoin(
      recordEntries,
      and(
        eq(recordEntries.programmeId, intakeApplications.programmeId),
        eq(recordEntries.seq, intakeApplications.recordSeq),
      ),
    )
    .where(
      and(
        eq(intakeApplications.reference, reference),
        or(eq(intakeApplications.bodyHash, hash), eq(recordEntries.hash, hash)),
      ),
    )
  if (!found?.receivedAt) return null
  const { entries, head } = await recordOf(db, found.programmeId)
  const entry = entries[(found.seq ?? 0) - 1]
  const isWhole =
    faultIn(entries, sha256, head) === null &&
    entry?.hash === found.recordHash &&
    entry.body.includes(`"hash":"${found.hash ?? ''}"`)
  const { receivedAt, zone, closesAt } = found
  const isClosed = closesAt !== null && closesAt <= (await clock.now(db))
  return accept({
    ...{ kind: 'application', reference, version: null, receivedAt, zone },
    ...{ seq: isClosed ? found.seq : null, isWhole },
  })
}

/** Mails write the number of the entry before its fingerprint: both together are taken as well. */
function fingerprintIn(text: string): string {
  const bare = text.replace(/\s+/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(bare)
    ? bare
    : text
        .replace(/^\s*\d{1,9}[\s:]+/, '')
        .replace(/\s+/g, '')
        .toLowerCase()
}

/** The entry that sealed how a proposal was decided, as mails about the outcome say it; unknown before the announcement. */
async function findSeal(
  { reference, hash }: { reference: string; hash: string },
  { db, clock }: { db: Db; clock: Clock },
): Promise<Result<FoundReceipt, { code: 'receipt-unknown' }>> {
  const [found] = await db
    .select({
      seq: resultBundles.recordSeq,
      sealedAt: resultBundles.sealedAt,
      programmeId: challenges.programmeId,
      challenge: lifecycleColumns,
      zone: challenges.zone,
    })
    .from(resultBundles)
    .innerJoin(decisions, and(eq(decisions.id, resultBundles.decisionId), eq(decisions.state, 'confirmed')))
    .innerJoin(challenges, eq(challenges.id, resultBundles.challengeId))
    .innerJoin(proposals, eq(proposals.challengeId, challenges.id))
    .where(and(eq(proposals.reference, reference), eq(resultBundles.recordHash, hash)))
  if (!found) return refuse('receipt-unknown')
  const challenge = challengeFromRow({ ...found.challenge, partnerZones: [] })
  if (!mayRead('winners', nobody, challenge, await clock.now(db))) return refuse('receipt-unknown')
  const { entries, head } = await recordOf(db, found.programmeId)
  const { seq, sealedAt: receivedAt, zone } = found
  const isWhole = faultIn(entries, sha256, head) === null && entries[seq - 1]?.hash === hash
  return accept({ kind: 'decision', reference, version: null, receivedAt, zone, seq, isWhole })
}
