/*
 * `npm run trial:races [-- --schedules 36] [--short]`: every pair of what can happen to a proposal is let loose at the same
 * moment on connections of its own, again and again with other delays, on a draft and on a proposal that is in. What is
 * answered and what is there afterwards must be as if one had come after the other: both orders are played first, on
 * proposals of their own.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asc, eq, sql } from 'drizzle-orm'
import { openDatabase, type Db } from '#db/client.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { challenges, draftAnswers, proposals, recordEntries } from '#db/schema/index.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { restoreProposal, withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { extendForOne } from '#app/deadline/flows/extend-for-one.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'

const { values } = parseArgs({
  options: { schedules: { type: 'string' }, short: { type: 'boolean', default: false } },
})
const schedules = Number(values.schedules ?? (values.short ? 2 : 36))

type Stage = Awaited<ReturnType<typeof aStage>>
type Deed = (stage: Stage, ports: Ports) => Promise<{ ok: boolean; refusal?: { code: string } }>

const deeds: Readonly<Record<string, Deed>> = {
  save: ({ team }, ports) =>
    saveAnswer({ ...team, question: 'summary', value: randomUUID(), version: 1 }, ports),
  submit: ({ team }, ports) =>
    submitProposal({ ...team, role: 'lead', draftVersion: 1, requestId: randomUUID() }, ports),
  withdraw: ({ team }, ports) => withdrawProposal({ ...team, role: 'lead' }, ports),
  restore: ({ team }, ports) => restoreProposal({ ...team, role: 'lead' }, ports),
  screen: ({ team: { proposalId }, challengeId, staffId: personId }, ports) =>
    screenProposal(
      {
        ...{ challengeId, proposalId, personId, outcome: 'eligible', rule: '', reason: '', version: 1 },
      } as const,
      ports,
    ),
  'extend for one': ({ challengeId, staffId: personId, reference, later }, ports) =>
    extendForOne({ challengeId, personId, reference, closesAt: later(2), reason: 'A fault of ours.' }, ports),
  'extend for all': ({ challengeId, staffId: personId, later }, ports) =>
    extendDeadline(
      { challengeId, personId, closesAt: later(3), reason: 'A storm.', calendarVersion: 1 },
      ports,
    ),
}
const beginnings = ['draft', 'submitted'] as const
type Beginning = (typeof beginnings)[number]

const beganMs = performance.now()
const tell = (line: string) =>
  console.log(`${String(Math.round((performance.now() - beganMs) / 1000)).padStart(5)} s  ${line}`)
process.exit(await trial())

async function trial(): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'haaste-races-'))
  // As root the database runs as another user, who must be able to walk in.
  chmodSync(directory, 0o755)
  const server = await startEmbeddedPostgres({ directory })
  try {
    await migrateDatabase(server.url)
    await settleInstallation(server.url, 'real')
    const { db, close } = openDatabase(server.url, { role: 'haaste_app', max: 8 })
    const ports: Ports = { db, clock: databaseClock, notices: realNotices }
    const names = Object.keys(deeds)
    const pairs = names.flatMap((first, index) =>
      names.slice(index).map((second) => [first, second] as const),
    )
    let races = 0
    let wrong = 0
    for (const beginning of beginnings) {
      for (const [first, second] of pairs) {
        const orders = [
          await inOrder(db, ports, beginning, [first, second]),
          await inOrder(db, ports, beginning, [second, first], 'turned'),
        ]
        for (let schedule = 0; schedule < schedules; schedule += 1) {
          const outcome = await race(db, ports, beginning, [first, second])
          races += 1
          if (orders.includes(outcome)) continue
          wrong += 1
          tell(
            `WRONG  ${first} and ${second} on a ${beginning} proposal:\n${outcome}\nis neither\n${orders.join('\nnor\n')}`,
          )
        }
      }
    }
    await close()
    tell(
      `${races} races of ${pairs.length} pairs on ${beginnings.length} beginnings: ${wrong} not as in one order or the other`,
    )
    return wrong === 0 ? 0 : 1
  } finally {
    await server.stop()
    rmSync(server.home, { recursive: true, force: true })
    rmSync(directory, { recursive: true, force: true })
  }
}

/** A challenge without a seal, so that everything may be asked of it at once, with one proposal. */
async function aStage(db: Db, ports: Ports, beginning: Beginning) {
  const dayMs = 86_400_000
  const now = Date.now()
  const later = (days: number) => new Date(now + (days + 1) * dayMs)
  const challenge = await insertChallenge(db, {
    ...{ state: 'open', isSealed: false, opensAt: new Date(now - dayMs), closesAt: new Date(now + dayMs) },
    ...{ judgingEndsAt: later(20), announcesAt: later(30) },
  })
  const reference = proposalReference({ prefix: 'HEL', year: 2026, code: newReferenceCode() })
  const { proposalId, leadId } = await aDraft(db, { challengeId: challenge.id, reference })
  const stage = {
    ...{ challengeId: challenge.id, reference, later },
    team: { proposalId, personId: leadId },
    staffId: (await aPerson(db)).id,
  }
  if (beginning === 'submitted') await deeds.submit!(stage, ports)
  return stage
}

/** Both, one after the other; `turned` names the answers in the order of the pair all the same. */
async function inOrder(
  db: Db,
  ports: Ports,
  beginning: Beginning,
  [first, second]: readonly [string, string],
  turned?: 'turned',
): Promise<string> {
  const stage = await aStage(db, ports, beginning)
  const answers = [wordOf(await deeds[first]!(stage, ports)), wordOf(await deeds[second]!(stage, ports))]
  return outcomeOf(db, stage, turned ? answers.reverse() : answers)
}

async function race(
  db: Db,
  ports: Ports,
  beginning: Beginning,
  pair: readonly [string, string],
): Promise<string> {
  const stage = await aStage(db, ports, beginning)
  const answers = await Promise.all(
    pair.map(async (name) => {
      await new Promise((resolve) => setTimeout(resolve, randomInt(0, 6)))
      return wordOf(await deeds[name]!(stage, ports))
    }),
  )
  return outcomeOf(db, stage, answers)
}

function wordOf({ ok, refusal }: { ok: boolean; refusal?: { code: string } }): string {
  return ok ? 'accepted' : (refusal?.code ?? 'refused')
}

/** What was answered and what is there, without what differs from one proposal to the next. */
async function outcomeOf(db: Db, { challengeId, team, later }: Stage, answers: string[]): Promise<string> {
  const [row] = await db.select().from(proposals).where(eq(proposals.id, team.proposalId))
  const [challenge] = await db.select().from(challenges).where(eq(challenges.id, challengeId))
  const written = await db
    .select({ version: draftAnswers.version })
    .from(draftAnswers)
    .where(sql`${draftAnswers.proposalId} = ${team.proposalId} and ${draftAnswers.question} = 'summary'`)
  const entries = await db
    .select({ type: recordEntries.type })
    .from(recordEntries)
    .where(eq(recordEntries.challengeId, challengeId))
    .orderBy(asc(recordEntries.seq))
  const dayOf = (at: Date | null | undefined) =>
    at ? Math.round((at.getTime() - later(0).getTime()) / 86_400_000) : null
  return JSON.stringify({
    answers,
    ...{
      state: row?.state,
      draft: row?.draftVersion,
      submitted: row?.submittedVersion,
      screening: row?.screening,
    },
    ...{ frozen: row?.submittedDraftVersion, answer: written[0]?.version, own: dayOf(row?.ownClosesAt) },
    ...{ closes: dayOf(challenge?.closesAt), calendar: challenge?.calendarVersion },
    entries: entries.map(({ type }) => type),
  })
}
