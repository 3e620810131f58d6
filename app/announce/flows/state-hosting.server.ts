import { hostStatements } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { hashOfStatement, isStatable, type HostStatement } from '../core/hosting.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { isOwnName } from '../core/typed-name.ts'
import { hostStatementsOf, nameOf, proposalsToHost } from '../data/hosting.server.ts'

export type StateHostingInput = Pick<
  HostStatement,
  'proposalId' | 'feasibility' | 'because' | 'notes' | 'signedName'
> & {
  readonly challengeId: string
  readonly by: string
  /** The number of the newest statement the page showed, 0 for none. */
  readonly after: number
}

/**
 * The challenge's owner says whether a proposal can be hosted, and signs with their name. Earlier statements stay; the
 * record holds the hash, and the words only as a commitment. A decision that was recorded with an earlier one can then
 * not be confirmed any more.
 */
export async function stateHosting(
  { challengeId, by, after, ...said }: StateHostingInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number; hash: string }, AnnounceRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Hosting was stated in a challenge that does not exist')
    const now = await clock.now(tx)
    if (!isStatable(settled(challenge, now).state)) return refuse('hosting-over')
    const { proposalId } = said
    const asked = (await proposalsToHost(tx, { challengeId, personId: by })).find(
      (each) => each.proposalId === proposalId,
    )
    if (!asked) return refuse('host-not-asked')
    const name = await nameOf(tx, by)
    if (!isOwnName(said.signedName, name)) return refuse('name-not-yours', { name })
    if (said.feasibility !== 'feasible' && said.because.trim() === '') return refuse('host-because-missing')
    const last = (await hostStatementsOf(tx, { challengeId, proposalId }))[0]?.number ?? 0
    if (last !== after) return refuse('host-stated-since')

    const { site, permits, cost, people } = said.notes
    const statement: HostStatement = {
      proposalId,
      number: last + 1,
      feasibility: said.feasibility,
      because: said.because.trim(),
      notes: { site: site.trim(), permits: permits.trim(), cost: cost.trim(), people: people.trim() },
      signedName: said.signedName.trim(),
    }
    const hash = hashOfStatement(statement, sha256)
    const { notes, ...row } = statement
    await tx
      .insert(hostStatements)
      .values({ ...row, ...notes, challengeId, statedBy: by, statedAt: now, hash })
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      proposalId,
      type: 'HostStated',
      at: now,
      body: { by, reference: asked.reference, number: statement.number, hash },
      secrets: { statement: canonicalJson(statement) },
    })
    await notices.replan(tx, { challengeId })
    return accept({ number: statement.number, hash })
  })
}
