import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { jurors, people, proposalReadings } from '#db/schema/index.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'
import { aWorld, instants, type World } from './world.ts'

/* What a team is shown of others: who read its proposal, and nothing that names a juror. */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, database)
}, 300_000)

describe('who has read it', () => {
  it('has a letter for a juror, on the page and in its data, and no name, address or id', async () => {
    await database.setClock(instants.whileJudging)
    const jurorId = world.people.juror!
    const as = await site.signIn(jurorId)
    const read = await site.send({ path: `/en/jury/assignments/${world.assignmentId}`, as })
    expect(read.status).toBe(200)
    const [noted] = await database.db
      .select()
      .from(proposalReadings)
      .where(eq(proposalReadings.proposalId, world.team.proposalId))
    expect(noted).toMatchObject({ capacity: 'juror', personId: jurorId })

    const lead = await site.signIn(world.team.leadId)
    const path = `/en/proposals/${world.team.proposalId}/readings`
    const page = await site.send({ path, as: lead })
    const data = await site.send({ path, as: lead, data: 'apply/pages/readings' })
    const [juror] = await database.db.select().from(people).where(eq(people.id, jurorId))
    const [seat] = await database.db.select().from(jurors).where(eq(jurors.personId, jurorId))
    expect(page.body).toContain(`Juror ${noted!.pseudonym}`)
    for (const body of [page.body, data.body]) {
      expect(body).toContain(noted!.pseudonym)
      for (const secret of [juror!.name, juror!.email, jurorId, seat!.id, world.assignmentId])
        expect(body).not.toContain(secret)
    }
  })
})

describe('the receipt', () => {
  it('names the declarations given and the terms agreed to', async () => {
    const as = await site.signIn(world.team.leadId)
    const { body } = await site.send({ path: `/en/proposals/${world.team.proposalId}/receipts/1`, as })
    expect(body).toContain('Declarations given')
    expect(body).toContain('Version 1')
  })
})
