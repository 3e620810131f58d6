import { beforeAll, describe, expect, it } from 'vitest'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* Rules that a challenge has set: read in its brief, asked before anything is written, told with their number and a way on. */

const database = useDatabase({ keepsRows: true })
let site: Site
let slug: string
let as: Awaited<ReturnType<Site['signIn']>>

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  await database.setClock('2021-12-10T10:00:00Z')
  const set = { maturityFrom: 5, maturityTo: 8, isOncePerOrganisation: true, consortium: 'required' } as const
  slug = (await insertChallenge(database.db, { state: 'open', ...set })).slug
  as = await site.signIn((await aPerson(database.db)).id)
}, 900_000)

const begin = (query = '') => site.send({ path: `/en/challenges/${slug}/apply${query}`, as })

describe('what a challenge sets of who may apply', () => {
  it('stands in its brief, with numbers, in the reader’s language', async () => {
    const { body } = await site.send({ path: `/fi/challenges/${slug}` })
    for (const rule of [
      '1.1 Useampi organisaatio hakee yhdessä: hakija ja ainakin yksi kumppani.',
      '2.1 Organisaatio on mukana haasteen yhdessä ehdotuksessa, joko hakijana tai kumppanina.',
      '4.1 Ratkaisun teknologinen valmiustaso on 5–8 asteikolla 1–9.',
    ])
      // Once under who may apply, once among the rules.
      expect(body.replaceAll('<!-- -->', '').split(rule)).toHaveLength(3)
  })

  it('is asked first, and an answer is needed to each', async () => {
    const asked = { intent: 'other', kind: 'enterprise', country: 'FI' }
    const post = (form: Record<string, string>) =>
      site.send({ path: `/en/challenges/${slug}/apply`, method: 'POST', as, form: { ...asked, ...form } })
    expect((await begin()).body).toContain('How mature is your solution?')
    expect((await post({ way: 'together' })).status).toBe(422)
    expect((await post({ maturity: '5' })).status).toBe(422)
    const went = await post({ way: 'together', maturity: '5' })
    expect([went.status, went.headers.get('location')]).toEqual([
      302,
      `/en/challenges/${slug}/apply?kind=enterprise&country=FI&way=together&maturity=5`,
    ])
  })

  it.each([
    ['way=together&maturity=4', 'Rule 4.1', 'If the level was chosen too low'],
    ['way=together&maturity=9', 'Rule 4.1', 'If the level was chosen too high'],
    ['way=alone&maturity=6', 'Rule 1.1', 'Find at least one other organisation'],
  ])('keeps out with its number and a way on: %s', async (query, rule, way) => {
    const { body } = await begin(`?kind=enterprise&country=FI&${query}`)
    expect(body).toContain(rule)
    expect(body).toContain(way)
    expect(body).not.toContain('Start the proposal')
  })

  it('lets in whoever meets it', async () => {
    const { body } = await begin('?kind=enterprise&country=FI&way=together&maturity=6')
    expect(body).toContain('Start the proposal')
    expect(body).toContain('6: demonstrated in a relevant environment')
  })
})
