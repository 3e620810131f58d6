import { beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { challenges } from '#db/schema/index.ts'
import { anOpenChallenge, deadline } from '#test/apply/apply-world.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* No worker has ever run here: the challenge is recorded as open, and the clock alone closes it. */

const database = useDatabase({ keepsRows: true })

let site: Site
let slug: string
let draft: Awaited<ReturnType<typeof aDraft>>

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  const challenge = await anOpenChallenge(database)
  slug = challenge.slug
  draft = await aDraft(database.db, { challengeId: challenge.id })
}, 900_000)

describe('an hour after the deadline', () => {
  it('an open challenge asks the anonymous to sign in first', async () => {
    const { status, location } = await site.send({ path: `/en/challenges/${slug}/apply` })
    expect([status, location]).toEqual([303, `/en/sign-in?next=%2Fen%2Fchallenges%2F${slug}%2Fapply`])
  })

  it('a closed one says first that it is over, on every clock, in each language', async () => {
    await database.setClock(new Date(deadline.getTime() + 3_600_000))
    expect(await database.db.select({ state: challenges.state }).from(challenges)).toEqual([
      { state: 'open' },
    ])
    for (const [lang, title] of [
      ['en', 'The deadline has passed'],
      ['fi', 'Määräaika on ohi'],
      ['sv', 'Tidsgränsen har passerat'],
      ['zh-CN', '截止时间已过'],
    ]) {
      const { status, body } = await site.send({ path: `/${lang}/challenges/${slug}/apply` })
      expect(status).toBe(200)
      expect(body).toContain(title)
      expect(body).toContain('2021-12-22T21:59:00.000Z')
      expect(body).toContain('mailto:')
    }
  })

  it('every address of the draft says so kindly, with the draft to download', async () => {
    const as = await site.signIn(draft.leadId)
    const proposal = `/en/proposals/${draft.proposalId}`
    for (const path of [proposal, `${proposal}/sections/solution`, `${proposal}/check`]) {
      const { status, body } = await site.send({ path, as })
      expect([path, status]).toEqual([path, 200])
      expect(body).toContain('this draft was not submitted')
      expect(body).toContain('1 hour')
      expect(body).toContain('Nothing was submitted from this draft')
      expect(body).not.toContain('nothing more needs to be done')
      expect(body).not.toContain('submit at the foot')
      expect(body).toContain(`${proposal}/copy`)
      expect(body).toContain('mailto:')
    }
    const late = await site.send({
      path: `${proposal}/check`,
      as,
      method: 'POST',
      form: { draftVersion: '1', requestId: crypto.randomUUID() },
    })
    expect(late.status).toBe(409)
    expect(late.body).toContain('this draft was not submitted')
    const sent = await site.send({
      path: `${proposal}/sections/solution`,
      as,
      method: 'POST',
      form: { intent: 'continue', 'answers.title': 'Heat for everybody', 'versions.title': '0' },
    })
    expect(sent.status).toBe(409)
    expect(sent.body).toContain('What you sent came too late and is not saved')
    expect(sent.body).toContain('Heat for everybody')
    expect(sent.body).not.toContain('name="answers.title"')
    expect((await site.send({ path: `${proposal}/copy`, as })).body).toContain('data:text/plain')
    const [row] = await database.db.select().from(challenges).where(eq(challenges.slug, slug))
    expect(row?.state).toBe('open')
  })
})
