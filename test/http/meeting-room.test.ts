import { beforeAll, describe, expect, it } from 'vitest'
import { agendaOf, latestMeeting } from '#app/judge/data/meetings.server.ts'
import { attendMeeting } from '#app/judge/flows/attend-meeting.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { moveMeeting } from '#app/judge/flows/move-meeting.server.ts'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { handlersOf, openSite, theBuild, type Handler, type Site } from './site.ts'
import { aWorld, type World } from './world.ts'

/*
 * A consensus meeting is talking about the rival's proposal. Whoever has a conflict with it opens every page of the jury, in
 * both transports: nothing of it, of its scores or of what is said about it may be there, nor anything else of the meeting.
 */

const database = useDatabase({ keepsRows: true })
const said = 'canary-said'

let site: Site
let handlers: Handler[]
let world: World

beforeAll(async () => {
  const build = await theBuild()
  handlers = handlersOf(build).filter(
    ({ kind, pattern, routeId }) =>
      kind === 'loader' &&
      routeId !== 'root' &&
      (pattern.includes('/jury') || pattern.includes('/organise/challenges/:challenge')),
  )
  world = await aWorld(database)
  const challengeId = world.challengeIds.judged
  const by = world.people.organiser!
  await pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, world.ports)
  await planMeeting({ challengeId, by, atLeast: 0 }, world.ports)
  const move = async (act: 'start' | 'next') => {
    const { version = 0 } = (await latestMeeting(database.db, challengeId)) ?? {}
    const typed = { whole: '', criteria: {}, reason: '', decision: said, abstained: [] }
    const roles = { isOrganiser: true, isChairByRole: false }
    return moveMeeting({ challengeId, by, roles, act, seen: version, said: typed }, world.ports)
  }
  await attendMeeting({ challengeId, personId: world.people['chairing juror']!, act: 'come' }, world.ports)
  await move('start')
  if ((await running()) !== world.rival.proposalId) await move('next')
  site = openSite(build, database)
}, 900_000)

async function running(): Promise<string | undefined> {
  const meeting = await latestMeeting(database.db, world.challengeIds.judged)
  const agenda = await agendaOf(database.db, meeting?.id ?? '')
  return agenda.find(({ state }) => state === 'running')?.proposalId
}

/** Everything these pages answer this person, by address and transport. */
async function everythingFor(personId: string): Promise<{ path: string; body: string; status: number }[]> {
  const as = await site.signIn(personId)
  const answers = []
  for (const { pattern, routeId } of handlers) {
    const path = pattern
      .replace(':lang', 'en')
      .replace(':challenge', world.slugs.judged)
      .replace(':proposal', world.rival.proposalId)
      .replaceAll(/:\w+/g, 'none')
    for (const ask of [
      { path, as },
      { path, as, data: routeId },
    ]) {
      const { body, status } = await site.send(ask)
      answers.push({ path, body, status })
    }
  }
  return answers
}

const meetingOf = (answers: Awaited<ReturnType<typeof everythingFor>>) =>
  answers.filter(({ path, status }) => path.endsWith('/meeting') && status === 200)

describe('while a proposal is talked about', () => {
  it('runs about the rival’s proposal, and the organiser sees it', async () => {
    expect(await running()).toBe(world.rival.proposalId)
    const seen = meetingOf(await everythingFor(world.people.organiser!))
    expect(seen).toHaveLength(2)
    for (const { body } of seen) expect(body).toContain('canary-rival-title')
  })

  it('a juror with a conflict is told to be out of the room, and nothing else', async () => {
    const answers = await everythingFor(world.people.juror!)
    const seen = meetingOf(answers)
    expect(seen).toHaveLength(2)
    expect(seen.some(({ body }) => body.includes('out of the room'))).toBe(true)
    for (const { body } of seen) {
      expect(body).not.toMatch(/canary-(team|rival)/)
      expect(body).not.toContain(said)
    }
    const shown = answers.filter(
      ({ body, path }) => !path.endsWith('/conflicts') && /canary-rival/.test(body),
    )
    expect(shown.map(({ path }) => path)).toEqual([])
  })

  it('neither is a juror who has not declared', async () => {
    const seen = meetingOf(await everythingFor(world.people['undeclared juror']!))
    expect(seen).toHaveLength(2)
    for (const { body } of seen) expect(body).not.toMatch(/canary-(team|rival)/)
  })

  it('a chair loses sight the moment a conflict is there, on the chair’s pages too', async () => {
    const before = meetingOf(await everythingFor(world.people['chairing juror']!))
    expect(before.filter(({ body }) => body.includes('canary-rival-title'))).toHaveLength(4)
    const conflict = {
      proposalId: world.rival.proposalId,
      standing: 'conflict',
      kind: 'family',
      privateNote: null,
    } as const
    const declared = await declareConflicts(
      {
        challengeId: world.challengeIds.judged,
        personId: world.people['chairing juror']!,
        declarations: [conflict],
      },
      world.ports,
    )
    expect(declared).toMatchObject({ ok: true })
    const after = await everythingFor(world.people['chairing juror']!)
    expect(meetingOf(after)).toHaveLength(4)
    for (const { body } of meetingOf(after)) expect(body).not.toMatch(/canary-(team|rival)/)
    const shown = after.filter(({ body, path }) => !path.endsWith('/conflicts') && /canary-rival/.test(body))
    expect(shown.map(({ path }) => path)).toEqual([])
  })
})
