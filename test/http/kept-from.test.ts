import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { challenges, jurors, messages } from '#db/schema/index.ts'
import { joinTeam } from '#app/apply/flows/join-team.server.ts'
import { filesOfDraft } from '#app/apply/data/files.server.ts'
import type { Ports } from '#app/http/context.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { leaveJury } from '#app/judge/flows/leave-jury.server.ts'
import { openProposal } from '#app/judge/flows/open-proposal.server.ts'
import { recuseTeamMember } from '#app/judge/flows/recuse-team-member.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'
import { inBreadth } from './breadth.ts'
import { everythingIn, marksIn } from './crawl.ts'
import { handlersOf, openSite, theBuild, type Handler, type Reply, type Site } from './site.ts'
import { aSubmittedProposal, instants } from './world.ts'

/*
 * A proposal a juror is kept from is gone at once, whatever had been done with it: from every page of the jury, as page
 * and as data, from its files, from what can be saved, from every list and number, and from the mail that was planned.
 * Title, sender, answers, file names and comments of each proposal begin with a canary of its own, and before the step
 * the juror sees it.
 */

const database = useDatabase({ keepsRows: true })

const moments = ['undeclared', 'assigned', 'opened', 'drafted', 'final', 'deliberating'] as const
const steps = ['recusal', 'exclusion', 'abstention', 'team', 'leaving'] as const
type Moment = (typeof moments)[number]
type Step = (typeof steps)[number]

type Case = {
  moment: Moment
  step: Step
  challenge: ChallengeRow
  canary: string
  team: { proposalId: string; leadId: string }
  juror: { id: string; personId: string }
  assignmentId: string | null
  fileId: string
  as: string
}

let site: Site
let handlers: Handler[]
let ports: Ports
let organiserId: string
let programmeSlug: string
let judging: ChallengeRow
let over: ChallengeRow
const cases = new Map<string, Case>()

const all = moments.flatMap((moment) => steps.map((step) => [moment, step] as const))

beforeAll(async () => {
  const { db } = database
  const build: ServerBuild = await theBuild()
  handlers = handlersOf(build).filter(({ pattern }) =>
    /^\/:lang\/(jury|proposals|organise\/challenges\/:challenge)/.test(pattern),
  )
  site = openSite(build, database)
  ports = { db, clock: databaseClock, notices: realNotices }
  await database.setClock(instants.whileOpen)
  organiserId = (await aPerson(db, { name: 'Organiser' })).id
  const programme = await insertProgramme(db, { slug: 'kept', name: 'Kept' })
  programmeSlug = programme.slug
  const given = { programmeId: programme.id, state: 'open', minimumReviews: 1 } as const
  judging = await insertChallenge(db, { ...given, slug: 'judging-now' })
  over = await insertChallenge(db, { ...given, slug: 'judged-before' })
  const teams = new Map<string, { proposalId: string; leadId: string }>()
  for (const [moment, step] of all) {
    const challenge = moment === 'deliberating' ? over : judging
    const name = `${moment}${step}`
    teams.set(name, await aSubmittedProposal(database, ports, challenge, name))
  }
  await database.setClock(instants.whileJudging)
  for (const challenge of [judging, over]) {
    await db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challenge.id))
    await db.transaction((tx) =>
      appendEntry(tx, {
        programmeId: programme.id,
        challengeId: challenge.id,
        type: 'JudgingStarted',
        at: new Date(instants.whileJudging),
        body: { by: organiserId },
      }),
    )
  }
  for (const [moment, step] of all) {
    const challenge = moment === 'deliberating' ? over : judging
    cases.set(`${moment} ${step}`, await aCase(moment, step, challenge, teams.get(`${moment}${step}`)!))
  }
  await db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, over.id))
  for (const { id: challengeId } of [judging, over]) {
    await db.transaction((tx) => realNotices.replan(tx, { challengeId }))
  }
}, 600_000)

async function aCase(
  moment: Moment,
  step: Step,
  challenge: ChallengeRow,
  team: { proposalId: string; leadId: string },
): Promise<Case> {
  const { db } = database
  const { id: personId } = await aPerson(db, { name: `Juror of ${moment} and ${step}` })
  const juror = await aJuror(db, { challengeId: challenge.id, personId })
  const pair = { challengeId: challenge.id, jurorId: juror.id, proposalId: team.proposalId }
  const canary = `canary-${moment}${step}`
  const assignmentId = moment === 'undeclared' ? null : (await anAssignment(db, pair)).id
  if (assignmentId && moment !== 'assigned') {
    await openProposal({ assignmentId, proposalId: team.proposalId, personId }, ports)
  }
  if (moment === 'drafted' || moment === 'final' || moment === 'deliberating') {
    const [first, second] = await criteriaOf(db, challenge.id)
    const id = await aScorecard(db, {
      ...pair,
      points: { [first!.id]: 4, [second!.id]: 3 },
      state: moment === 'drafted' ? 'draft' : 'final',
    })
    await db.execute(
      sql`update scorecards set comment_to_team = ${`${canary}-comment`}, private_note = ${`${canary}-note`} where id = ${id}`,
    )
  }
  const [file] = await filesOfDraft(db, team.proposalId)
  const as = await site.signIn(personId)
  return { moment, step, challenge, canary, team, juror, assignmentId, fileId: file!.id, as }
}

/** Takes the proposal away from the juror of a case, by the flow of that step. */
async function take({ step, challenge, team, juror }: Case): Promise<void> {
  const { db } = database
  const { proposalId } = team
  const pair = { challengeId: challenge.id, jurorId: juror.id, proposalId }
  if (step === 'exclusion') {
    expect((await excludeJuror({ ...pair, by: organiserId, reason: 'Advises them' }, ports)).ok).toBe(true)
  } else if (step === 'leaving') {
    const leaving = { ...pair, by: organiserId, reason: 'Ill', finals: 'void' } as const
    expect((await leaveJury(leaving, ports)).ok).toBe(true)
  } else if (step === 'team') {
    await db.transaction(async (tx) => {
      await joinTeam({ tx, ports, proposalId, personId: juror.personId, role: 'viewer' })
      await recuseTeamMember(tx, { proposalId, personId: juror.personId }, ports)
    })
  } else {
    const declaration =
      step === 'recusal'
        ? { proposalId, standing: 'conflict', kind: 'family', privateNote: null }
        : { proposalId, standing: 'abstained', kind: null, privateNote: null }
    const declared = await declareConflicts(
      {
        challengeId: challenge.id,
        personId: juror.personId,
        declarations: [declaration as Parameters<typeof declareConflicts>[0]['declarations'][number]],
      },
      ports,
    )
    expect(declared.ok).toBe(true)
  }
}

const parameters = /:(\w+)/g

/** The address of a pattern with everything this juror knows of the proposal; null where it is about something else. */
function addressFor(pattern: string, { challenge, team, assignmentId, fileId }: Case): string | null {
  const known: Record<string, string | null> = {
    lang: 'en',
    challenge: challenge.slug,
    programme: programmeSlug,
    proposal: team.proposalId,
    assignment: assignmentId,
    file: fileId,
    version: '1',
    section: 'solution',
  }
  const names = [...pattern.matchAll(parameters)].map(([, name]) => name!)
  if (pattern.includes('*') || names.some((name) => (known[name] ?? null) === null)) return null
  return pattern.replace(parameters, (_, name: string) => known[name]!)
}

/**
 * Where the case's canaries are found, by address: on the pages of the jury, of the proposal and of the organisers, as
 * page and as data, and in what the handlers that save a score answer. A team's own pages are its own.
 */
async function foundBy(given: Case): Promise<string[]> {
  const { as } = given
  const found = new Set<string>()
  for (const { kind, intent, pattern, routeId: data } of handlers) {
    const path = addressFor(pattern, given)
    if (path === null || (given.step === 'team' && pattern.startsWith('/:lang/proposals'))) continue
    // What a juror posts about their own seat would end it.
    if (kind === 'action' && !pattern.includes(':assignment')) continue
    const isOfJury = pattern.startsWith('/:lang/jury')
    const form = { intent: intent ?? undefined }
    const asks =
      kind === 'action'
        ? [
            { path, as, form, method: 'POST' },
            { path, as, form, method: 'POST', data },
          ]
        : isOfJury
          ? [
              { path, as },
              { path, as, data },
              { path, as, method: 'HEAD' },
            ]
          : [{ path, as, data }]
    for (const ask of asks) {
      const reply = await site.send(ask)
      expect(reply.status, path).toBeLessThan(500)
      if (isIn(reply, given)) found.add(path)
    }
  }
  return [...found]
}

/** Whether the case's canary is in an answer, its headers included, however it is written or packed. */
const isIn = (reply: Reply, { canary }: Case) => marksIn(everythingIn(reply), [canary]).length > 0

/** Whether the juror can see the proposal where jurors see one. */
async function isSeen(given: Case): Promise<boolean> {
  const { challenge, assignmentId, as } = given
  const path =
    assignmentId === null
      ? `/en/jury/challenges/${challenge.slug}/conflicts`
      : `/en/jury/assignments/${assignmentId}`
  return isIn(await site.send({ path, as }), given)
}

const waitingMail = async ({ juror }: Case) =>
  (
    await database.db
      .select({ notice: messages.notice, state: messages.state, data: messages.data })
      .from(messages)
      .where(eq(messages.personId, juror.personId))
  ).filter(({ state }) => state === 'planned')

describe.each(inBreadth(all))('%s, then %s', (moment, step) => {
  it('the proposal is gone', async () => {
    const given = cases.get(`${moment} ${step}`)!
    expect(await isSeen(given)).toBe(true)
    await take(given)
    expect(await foundBy(given)).toEqual([])
    const waiting = await waitingMail(given)
    expect(marksIn(JSON.stringify(waiting), [given.canary])).toEqual([])
    expect(waiting.filter(({ notice }) => /jury\.(assigned|progress|overdue)/.test(notice))).toEqual([])
    const { rows } = await database.db.execute<{ state: string }>(sql`select state from scorecards
      where juror_id = ${given.juror.id} and proposal_id = ${given.team.proposalId}`)
    expect(rows.every(({ state }) => state === 'void')).toBe(true)
  })
})

it('a chair who is kept from a proposal finds it in no list and no number', async () => {
  const { db } = database
  const { id: personId } = await aPerson(db, { name: 'Chair' })
  const chair = await aJuror(db, { challengeId: over.id, personId, isChair: true })
  const given = cases.get('deliberating exclusion')!
  const { team } = given
  const as = await site.signIn(personId)
  const pages = handlers.filter(
    ({ kind, pattern }) => kind === 'loader' && pattern.startsWith('/:lang/organise/challenges/:challenge'),
  )
  const found = async () => {
    const places = new Set<string>()
    for (const { pattern, routeId: data } of pages) {
      const path = addressFor(pattern, given)
      if (path === null) continue
      for (const ask of [
        { path, as },
        { path, as, data },
      ]) {
        if (isIn(await site.send(ask), given)) places.add(pattern)
      }
    }
    return [...places]
  }
  expect(await found()).not.toEqual([])
  await aDeclaration(db, {
    challengeId: over.id,
    jurorId: chair.id,
    proposalId: team.proposalId,
    standing: 'conflict',
    kind: 'other',
  })
  expect(await found()).toEqual([])
  const { body } = await site.send({ path: `/en/organise/challenges/${over.slug}/ranking`, as })
  expect(body).toContain('1 proposal is not shown to you here')
  await db.update(jurors).set({ isChair: false }).where(eq(jurors.id, chair.id))
})
