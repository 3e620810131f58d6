import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { messages, people, suppressions } from '#db/schema/index.ts'
import { templates } from '#emails/index.ts'
import { messageStates } from '#app/notify/core/reconcile.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'
import { aWorld, type World } from './world.ts'

/* What a person can read signed in when no mail reaches them: all of theirs, nothing before its time, nobody else's. */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World
let lead: { id: string; email: string; name: string }
let cookie: string
let rival: string

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, database)
  const [person] = await database.db
    .select({ id: people.id, email: people.email, name: people.name })
    .from(people)
    .where(eq(people.id, world.people.lead ?? ''))
  lead = person!
  cookie = await site.signIn(lead.id)
  rival = await site.signIn(world.people.rival ?? '')
}, 900_000)

let count = 0
async function aMail(given: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  count += 1
  const at = new Date('2021-12-01T10:00:00Z')
  const [row] = await database.db
    .insert(messages)
    .values({
      key: `inbox-${count}`,
      notice: 'decision.not_selected',
      class: 'mandatory',
      challengeId: world.challengeIds.open,
      personId: lead.id,
      recipientName: lead.name,
      email: lead.email,
      locale: 'fi',
      zone: 'Europe/Helsinki',
      data: templates['decision.not_selected'].preview,
      sendAt: at,
      stateAt: at,
      ...given,
    })
    .returning({ id: messages.id })
  return row!.id
}

const page = (path: string, as = cookie) => site.send({ path, as })
const words = {
  subject: 'Päätös asiasta',
  html: '<p>canary-of-the-decision</p>',
  text: 'canary-of-the-decision',
}

describe('an inbox', () => {
  it('shows a decision that came back, as it was sent, and notes that it was read', async () => {
    const id = await aMail({ state: 'bounced', ...words })
    const list = await page('/en/account/inbox')
    expect(list.body).toContain('Päätös asiasta')
    expect(list.body).toContain('Did not arrive; not read yet')
    const one = await page(`/en/account/inbox/${id}`)
    expect(one.body).toContain(lead.email)
    expect((await page(`/en/account/inbox/${id}/body.html`)).body).toContain('canary-of-the-decision')
    expect((await page(`/en/account/inbox/${id}?view=text`)).body).toContain('canary-of-the-decision')
    expect((await page('/en/account/inbox')).body).toContain('Did not arrive; read here')
  })

  it('shows what was never written because the address is blocked, as it would read', async () => {
    const id = await aMail({ state: 'suppressed', reason: 'address-bounced' })
    const { body } = await page(`/en/account/inbox/${id}/body.html`)
    expect(body).toContain(templates['decision.not_selected'].preview.title)
  })

  it.each(
    messageStates.filter(
      (state) => !['sent', 'delivered', 'bounced', 'complained', 'suppressed', 'failed'].includes(state),
    ),
  )('has nothing that is %s', async (state) => {
    const id = await aMail({
      state: state === 'sending' ? 'held' : state,
      ...words,
      subject: 'canary-too-early',
    })
    expect((await page('/en/account/inbox')).body).not.toContain('canary-too-early')
    for (const part of ['', '/body.html', '/calendar.ics'])
      expect((await page(`/en/account/inbox/${id}${part}`)).status).toBe(404)
  })

  it('has nothing before its instant, whatever state it is in', async () => {
    const id = await aMail({ state: 'suppressed', sendAt: new Date('2999-01-01T00:00:00Z') })
    expect((await page(`/en/account/inbox/${id}`)).status).toBe(404)
  })

  it('is closed to everybody else, and to those who are not signed in', async () => {
    const id = await aMail({ state: 'bounced', ...words })
    for (const part of ['', '/body.html', '/calendar.ics']) {
      expect((await page(`/en/account/inbox/${id}${part}`, rival)).status).toBe(404)
      const anonymous = await site.send({ path: `/en/account/inbox/${id}${part}` })
      expect(anonymous.body).not.toContain('canary-of-the-decision')
      expect(anonymous.status).not.toBe(200)
    }
    expect((await page('/en/account/inbox', rival)).body).not.toContain('Päätös asiasta')
  })

  it('holds no key: a mail to sign in with is not in it', async () => {
    const secret = { state: 'sent', sentAt: new Date('2021-12-01T10:00:00Z'), contentHash: 'h' } as const
    for (const notice of ['account.sign_in', 'account.verify_email']) {
      const id = await aMail({ notice, ...secret, ...words, subject: 'canary-key' })
      expect((await page(`/en/account/inbox/${id}`)).status).toBe(404)
    }
    expect((await page('/en/account/inbox')).body).not.toContain('canary-key')
  })

  it('shows mail that came to the address before there was an account', async () => {
    const id = await aMail({ state: 'bounced', personId: null, notice: 'follow.confirm', ...words })
    expect((await page(`/en/account/inbox/${id}`)).status).toBe(200)
    expect((await page(`/en/account/inbox/${id}`, rival)).status).toBe(404)
  })

  it('is named on every page of whoever no mail reaches', async () => {
    await database.db.insert(suppressions).values({ email: lead.email.toLowerCase(), reason: 'bounced' })
    expect((await page('/en/proposals')).body).toContain('href="/en/account/inbox"')
  })

  it('goes on thirty at a time', async () => {
    for (let number = 0; number < 31; number += 1) await aMail({ state: 'bounced', ...words })
    const { body } = await page('/en/account/inbox')
    const next = /href="(\?after=[^"]+)"/.exec(body)?.[1]
    expect(next).toBeDefined()
    expect((await page(`/en/account/inbox${next!.replaceAll('&amp;', '&')}`)).status).toBe(200)
  })
})
