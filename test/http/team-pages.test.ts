import { eq, sql } from 'drizzle-orm'
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
}, 900_000)

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

describe('whoever was taken out of the team', () => {
  it('is told so by the page that is still open, in the words for anybody outside', async () => {
    await database.setClock(instants.whileOpen)
    const { proposalId, editorId, leadId } = world.draft
    const [editor, lead] = [await site.signIn(editorId), await site.signIn(leadId)]
    const save = (id: string) =>
      site.send({
        path: `/en/proposals/${id}/autosave`,
        method: 'POST',
        as: editor,
        json: JSON.stringify({ question: 'risks', value: 'canary-typed', version: 0 }),
      })
    expect(JSON.parse((await save(proposalId)).body)).not.toMatchObject({ result: 'refused' })
    const removed = await site.send({
      path: `/en/proposals/${proposalId}/team`,
      method: 'POST',
      as: lead,
      form: { intent: 'remove', memberId: editorId },
    })
    expect(removed.status).toBe(303)
    for (const id of [proposalId, '0b9f4a52-0000-4000-8000-000000000000', 'not-an-id']) {
      const { status, body } = await save(id)
      expect(status).toBe(409)
      const { result, sentence } = JSON.parse(body) as { result: string; sentence: string }
      expect(result).toBe('refused')
      expect(sentence).toMatch(/^You are not in this team any more.*stays on this page/)
    }
  })
})

describe('a challenge for consortia', () => {
  it('asks alone or together first, and says the rule and the way out', async () => {
    await database.setClock(instants.whileOpen)
    const as = await site.signIn(world.draft.leadId)
    await database.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql`update challenges set consortium = 'required' where slug = ${world.slugs.open}`)
    })
    const path = `/en/challenges/${world.slugs.open}/apply`
    expect((await site.send({ path, as })).body).toContain('name="way"')
    const form = { intent: 'other', kind: 'enterprise', country: 'FI' }
    expect((await site.send({ path, as, method: 'POST', form })).status).toBe(422)
    const alone = await site.send({ path, as, method: 'POST', form: { ...form, way: 'alone' } })
    expect(alone.location).toBe(`${path}?kind=enterprise&country=FI&way=alone`)
    const told = await site.send({ path: alone.location ?? '', as })
    expect(told.body).toContain('This challenge asks for a consortium')
    expect(told.body).toContain('Find at least one other organisation')
    expect(told.body).not.toContain('name="language"')
    const together = await site.send({ path: `${path}?kind=enterprise&country=FI&way=together`, as })
    expect(together.body).toContain('name="language"')
  })
})
