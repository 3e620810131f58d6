import { beforeAll, describe, expect, it } from 'vitest'
import { proposeStandings, publishStandings } from '#app/series/flows/publish-standings.server.ts'
import { grantRole } from '#app/people/flows/change-roles.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aSeries, fine, type SeriesWorld } from '#test/series/series-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * A competition series over HTTP, without script. Values and names are planted that nobody may find before two people have
 * published them.
 */

const database = useDatabase({ keepsRows: true })
const languages = ['en', 'fi', 'sv', 'zh-CN'] as const
const planted = ['61.47', 'Canary Crew', 'canary-reason']

let site: Site
let world: SeriesWorld
const as: Record<'one' | 'other' | 'captain' | 'stranger', string> = {} as never

beforeAll(async () => {
  site = openSite(await theBuild(), database)
  world = await aSeries(database)
  const { programmeId, one, other, captain, ports } = world
  for (const personId of [one, other])
    await grantRole({ personId, role: 'organiser', programmeId, challengeId: null, by: one }, ports)
  as.one = await site.signIn(one)
  as.other = await site.signIn(other)
  as.captain = await site.signIn(captain)
  as.stranger = await site.signIn((await aPerson(database.db)).id)
}, 900_000)

const pub = (path = '', lang = 'en') => `/${lang}/programmes/${world.slug}/standings${path}`
const desk = (path = '', lang = 'en') => `/${lang}/organise/programmes/${world.slug}/series${path}`
const get = (path: string, who?: string) => site.send({ path, ...(who && { as: who }) })
const post = (path: string, who: string, form: Record<string, string>) =>
  site.send({ path, method: 'POST', as: who, form })

/** Keys of texts that were not found look like `standings.title`. */
const missingText = />\s*(standings|rule|desk|setup|round|results|register|refusals|errors)\.[a-z-]+/

describe('a series', () => {
  it('has a page in every language before anything is published', async () => {
    for (const lang of languages) {
      const { status, body } = await get(pub('', lang))
      expect(status).toBe(200)
      expect(body).not.toMatch(missingText)
      expect(body).toContain('Asia/Shanghai')
    }
    expect((await get('/sitemap.xml')).body).toContain(pub())
    expect((await get(pub('.csv'))).status).toBe(404)
    expect((await get(pub('.json'))).status).toBe(404)
  })

  it('takes teams by their own people, with what was typed where something is wrong', async () => {
    await database.setClock('2026-09-10T08:00:00Z')
    const team = {
      ...{ intent: 'register', name: 'Canary Crew', organisation: 'Canary lab', country: 'FI' },
      ...{ members: '40', venue: '', isNamed: 'yes' },
    }
    const wrong = await post(pub('/team'), as.captain, team)
    expect(wrong.status).toBe(409)
    expect(wrong.body).toContain('A team has 2 to 6 members.')
    expect(wrong.body).toContain('value="Canary Crew"')
    expect((await post(pub('/team'), as.captain, { ...team, members: '4' })).status).toBe(303)
    await world.register(['Otso', 'Ilves'])
    expect((await get(pub('/team'), as.captain)).body).toContain('Canary Crew')
    expect((await get(pub('/team'), as.stranger)).body).not.toContain('Canary Crew')
    const foreign = await post(pub('/team'), as.stranger, { intent: 'withdraw', team: '1' })
    expect(foreign.status).toBe(409)
  })

  it('has a desk for its organisers in every language, and for nobody else', async () => {
    for (const path of ['', '/setup', '/rounds/new', '/rounds/2', '/rounds/2/edit']) {
      for (const lang of languages) {
        const { status, body } = await get(desk(path, lang), as.one)
        expect([path, status]).toEqual([path, 200])
        expect(body).not.toMatch(missingText)
      }
      expect((await get(desk(path), as.stranger)).status).toBe(404)
      expect((await get(desk(path), as.captain)).status).toBe(404)
    }
    expect((await get(desk('/rounds/9'), as.one)).status).toBe(404)
    expect((await get(desk('/rounds/1'), as.one)).status).toBe(404)
  })

  it('says by its field what is wrong with a rule', async () => {
    const { version } = await world.setup()
    const wrong = await post(desk('/setup'), as.one, {
      ...{ intent: 'rule', version: String(version), counts: 'places', points: '6, 8', juryPercent: '30' },
      ...{ bestOf: '', together: 'sum', missing: 'left-out', notFinished: 'zero', disqualified: 'zero' },
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('A later place cannot have more points than an earlier one.')
    expect(wrong.body).toContain('In a sum a round that is left out adds nothing.')
    expect(wrong.body).toContain('value="6, 8"')
  })

  it('keeps results between its officials until two of them publish the standings', async () => {
    await database.setClock('2026-10-31T18:00:00Z')
    const round = desk('/rounds/2')
    expect((await post(round, as.one, { intent: 'step', step: 'open', round: '2' })).status).toBe(303)
    const typo = await post(round, as.one, {
      ...{ intent: 'results', team: '1', 'attempts.1.status': '', 'attempts.1.value': '61,4789' },
    })
    expect(typo.status).toBe(422)
    expect(typo.body).toContain('This round is measured with fewer decimals.')
    expect(typo.body).toContain('value="61,4789"')
    const entered = await post(round, as.one, {
      ...{ intent: 'results', team: '1', 'attempts.1.value': '61,47' },
      'attempts.2.status': 'did_not_finish',
      'attempts.2.reason': 'canary-reason',
    })
    expect(entered.status).toBe(303)
    const { results } = await world.waitingOf(2, 1)
    const confirm = { intent: 'confirm', team: '1', results: results.join(' '), sheets: '' }
    expect((await post(round, as.one, confirm)).status).toBe(409)
    expect((await post(round, as.other, confirm)).status).toBe(303)
    await world.sheet(2, 1)
    await world.result(2, 2, '58')
    await world.result(2, 3, '70')
    await fine(world.move(2, 'finish'))
    const { programmeId, one, other, ports } = world
    const { hash } = await fine(proposeStandings({ programmeId, by: one, position: 2, reason: '' }, ports))
    expect((await get(round, as.other)).body).toContain('61.47')

    const everywhere = [
      ...languages.flatMap((lang) => [pub('', lang), `/${lang}/programmes/${world.slug}`, `/${lang}`]),
      ...[pub('.csv'), pub('.json'), '/sitemap.xml', `/api/v1/programmes/${world.slug}`],
    ]
    for (const who of [undefined, as.stranger]) {
      for (const path of everywhere) {
        const { body } = await get(path, who)
        for (const secret of [...planted, hash]) expect([path, body.includes(secret)]).toEqual([path, false])
      }
      const data = await site.send({ path: pub(), data: 'series/pages/standings', ...(who && { as: who }) })
      for (const secret of planted) expect(data.body).not.toContain(secret)
    }

    await fine(publishStandings({ programmeId, by: other, hash }, ports))
    for (const lang of languages) {
      const { body } = await get(pub('', lang))
      expect(body).not.toMatch(missingText)
      expect(body).toContain('Canary Crew')
      expect(body).toMatch(/61[.,]47/)
      // Why somebody did not finish stays with the officials.
      expect(body).not.toContain('canary-reason')
    }
    expect((await get(pub('.csv'))).body).toContain('"Canary Crew"')
    expect((await get(pub('.json'))).body).toContain(hash)
  })
})
