import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { challenges, proposals, proposalVersions } from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import type { Entry } from './harness.ts'
import { siteEnv } from './lab.ts'
import { askOnce, headerOf, type Reply, requestBytes } from './load.ts'
import { cookieOf } from './world.ts'

const runs = 20
const writers = 200
/** Writers press from this long before the deadline until as long after it. */
const aroundMs = 1_000
const dayMs = 86_400_000

type Written = {
  readonly proposalId: string
  readonly isAccepted: boolean
  readonly sentAt: number
  readonly answeredAt: number
}

/** Who is in and who is late when many press around the deadline, through the whole server, on the real clock. */
export const g15: Entry = {
  id: 'G15',
  title: `Proposals on the wrong side of the deadline: ${runs} runs of ${writers} writers across the instant`,
  async run(lab, pace) {
    const installation = await lab.installation('deadline')
    const site = await installation.launchSite('/en/about')
    const { db, url } = installation
    const { id: leadId } = await aPerson(db)
    const env = siteEnv(url, site.port)
    const cookie = await cookieOf(leadId, db, env)
    let [wrong, accepted, refused, runsOnBothSides] = [0, 0, 0, 0]
    for (let run = 1; run <= runs; run += 1) {
      const drafts = await challengeWithDrafts(db, { run, leadId })
      const closesAt = await closeIn(db, drafts.challengeId, aroundMs + 300)
      const written = await Promise.all(
        drafts.proposalIds.map(async (proposalId, place): Promise<Written> => {
          const dueAt = closesAt - aroundMs + (place / writers) * 2 * aroundMs
          await pause(Math.max(0, dueAt - Date.now()))
          const body = new URLSearchParams({ requestId: randomUUID(), draftVersion: '1' }).toString()
          const sentAt = Date.now()
          const reply = await askOnce(
            site.port,
            requestBytes({
              ...{ host: site.host, method: 'POST', path: `/en/proposals/${proposalId}/check`, body },
              headers: {
                ...{ cookie, origin: env.publicOrigin, 'sec-fetch-site': 'same-origin' },
                'content-type': 'application/x-www-form-urlencoded',
              },
            }),
          )
          return { proposalId, isAccepted: isReceipt(reply), sentAt, answeredAt: Date.now() }
        }),
      )
      const taken = await takenInTime(db, drafts.challengeId)
      wrong += written.filter((each) => isOnTheWrongSide(each, closesAt, taken)).length
      const inTime = written.filter(({ isAccepted }) => isAccepted).length
      accepted += inTime
      refused += writers - inTime
      if (inTime > 0 && inTime < writers) runsOnBothSides += 1
      pace.report(`Run ${run} of ${runs}: ${inTime} in time, ${writers - inTime} late`)
    }
    return {
      comparisons: [],
      counts: [{ name: 'on the wrong side', unit: 'proposals', value: wrong, bar: 0, stretch: 0 }],
      checks: [
        {
          what: 'every run had both sides',
          holds: runsOnBothSides === runs,
          says: `${accepted.toLocaleString('en')} in time, ${refused.toLocaleString('en')} late`,
        },
      ],
      notes: [
        'Wrong is: acknowledged and not there, or there with a time from the deadline on; there and refused; pressed after the deadline and accepted; refused with an answer that came before it.',
      ],
    }
  },
}

async function challengeWithDrafts(db: Db, { run, leadId }: { run: number; leadId: string }) {
  const after = (days: number) => new Date(Date.now() + days * dayMs)
  const { id: challengeId } = await insertChallenge(db, {
    ...{ state: 'open', slug: `deadline-${run}`, opensAt: after(-20), closesAt: after(1) },
    ...{ judgingEndsAt: after(20), announcesAt: after(30) },
  })
  const proposalIds: string[] = []
  for (let place = 0; place < writers; place += 1)
    proposalIds.push((await aDraft(db, { challengeId, leadId })).proposalId)
  return { challengeId, proposalIds }
}

/** Brings the deadline near, which the rules forbid to everybody else; returns it in milliseconds. */
async function closeIn(db: Db, challengeId: string, ms: number): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    const [moved] = await tx
      .update(challenges)
      .set({ closesAt: sql`clock_timestamp() + ${ms} * interval '1 millisecond'` })
      .where(eq(challenges.id, challengeId))
      .returning({ closesAt: challenges.closesAt })
    return moved!.closesAt.getTime()
  })
}

/** Whether the version of each proposal was taken in time, to the microsecond; those without a version are not in it. */
async function takenInTime(db: Db, challengeId: string): Promise<Map<string, boolean>> {
  const rows = await db
    .select({
      proposalId: proposalVersions.proposalId,
      isInTime: sql<boolean>`${proposalVersions.submittedAt} < ${challenges.closesAt}`,
    })
    .from(proposalVersions)
    .innerJoin(proposals, eq(proposals.id, proposalVersions.proposalId))
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .where(eq(challenges.id, challengeId))
  return new Map(rows.map(({ proposalId, isInTime }) => [proposalId, isInTime]))
}

/** @throws when the answer is neither a receipt nor a refusal */
function isReceipt(reply: Reply): boolean {
  if (reply.status === 303 && headerOf(reply, 'location')?.includes('/receipts/')) return true
  if (reply.status === 409) return false
  throw new Error(`a submission was answered ${reply.status}`)
}

/** The clock of this process is that of the database's machine, in whole milliseconds. */
function isOnTheWrongSide(
  { proposalId, isAccepted, sentAt, answeredAt }: Written,
  closesAt: number,
  taken: ReadonlyMap<string, boolean>,
): boolean {
  if (!isAccepted) return taken.has(proposalId) || answeredAt < closesAt
  return taken.get(proposalId) !== true || sentAt > closesAt
}
