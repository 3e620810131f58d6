import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proposalVersions, recordEntries } from '#db/schema/index.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { faultIn } from '#app/record/core/chain.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anOpenChallenge, deadline, portsOf } from './apply-world.ts'

const database = useDatabase()
const clientCount = 20
const submissionCount = 200

/** A pool of their own, as several web processes have: clients do not wait for each other before the database. */
let wide: Database
beforeAll(() => {
  wide = openDatabase(database.url, { role: 'haaste_app', max: clientCount })
})
afterAll(() => wide.close())

it('takes exactly what is checked before the deadline, once each, when 200 submissions arrive around it', async () => {
  const challenge = await anOpenChallenge(database)
  const { id: leadId } = await aPerson(database.db)
  const drafts = await Promise.all(
    Array.from({ length: submissionCount }, () => aDraft(database.db, { challengeId: challenge.id, leadId })),
  )
  const ports = { ...portsOf(database), db: wide.db }
  // On a machine that is busy with other tests somebody may wait too long for a lock or a connection. They ask again, with
  // the same request.
  const submit = async (
    proposalId: string,
    requestId: string,
  ): Promise<Awaited<ReturnType<typeof submitProposal>>> => {
    const asked = { proposalId, personId: leadId, role: 'lead', draftVersion: 1, requestId } as const
    try {
      return await submitProposal(asked, ports)
    } catch (error) {
      const isLockTimeout = (error as { cause?: { code?: string } }).cause?.code === '55P03'
      if (!isLockTimeout && !/trying to connect/.test(String(error))) throw error
      return submit(proposalId, requestId)
    }
  }

  await submit(drafts[0]!.proposalId, randomUUID())
  await submit(drafts[1]!.proposalId, randomUUID())
  const waiting = drafts.slice(2)
  const half = Math.floor(waiting.length / 2)

  const acknowledged = new Map<string, string>()
  const refused = new Set<string>()
  const client = async () => {
    for (let draft = waiting.shift(); draft !== undefined; draft = waiting.shift()) {
      // However fast the machine is, the deadline comes while about half of them are in.
      if (waiting.length === half) {
        // In one step: setting it anew would leave a moment without a clock.
        const soon = new Date(deadline.getTime() - 100).toISOString()
        await wide.db.execute(sql`update demo_clock set shift = ${soon}::timestamptz - clock_timestamp()`)
      }
      const requestId = randomUUID()
      // The reply was slow, so the button was pressed twice.
      const results = await Promise.all([
        submit(draft.proposalId, requestId),
        submit(draft.proposalId, requestId),
      ])
      for (const result of results) {
        if (result.ok) acknowledged.set(draft.proposalId, result.value.hash)
        else {
          expect(result.refusal).toMatchObject({ code: 'deadline-passed', closedAt: deadline })
          refused.add(draft.proposalId)
        }
      }
    }
  }
  await Promise.all(Array.from({ length: clientCount }, client))

  const rows = await database.db.select().from(proposalVersions)
  const surge = rows.filter(
    ({ proposalId }) => proposalId !== drafts[0]!.proposalId && proposalId !== drafts[1]!.proposalId,
  )
  expect(surge.length).toBeGreaterThan(0)
  expect(refused.size).toBeGreaterThan(0)
  expect(surge.every(({ submittedAt }) => submittedAt < deadline)).toBe(true)
  expect(new Map(surge.map(({ proposalId, hash }) => [proposalId, hash]))).toEqual(acknowledged)
  expect([...refused].filter((proposalId) => acknowledged.has(proposalId))).toEqual([])
  expect(acknowledged.size + refused.size).toBe(submissionCount - 2)
  expect(surge).toHaveLength(acknowledged.size)

  const entries = (await database.db.select().from(recordEntries)).sort((a, b) => a.seq - b.seq)
  expect(entries.filter(({ type }) => type === 'ProposalSubmitted')).toHaveLength(rows.length)
  expect(
    faultIn(
      entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
      sha256,
    ),
  ).toBeNull()
}, 900_000)
