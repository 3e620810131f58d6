import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailRefusals, people } from '#db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { readEnv } from '#app/platform/env.server.ts'
import { unsubscribeToken } from '#app/notify/unsubscribe-token.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Ask, type Site } from './site.ts'
import { aWorld, type World } from './world.ts'

/* Saying no to mail: by one click of a mail program, on the page of the link, and on one's own page. */

const database = useDatabase({ keepsRows: true })
const notice = 'proposal.draft_reminder'
const oneClick = { 'List-Unsubscribe': 'One-Click' }

let site: Site
let world: World
let person: string
let token: string

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, database)
  person = world.draft.leadId
  token = tokenFor({})
}, 900_000)

beforeEach(async () => {
  await database.db.delete(mailRefusals)
})

function tokenFor(given: { personId?: string; challengeId?: string | null; notice?: string }): string {
  const said = { personId: person, notice, challengeId: world.challengeIds.open, ...given }
  return unsubscribeToken(readEnv({ NODE_ENV: 'test' }).sessionSecret, said)
}

const refusals = async () => {
  const { personId, notice: kind, challengeId } = mailRefusals
  return database.db.select({ personId, notice: kind, challengeId }).from(mailRefusals)
}
const post = (path: string, given: Partial<Ask> = {}) => site.send({ path, method: 'POST', ...given })

describe('one click', () => {
  const foreign: [string, Record<string, string>][] = [
    ['a mail server, which sends no origin', { origin: '' }],
    ['a mail program on another site', { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }],
  ]

  it.each(foreign)('of %s works at once, without login or redirect', async (_, headers) => {
    const reply = await post(`/unsubscribe/${token}`, { form: oneClick, headers })
    expect(reply).toMatchObject({ status: 200, location: null })
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(reply.headers.get('set-cookie')).toBeNull()
    expect(reply.body).toContain('Done.')
    expect(await refusals()).toEqual([{ personId: person, notice, challengeId: null }])
  })

  it('may come as multipart, and twice', async () => {
    const body =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
    const ask = { form: body, headers: { 'content-type': 'multipart/form-data; boundary=b' } }
    expect((await post(`/unsubscribe/${token}`, ask)).status).toBe(200)
    expect((await post(`/unsubscribe/${token}`, ask)).status).toBe(200)
    expect(await refusals()).toHaveLength(1)
  })

  it('answers in the reader’s language', async () => {
    await database.db.update(people).set({ locale: 'fi' }).where(eq(people.id, person))
    expect((await post(`/unsubscribe/${token}`, { form: oneClick })).body).toContain('Valmis.')
    expect((await site.send({ path: `/unsubscribe/${token}` })).location).toBe(`/fi/unsubscribe/${token}`)
    await database.db.update(people).set({ locale: 'en' }).where(eq(people.id, person))
  })

  it('is nothing else: other bodies, wrong tokens and people who are gone', async () => {
    for (const form of [{}, { 'List-Unsubscribe': 'Two-Clicks' }, { intent: 'refuse', scope: 'all' }])
      expect((await post(`/unsubscribe/${token}`, { form })).status).toBe(400)
    const gone = tokenFor({ personId: '11111111-1111-4111-8111-111111111111' })
    for (const wrong of ['x', `${token}x`, token.slice(1), gone])
      expect((await post(`/unsubscribe/${wrong}`, { form: oneClick })).status, wrong).toBe(404)
    expect(await refusals()).toEqual([])
  })

  it('opens no other address to other sites', async () => {
    const headers = { origin: 'https://mail.example' }
    for (const path of [`/en/unsubscribe/${token}`, `/unsubscribe/${token}/more`, '/en/account/mail'])
      expect((await post(path, { form: oneClick, headers })).status, path).toBe(403)
    expect(await refusals()).toEqual([])
  })
})

describe('the link', () => {
  it('changes nothing by being looked at', async () => {
    for (const method of ['GET', 'HEAD']) {
      const bare = await site.send({ path: `/unsubscribe/${token}`, method })
      expect(bare).toMatchObject({ status: 302, location: `/en/unsubscribe/${token}` })
      expect((await site.send({ path: `/en/unsubscribe/${token}`, method })).status).toBe(200)
    }
    expect(await refusals()).toEqual([])
  })

  it('offers four widths, shows what is off and switches it on again', async () => {
    const path = `/en/unsubscribe/${token}`
    const page = await site.send({ path })
    expect(page.body).toContain('Reminders before the deadline of a draft')
    expect([...page.body.matchAll(/type="radio"/g)]).toHaveLength(4)
    expect(page.body).toContain('content="noindex"')
    const off = await post(path, { form: { intent: 'refuse', scope: 'kind-here' } })
    expect(off).toMatchObject({ status: 303, location: path })
    expect(await refusals()).toEqual([{ personId: person, notice, challengeId: world.challengeIds.open }])
    const after = await site.send({ path })
    expect(after.body).toContain('Switch on again')
    expect([...after.body.matchAll(/type="radio"/g)]).toHaveLength(3)
    await post(path, { form: { intent: 'allow', scope: 'kind-here' } })
    expect(await refusals()).toEqual([])
  })

  it('says whose it is to nobody', async () => {
    const [row] = await database.db.select().from(people).where(eq(people.id, person))
    const { name, email } = row!
    const { body } = await site.send({ path: `/en/unsubscribe/${token}` })
    expect(body).not.toContain(name)
    expect(body).not.toContain(email)
  })

  it('is kind to a wrong token and asks again for a wrong choice', async () => {
    const wrong = await site.send({ path: '/en/unsubscribe/nonsense' })
    expect(wrong.status).toBe(404)
    expect(wrong.body).toContain('This link does not work')
    expect(
      (await post('/en/unsubscribe/nonsense', { form: { intent: 'refuse', scope: 'all' } })).status,
    ).toBe(404)
    for (const scope of [undefined, 'everything', '__proto__'])
      expect((await post(`/en/unsubscribe/${token}`, { form: { intent: 'refuse', scope } })).status).toBe(422)
    const aboutNone = tokenFor({ challengeId: null })
    const reply = await post(`/en/unsubscribe/${aboutNone}`, {
      form: { intent: 'refuse', scope: 'kind-here' },
    })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('Choose what you do not want to get.')
    expect(await refusals()).toEqual([])
  })
})

describe('one’s own page', () => {
  it('lists every kind, keeps what is ticked, and takes single challenges back', async () => {
    const as = await site.signIn(person)
    const path = '/en/account/mail'
    await post(`/en/unsubscribe/${token}`, { form: { intent: 'refuse', scope: 'kind-here' } })
    const page = await site.send({ path, as })
    const boxes = [...page.body.matchAll(/name="wanted\[\]"[^>]*value="([^"]+)"/g)].map(([, value]) => value!)
    expect(boxes).toContain(notice)
    expect(boxes).not.toContain('proposal.submitted')
    expect(page.body).toContain('Receipts of what you submit')
    const [, again] = /name="heardAgain\[\]" value="([^"]+)"/.exec(page.body) ?? []
    const form = new URLSearchParams({ intent: 'save', 'heardAgain[]': again! })
    for (const kind of boxes) if (kind !== notice) form.append('wanted[]', kind)
    const saved = await post(path, { as, form })
    expect(saved).toMatchObject({ status: 303, location: path })
    expect(await refusals()).toEqual([{ personId: person, notice, challengeId: null }])
    await post(path, { as, form: { intent: 'none' } })
    expect(await refusals()).toEqual([{ personId: person, notice: null, challengeId: null }])
    expect((await site.send({ path, as })).body).toContain('All reminders and news are switched off')
    await post(path, { as, form: { intent: 'all' } })
    expect(await refusals()).toEqual([])
  })

  it('is for whoever is signed in', async () => {
    expect((await site.send({ path: '/en/account/mail' })).location).toContain('/en/sign-in')
  })
})
