import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { appeals } from '#db/schema/index.ts'
import { announcedWorld, type AnnouncedWorld } from '#test/announce/announced-world.ts'
import { announcesAt } from '#test/announce/deciding-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * An appeal over HTTP, without script: made by a team, answered by two organisers, read by the team and in public. The words
 * of the team and the reasons carry a canary that nobody else may find.
 */

const database = useDatabase({ keepsRows: true })
const languages = ['en', 'fi', 'sv', 'zh-CN'] as const
const words = 'canary-appeal: the sum on page four is another.'
const reasons = 'canary-reasons: the sum was read wrongly.'

let site: Site
let world: AnnouncedWorld
const as: Record<'team' | 'rival' | 'juror' | 'decider' | 'colleague' | 'third', string> = {} as never

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await announcedWorld(database)
  as.team = await site.signIn(world.leadIds[2]!)
  as.rival = await site.signIn(world.leadIds[0]!)
  as.juror = await site.signIn(world.jurorPersonId)
  as.decider = await site.signIn(world.organiserId)
  as.colleague = await site.signIn(world.colleagueId)
  as.third = await site.signIn(world.thirdId)
}, 900_000)

const own = (lang = 'en') => `/${lang}/proposals/${world.proposalIds[2]}/appeal`
const desk = (lang = 'en') => `/${lang}/organise/challenges/${world.slug}/appeals`
const get = (path: string, who?: string) => site.send({ path, ...(who && { as: who }) })
const post = (path: string, who: string, form: Record<string, string>) =>
  site.send({ path, method: 'POST', as: who, form })

async function sent() {
  const [row] = await database.db
    .select({ appealId: appeals.id, draftedAt: appeals.draftedAt })
    .from(appeals)
    .where(eq(appeals.proposalId, world.proposalIds[2]!))
  return { appealId: row!.appealId, seenAt: row!.draftedAt?.toISOString() ?? '' }
}

describe('an appeal', () => {
  it('is offered on the page of the result with its day, and says what it cannot do', async () => {
    const result = await get(`/en/proposals/${world.proposalIds[2]}/result`, as.team)
    expect(result.body).toContain(`href="${own()}"`)
    for (const lang of languages) {
      const { status, body } = await get(own(lang), as.team)
      expect(status).toBe(200)
      expect(body).not.toMatch(/appeal\.[a-z-]+/)
    }
    expect((await get(own(), as.team)).body).toContain('is not judged again')
  })

  it('stands on the page of the challenge for everybody', async () => {
    const { body } = await get(`/en/challenges/${world.slug}`)
    expect(body).toContain('For 14 days from the announcement a team may appeal')
  })

  it('without a ground comes back with what was typed', async () => {
    const { status, body } = await post(own(), as.team, { body: words })
    expect(status).toBe(422)
    expect(body).toContain(words)
  })

  it('is taken, stands on its page with its number, and is closed to rivals, jurors and strangers', async () => {
    const made = await post(own(), as.team, { ground: 'fact', body: words })
    expect(made.status).toBe(303)
    const page = await get(own(), as.team)
    expect(page.body).toContain('/A1')
    expect(page.body).toContain(words)
    const twice = await post(own(), as.team, { ground: 'fact', body: words })
    expect(twice.status).toBe(409)
    expect(twice.body).toContain('is not answered yet')
    for (const who of [as.rival, as.juror]) {
      for (const path of [own(), desk()]) {
        const { status, body } = await get(path, who)
        expect(status).toBe(404)
        expect(body).not.toContain('canary')
      }
      expect((await post(own(), who, { ground: 'fact', body: words })).status).toBe(404)
      expect((await post(desk(), who, { intent: 'confirm', ...(await sent()) })).status).toBe(404)
    }
    expect((await get(own())).body).not.toContain('canary')
  })

  it('is answered by two, and neither alone nor by who recorded the decision', async () => {
    for (const lang of languages) {
      const { status, body } = await get(desk(lang), as.third)
      expect(status).toBe(200)
      expect(body).toContain(words)
      expect(body).not.toMatch(/appeals\.[a-z-]+/)
    }
    const answer = { intent: 'draft', outcome: 'upheld', reasons, language: 'en' }
    const none = await post(desk(), as.third, { ...answer, ...(await sent()), correction: '' })
    expect(none.status).toBe(409)
    expect(none.body).toContain('Say what is put right, for everybody to read.')
    expect(none.body).toContain(reasons)
    const correction = 'The sum of one proposal was read wrongly; no place changes.'
    expect((await post(desk(), as.third, { ...answer, ...(await sent()), correction })).status).toBe(303)
    expect((await get(own(), as.team)).body).not.toContain('canary-reasons')
    for (const who of [as.third, as.decider]) {
      expect((await get(desk(), who)).body).not.toContain('value="confirm"')
      expect((await post(desk(), who, { intent: 'confirm', ...(await sent()) })).status).toBe(409)
    }
    expect((await get(desk(), as.colleague)).body).toContain('Confirm this answer')
    const before = await sent()
    expect((await post(desk(), as.colleague, { intent: 'confirm', ...(await sent()) })).status).toBe(303)
    // Somebody who was still writing another answer: told so in every language, with what they typed still there.
    for (const lang of languages) {
      const late = await post(desk(lang), as.third, {
        ...{ intent: 'draft', outcome: 'upheld', language: 'en', ...before },
        ...{ reasons: 'Typed in vain.', correction: 'Put right in vain.' },
      })
      expect(late.status).toBe(409)
      expect(late.body).toContain('Typed in vain.')
      expect(late.body).toContain('Put right in vain.')
      if (lang === 'en') {
        expect(late.body).toContain('Your answer does not count: the appeal has been answered')
        expect(late.body).toContain('This appeal is answered. An answer stays as it is.')
      }
    }
    const twice = await post(desk(), as.colleague, { intent: 'confirm', ...before })
    expect([twice.status, twice.body.includes('An answer stays as it is.')]).toEqual([409, true])
    const page = await get(own(), as.team)
    expect(page.body).toContain(reasons)
    expect(page.body).not.toContain('in vain')
    const winners = await get(`/en/challenges/${world.slug}/winners`)
    expect(winners.body).toContain(correction)
    expect(winners.body).not.toContain('canary-')
    expect((await get(`/en/challenges/${world.slug}/figures`)).body).toContain(
      'Fewer than 5 appeals were made.',
    )
  })

  it('that comes too late is told the day and the clock, with nothing typed lost', async () => {
    await database.setClock(new Date(announcesAt.getTime() + 14 * 86_400_000))
    const { status, body } = await post(own(), as.team, { ground: 'other', body: 'Typed with care.' })
    expect(status).toBe(409)
    expect(body).toMatch(/Appeals were taken until .* Yours came at .* by the clock of the portal’s database/)
    expect(body).toContain('Typed with care.')
  })
})
