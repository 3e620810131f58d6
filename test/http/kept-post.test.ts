import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { draftAnswers, keptPosts, sessions } from '#db/schema/index.ts'
import { forgetKept } from '#app/people/data/kept-posts.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'
import { aWorld, instants, type World } from './world.ts'

/* What somebody sends after their session has ended: nothing of it is lost, and nobody else sees it. */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World
let as: string
let section: string

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, database)
  await database.setClock(instants.whileOpen)
  section = `/en/proposals/${world.draft.proposalId}/sections/pilot`
}, 900_000)
beforeEach(async () => {
  await database.db.delete(keptPosts)
  as = await site.signIn(world.draft.leadId)
})

const written = 'Ten weeks in the harbour.\nThen we measure. "Ä" & <b>7</b>'
const typed = {
  intent: 'return',
  'answers.plan': written,
  'versions.plan': '0',
  'answers.weeks': '10',
  'versions.weeks': '0',
}
const post = (cookie: string | undefined, headers?: Record<string, string>) =>
  site.send({ path: section, method: 'POST', as: cookie, form: typed, ...(headers && { headers }) })
const expire = () =>
  database.db
    .update(sessions)
    .set({ expiresAt: sql`clock_timestamp() - interval '1 minute'` })
    .where(eq(sessions.personId, world.draft.leadId))
const keptPathOf = (location: string | null) =>
  new URL(location ?? '', 'http://localhost').searchParams.get('next') ?? ''
const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
/** The hidden fields of the form that leads to `path`, as a browser would send them. */
const hiddenFields = (body: string) => {
  const form = new RegExp(`<form method="post" action="${section}">(.*?)</form>`, 's').exec(body)?.[1] ?? ''
  return new URLSearchParams(
    [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gs)].map(([, name, value]) => [
      unescaped(name ?? ''),
      unescaped(value ?? ''),
    ]),
  )
}
const planOf = async () => {
  const [row] = await database.db
    .select({ value: draftAnswers.value })
    .from(draftAnswers)
    .where(and(eq(draftAnswers.proposalId, world.draft.proposalId), eq(draftAnswers.question, 'plan')))
  return row?.value
}

describe('a form sent after the session had ended', () => {
  it('waits behind the sign-in, and goes where it was meant to go', async () => {
    await database.db.delete(draftAnswers).where(eq(draftAnswers.proposalId, world.draft.proposalId))
    await expire()
    const sent = await post(as)
    expect(sent.status).toBe(303)
    const kept = keptPathOf(sent.location)
    expect(kept).toMatch(/^\/en\/kept\/[0-9a-f-]{36}$/)

    const again = await site.signIn(world.draft.leadId)
    const page = await site.send({ path: kept, as: again })
    expect(page.status).toBe(200)
    expect(page.body).toContain('Ten weeks in the harbour.')
    expect(page.body).not.toContain('<b>7</b>')
    const fields = hiddenFields(page.body)
    expect([...fields]).toEqual(Object.entries(typed))
    const saved = await site.send({ path: section, method: 'POST', as: again, form: fields })
    expect(saved.status).toBe(303)
    expect(await planOf()).toBe(written)
  })

  it('is nobody else’s, and not there without signing in', async () => {
    await expire()
    const kept = keptPathOf((await post(as)).location)
    const rival = await site.signIn(world.people.rival!)
    expect((await site.send({ path: kept, as: rival })).status).toBe(404)
    const drop = { path: kept, method: 'POST', as: rival, form: { intent: 'drop' } }
    await site.send(drop)
    expect((await site.send({ path: kept })).location).toContain('/en/sign-in?next=')
    const own = await site.signIn(world.draft.leadId)
    expect((await site.send({ path: kept, as: own })).body).toContain('Ten weeks')
    expect((await site.send({ ...drop, as: own })).location).toBe(section)
    expect((await site.send({ path: kept, as: own })).status).toBe(404)
  })

  it('is kept also when all sessions were ended elsewhere', async () => {
    await site.auth.signOutEverywhere(world.draft.leadId)
    expect(keptPathOf((await post(as)).location)).toMatch(/^\/en\/kept\//)
  })

  it.each([
    ['without a cookie', undefined],
    ['with a cookie we never gave', 'haaste_session=abc.def'],
  ])('%s is sent to sign in, and nothing is kept', async (_, cookie) => {
    await expire()
    const sent = await post(cookie)
    expect(keptPathOf(sent.location)).toBe(section)
    expect(await database.db.select().from(keptPosts)).toEqual([])
  })

  it('from another site is refused and not kept', async () => {
    await expire()
    const sent = await post(as, { origin: 'https://elsewhere.example' })
    expect(sent.status).toBe(403)
    expect(await database.db.select().from(keptPosts)).toEqual([])
  })

  it('with a password in it is not kept', async () => {
    await expire()
    const form = { intent: 'set-password', password: 'correct horse battery' }
    const sent = await site.send({ path: '/en/account', method: 'POST', as, form })
    expect(keptPathOf(sent.location)).toBe('/en/account')
    expect(await database.db.select().from(keptPosts)).toEqual([])
  })

  it('is one of ten at most, and forgotten after a day', async () => {
    await expire()
    for (let sent = 0; sent < 12; sent += 1) await post(as)
    expect(await database.db.select().from(keptPosts)).toHaveLength(10)
    await forgetKept(database)
    expect(await database.db.select().from(keptPosts)).toHaveLength(10)
    await database.db.insert(keptPosts).values({
      personId: world.draft.leadId,
      path: section,
      fields: '[]',
      keptAt: new Date(Date.now() - 25 * 3_600_000),
    })
    await forgetKept(database)
    expect(await database.db.select().from(keptPosts)).toHaveLength(10)
  })

  it('keeps a cookie of ours for nobody once the account is gone', async () => {
    const [gone] = (
      await database.db.execute<{ id: string }>(
        sql`insert into people (name, email) values ('Gone Person', 'gone@away.example') returning id`,
      )
    ).rows
    const cookie = await site.signIn(gone!.id)
    await database.db.execute(sql`delete from people where id = ${gone!.id}`)
    const sent = await post(cookie)
    expect(keptPathOf(sent.location)).toBe(section)
  })
})

describe('a form that its sender may no longer send', () => {
  it.each([
    ['to a draft that is somebody else’s', () => section],
    ['to a draft that never was', () => section.replace(world.draft.proposalId, crypto.randomUUID())],
  ])('%s is given back to them, and to nobody else', async (_, path) => {
    const rival = await site.signIn(world.people.rival!)
    const sent = await site.send({ path: path(), method: 'POST', as: rival, form: typed })
    expect(sent.status).toBe(404)
    expect(sent.body).toContain('Ten weeks in the harbour.')
    expect(sent.body).not.toContain('<b>7</b>')
    const opened = await site.send({ path: path(), as: rival })
    expect(opened.body).not.toContain('Ten weeks in the harbour.')
  })
})
