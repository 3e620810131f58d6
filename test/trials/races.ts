/*
 * `npm run trial:races [-- --schedules 8] [--short]`: every pair of what can happen to a proposal is let loose at the same
 * moment on connections of its own, again and again with other delays, on a draft, on a proposal that is in, and on one
 * whose team is asked for a completion or for its consent to another challenge. What is answered and what is there afterwards must be as if one had come after the other: both orders are played first, on
 * proposals of their own.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { openDatabase, type Db } from '#db/client.server.ts'
import { settleInstallation } from '#db/installation.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { challenges, draftAnswers, moveRequests, proposals, recordEntries } from '#db/schema/index.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { restoreProposal, withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { answerCompletion } from '#app/deadline/flows/answer-completion.server.ts'
import { answerMove } from '#app/deadline/flows/answer-move.server.ts'
import { askCompletion } from '#app/deadline/flows/ask-completion.server.ts'
import { askMove } from '#app/deadline/flows/ask-move.server.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { extendForOne } from '#app/deadline/flows/extend-for-one.server.ts'
import { markDuplicate } from '#app/deadline/flows/mark-duplicate.server.ts'
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
const schedules = Number(values.schedules ?? (values.short ? 1 : 8))

type Stage = {
  readonly challengeId: string
  /** Another challenge of the programme. */
  readonly targetId: string
  readonly reference: string
  /** The reference of another proposal that is in. */
  readonly rival: string
  readonly later: (days: number) => Date
  readonly team: { readonly proposalId: string; readonly personId: string }
  readonly staff: Readonly<Record<'challengeId' | 'proposalId' | 'personId', string>> & { version: number }
}
type Deed = (stage: Stage, ports: Ports) => Promise<{ ok: boolean; refusal?: { code: string } }>

const lifecycle: Readonly<Record<string, Deed>> = {
  save: ({ team }, ports) =>
    saveAnswer({ ...team, question: 'summary', value: randomUUID(), version: 1 }, ports),
  submit: ({ team }, ports) =>
    submitProposal({ ...team, role: 'lead', draftVersion: 1, requestId: randomUUID() }, ports),
  withdraw: ({ team }, ports) => withdrawProposal({ ...team, role: 'lead' }, ports),
  restore: ({ team }, ports) => restoreProposal({ ...team, role: 'lead' }, ports),
  screen: ({ staff }, ports) =>
    screenProposal({ ...staff, outcome: 'eligible', rule: '', reason: '' }, ports),
  'extend for one': ({ staff: { challengeId, personId }, reference, later }, ports) =>
    extendForOne({ challengeId, personId, reference, closesAt: later(2), reason: 'A fault of ours.' }, ports),
  'extend for all': ({ staff: { challengeId, personId }, later }, ports) =>
    extendDeadline(
      { challengeId, personId, closesAt: later(3), reason: 'A storm.', calendarVersion: 1 },
      ports,
    ),
}
/** What the screening does besides its verdict, and what the team answers. */
const questions: Readonly<Record<string, Deed>> = {
  'mark as duplicate': ({ staff, rival }, ports) =>
    markDuplicate({ ...staff, original: rival, reason: 'The same text.' }, ports),
  'ask for completion': ({ staff, later }, ports) =>
    askCompletion({ ...staff, questions: ['plan'], message: 'Which yard?', dueAt: later(5) }, ports),
  complete: ({ team }, ports) =>
    answerCompletion(
      { ...team, role: 'lead', answers: { plan: 'In the yard of Kaarre 3.' }, requestId: randomUUID() },
      ports,
    ),
  'ask to move': ({ staff, targetId: toChallengeId, later }, ports) =>
    askMove({ ...staff, toChallengeId, reason: 'It belongs there.', dueAt: later(5) }, ports),
  move: async ({ team }, ports) => {
    const moves = await ports.db
      .select({ id: moveRequests.id })
      .from(moveRequests)
      .where(eq(moveRequests.proposalId, team.proposalId))
    const moveId = moves[0]?.id ?? randomUUID()
    return answerMove(
      { ...team, ...({ role: 'lead', moveId, answer: 'agreed', words: '', briefNumber: 1 } as const) },
      ports,
    )
  },
}
const deeds = { ...lifecycle, ...questions }
const beginnings = ['draft', 'submitted', 'to be completed', 'to be moved'] as const
type Beginning = (typeof beginnings)[number]
const taken = new Set<string>()

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
    for (const [turn, beginning] of beginnings.entries()) {
      // The short form takes each pair on one of the beginnings.
      const chosen = pairs.filter((_, index) => !values.short || index % beginnings.length === turn)
      for (const [first, second] of chosen) {
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

/** A challenge without a seal, so that everything may be asked of it at once, with a proposal and another one like it. */
async function aStage(db: Db, ports: Ports, beginning: Beginning): Promise<Stage> {
  const dayMs = 86_400_000
  const now = Date.now()
  const later = (days: number) => new Date(now + (days + 1) * dayMs)
  const calendar = {
    ...{ state: 'open' as const, isSealed: false, opensAt: new Date(now - dayMs), closesAt: later(0) },
    ...{ judgingEndsAt: later(20), announcesAt: later(30) },
  }
  const { id: challengeId, programmeId } = await insertChallenge(db, calendar)
  const target = await insertChallenge(db, { ...calendar, programmeId })
  const [reference, rival] = [aReference(), aReference()]
  const other = await aDraft(db, { challengeId, reference: rival })
  const { proposalId, leadId } = await aDraft(db, { challengeId, reference })
  const { id: personId } = await aPerson(db)
  const stage = {
    ...{ challengeId, targetId: target.id, reference, rival, later },
    team: { proposalId, personId: leadId },
    staff: { challengeId, proposalId, personId, version: 1 },
  }
  await begin('submit', { ...stage, team: { proposalId: other.proposalId, personId: other.leadId } })
  if (beginning !== 'draft') await begin('submit', stage)
  if (beginning === 'to be completed') await begin('ask for completion', stage)
  if (beginning === 'to be moved') await begin('ask to move', stage)
  return stage

  async function begin(name: string, on: Stage): Promise<void> {
    const { ok, refusal } = await deeds[name]!(on, ports)
    if (!ok) throw new Error(`The stage could not be set: ${name} was refused, ${refusal?.code}`)
  }
}

/** As the flow that starts a proposal, it takes another code when one is taken. */
function aReference(): string {
  const reference = proposalReference({ prefix: 'HEL', year: 2026, code: newReferenceCode() })
  if (taken.has(reference)) return aReference()
  taken.add(reference)
  return reference
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
async function outcomeOf(
  db: Db,
  { challengeId, targetId, team, later }: Stage,
  answers: string[],
): Promise<string> {
  const [row] = await db.select().from(proposals).where(eq(proposals.id, team.proposalId))
  const [challenge] = await db.select().from(challenges).where(eq(challenges.id, challengeId))
  const written = await db
    .select({ version: draftAnswers.version })
    .from(draftAnswers)
    .where(sql`${draftAnswers.proposalId} = ${team.proposalId} and ${draftAnswers.question} = 'summary'`)
  const entries = await db
    .select({ type: recordEntries.type })
    .from(recordEntries)
    .where(inArray(recordEntries.challengeId, [challengeId, targetId]))
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
      isDuplicate: row?.duplicateOf !== null,
      isMoved: row?.challengeId === targetId,
      isAsked: row?.completionDueAt !== null,
    },
    ...{ frozen: row?.submittedDraftVersion, answer: written[0]?.version, own: dayOf(row?.ownClosesAt) },
    ...{ closes: dayOf(challenge?.closesAt), calendar: challenge?.calendarVersion },
    entries: entries.map(({ type }) => type),
  })
}
