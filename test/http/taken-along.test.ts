import { beforeAll, describe, expect, it } from 'vitest'
import { scores } from '#db/schema/index.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* What a browser that keeps pages of the jury hears from the server. */

const database = useDatabase()
let site: Site

beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 400_000)

async function aJurorOnTheMove() {
  const world = await judgingWorld(database)
  const { challengeId, proposalIds } = world
  const juror = await aJuror(database.db, { challengeId })
  const assigned = []
  for (const proposalId of proposalIds.slice(0, 2))
    assigned.push((await anAssignment(database.db, { challengeId, proposalId, jurorId: juror.id })).id)
  return { ...world, juror, assigned, as: await site.signIn(juror.personId) }
}

describe('what may be kept', () => {
  it('is what stands, and no longer what the juror has a conflict with', async () => {
    const { slug, as, assigned, juror, challengeId, proposalIds, ports } = await aJurorOnTheMove()
    const kept = async () => {
      const { body } = await site.send({ path: `/en/jury/challenges/${slug}/kept`, as })
      return JSON.parse(body) as { owner: string; assignments: string[] }
    }
    const before = await kept()
    expect(before.owner).toBe(juror.personId)
    expect(before.assignments.sort()).toEqual([...assigned].sort())
    const told = await declareConflicts(
      {
        ...{ challengeId, personId: juror.personId },
        declarations: [
          { proposalId: proposalIds[0]!, standing: 'conflict', kind: 'family', privateNote: null },
        ],
      },
      ports,
    )
    expect(told.ok).toBe(true)
    expect((await kept()).assignments).toEqual([assigned[1]])
  })

  it('is thrown away by the answer to signing out, in a browser that keeps something', async () => {
    const { slug, as } = await aJurorOnTheMove()
    const { headers } = await site.send({ path: `/en/jury/challenges/${slug}/kept`, as })
    const mark = headers.getSetCookie().map((line) => line.split(';')[0])
    expect(mark).toEqual(['haaste_kept=1'])
    const out = async (cookie: string) =>
      (await site.send({ path: '/en/sign-out', method: 'POST', as: cookie })).headers.get('clear-site-data')
    expect(await out(as)).toBeNull()
    expect(await out(`${await site.signIn((await aJurorOnTheMove()).juror.personId)}; ${mark[0]}`)).toBe(
      '"storage"',
    )
  })
})

it('tells a device that was slower what stands there instead, field by field', async () => {
  const { as, assigned, criterionIds } = await aJurorOnTheMove()
  const path = `/en/jury/assignments/${assigned[0]}/autosave`
  const [field, seen] = [`scores.${criterionIds[0]}`, `seen.${criterionIds[0]}`]
  const save = (form: Record<string, string>) => site.send({ path, method: 'POST', as, form })
  expect((await save({ [field]: '4', [seen]: '0', commentToTeam: 'Here', 'seen.texts': '1' })).status).toBe(
    200,
  )
  const late = await save({ [field]: '2', [seen]: '0', privateNote: 'There', 'seen.texts': '1' })
  expect(late.status).toBe(409)
  expect(JSON.parse(late.body)).toMatchObject({
    code: 'score-changed',
    field: null,
    stored: {
      [field]: { value: '4', version: 1 },
      commentToTeam: { value: 'Here', version: 2 },
      privateNote: { value: '', version: 2 },
    },
  })
  const wrong = await save({ [field]: '9', [seen]: '1' })
  expect(JSON.parse(wrong.body)).toMatchObject({ field })
  expect(await database.db.select({ points: scores.points }).from(scores)).toEqual([{ points: '4' }])
})
