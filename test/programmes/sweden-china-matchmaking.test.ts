import { beforeAll, describe, expect, it } from 'vitest'
import { introductions, messages } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { introductionsLog, suggestionsIn } from '#app/matchmaking/data/desk.server.ts'
import { answerIntroduction, showIntroduction } from '#app/matchmaking/flows/answer-introduction.server.ts'
import { suggestIntroduction } from '#app/matchmaking/flows/begin-introduction.server.ts'
import { noteOutcome } from '#app/matchmaking/flows/note-outcome.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { openSite, theBuild, type Site } from '#test/http/site.ts'
import { anEntry, type Catalogue } from '#test/matchmaking/a-catalogue.ts'
import { useDatabase } from '#test/setup/database.ts'

/*
 * The Sweden-China Business Match-making Platform from its template to a letter of intent, through the same flows and the
 * same gate as everybody. Dates and sums are those its parties stated in June 2017; the two that are introduced are invented.
 */

const database = useDatabase({ keepsRows: true })
const slug = 'sweden-china-2017'
const city = { name: 'Canary Cheng', email: 'canary.cheng@shenbei.example' }
const company = { name: 'Canary Karlsson', email: 'canary.karlsson@bergvarme.example' }

let site: Site
let ports: Ports
let catalogue: Catalogue
const page = async (path: string) => {
  const { status, body } = await site.send({ path })
  expect(status, path).toBe(200)
  return body
}

beforeAll(async () => {
  await database.setClock('2017-05-02T08:00:00Z')
  site = openSite(await theBuild(), database)
  ports = { db: database.db, clock: databaseClock, notices: realNotices }
  const organiser = await aPerson(database.db, { name: 'Organiser' })
  const made = await createProgramme(
    {
      ...{ templateKey: 'sweden-china-matchmaking', name: 'Sweden-China match-making', lang: 'en', slug },
      contactEmail: 'match@programme.example',
      opening: { date: '2017-06-05', time: '09:00', zone: 'Europe/Stockholm' },
      by: organiser.id,
    },
    ports,
  )
  if (!made.ok) throw new Error(made.refusal.code)
  catalogue = {
    ...{ ports, programmeId: made.value.id, slug, organiserId: organiser.id },
    cityId: (await aPerson(database.db, { ...city, locale: 'zh-CN' })).id,
    teamId: (await aPerson(database.db, { ...company, locale: 'sv' })).id,
  }
}, 900_000)

describe('the programme made from the template', () => {
  it('is seen by nobody until its match-making is opened', async () => {
    expect((await site.send({ path: `/en/programmes/${slug}` })).status).toBe(404)
    const { programmeId, organiserId: by } = catalogue
    const opened = await switchModule({ programmeId, module: 'matchmaking', step: 'open', by }, ports)
    expect(opened).toMatchObject({ value: 'open' })
    expect(await page(`/en/programmes/${slug}`)).toContain(`href="/en/programmes/${slug}/catalogue"`)
  })

  it.each([
    [
      'en',
      [
        '26 June 2017',
        'EUR 150 million in a first phase, as stated by WINNOC and YZIG',
        'Twice as much, as stated',
      ],
    ],
    [
      'fi',
      [
        '26. kesäkuuta 2017',
        '150 miljoonaa euroa ensimmäisessä vaiheessa, WINNOCin ja YZIG:n ilmoituksen mukaan',
        'Kaksi kertaa niin paljon',
      ],
    ],
    [
      'sv',
      [
        '26 juni 2017',
        '150 miljoner euro i en första fas, enligt uppgift från WINNOC och YZIG',
        'Dubbelt så mycket, enligt uppgift',
      ],
    ],
    [
      'zh-CN',
      [
        '2017年6月26日',
        '第一期1.5亿欧元，据 WINNOC 与扬子国投（YZIG）2017年6月陈述',
        '两倍于此，据同一方同期陈述',
      ],
    ],
  ])('tells in %s what its parties stated, and that they stated it', async (lang, facts) => {
    const body = await page(`/${lang}/programmes/${slug}`)
    for (const fact of facts) expect(body).toContain(fact)
    expect(body).toContain('IVL Swedish Environmental Research Institute')
  })
})

describe('match-making', () => {
  it('has offers with the sum as stated, a need of a city and a solution of a company', async () => {
    const { organiserId, cityId, teamId } = catalogue
    await anEntry(catalogue, {
      ...{ by: organiserId, kind: 'offer', offerKind: 'investor', country: 'CN', themes: ['joint ventures'] },
      ...{ organisation: 'WINNOC and YZIG', title: 'Capital for joint ventures' },
      body: 'Investment together with Swedish companies that scale up in China.',
      forWhom: 'Swedish small and medium-sized companies',
      ...{ amount: '150000000', currency: 'EUR' },
      amountNote: 'First phase; private Chinese venture capital stated at twice as much.',
    })
    await anEntry(catalogue, {
      ...{ by: organiserId, kind: 'offer', offerKind: 'support', country: 'CN', themes: ['landing'] },
      ...{ organisation: 'WINNOC', title: 'Support package and landing facilities' },
      ...{
        body: 'A place to begin in Jiangbei New Area.',
        forWhom: 'Swedish small and medium-sized companies',
      },
    })
    await anEntry(catalogue, {
      ...{
        by: cityId,
        kind: 'need',
        organisation: 'City of Shenbei (invented)',
        country: 'CN',
        language: 'zh-CN',
      },
      ...{
        title: '污水余热供暖',
        body: '我们希望利用污水余热为港区供暖。',
        themes: ['heat', 'waste water'],
        site: '港区',
      },
      maturity: 6,
    })
    await anEntry(catalogue, {
      ...{
        by: teamId,
        kind: 'profile',
        organisation: 'Bergvärme AB (invented)',
        country: 'SE',
        language: 'sv',
      },
      ...{
        title: 'Värme ur avloppsvatten',
        body: 'En värmepump i kulverten.',
        themes: ['heat', 'waste water'],
      },
      maturity: 8,
    })
    for (const lang of ['en', 'fi', 'sv', 'zh-CN']) {
      const body = await page(`/${lang}/programmes/${slug}/catalogue`)
      for (const title of ['污水余热供暖', 'Värme ur avloppsvatten', 'Capital for joint ventures'])
        expect(body).toContain(title)
    }
    const investors = await page(`/en/programmes/${slug}/catalogue?kind=offer&theme=joint+ventures`)
    const [, address] = /href="(\/en\/programmes\/[^"]+\/catalogue\/[0-9a-f-]{36})"/.exec(investors) ?? []
    const offer = await page(address ?? '')
    expect(offer).toContain('€150,000,000, as stated by WINNOC and YZIG')
    expect(offer).toContain('private Chinese venture capital stated at twice as much')
  })

  it('introduces the two with reasons when both say yes, each by mail to the other', async () => {
    await database.setClock('2017-06-12T08:00:00Z')
    const { programmeId, organiserId: by, cityId, teamId } = catalogue
    const [best] = (await suggestionsIn(database.db, { programmeId, today: '2017-06-12' })).suggestions
    expect(best).toMatchObject({
      first: { title: '污水余热供暖' },
      second: { title: 'Värme ur avloppsvatten' },
      reasons: [
        { kind: 'themes', words: ['heat', 'waste water'] },
        { kind: 'two-countries', countries: ['CN', 'SE'] },
        { kind: 'mature-enough', level: 8, asked: 6 },
      ],
    })
    const entryIds = [best!.first.id, best!.second.id] as const
    expect(await suggestIntroduction({ programmeId, entryIds, note: '', by }, ports)).toMatchObject({
      ok: true,
    })
    const [{ id }] = (await database.db.select({ id: introductions.id }).from(introductions)) as [
      { id: string },
    ]
    for (const side of [cityId, teamId]) {
      const sent = (await database.db.select().from(messages)).map(({ notice }) => notice)
      expect(sent).not.toContain('intro.catalogue_made')
      expect((await answerIntroduction({ programmeId, id, by: side, answer: 'yes' }, ports)).ok).toBe(true)
    }
    const made = (await database.db.select().from(messages)).filter(
      ({ notice }) => notice === 'intro.catalogue_made',
    )
    expect(made.map(({ email, data }) => [email, (data as { email: string }).email]).sort()).toEqual([
      [city.email, company.email],
      [company.email, city.email],
    ])
  })

  it('comes to a letter of intent, which everybody reads when both agree, and nobody’s address', async () => {
    await database.setClock('2017-06-27T08:00:00Z')
    const { programmeId, organiserId: by, cityId, teamId } = catalogue
    const [logged] = await introductionsLog(database.db, programmeId)
    const { id } = logged!
    const outcome = 'A letter of intent about one street in the harbour.'
    const step = { programmeId, id, by, to: 'letter_of_intent', happenedOn: '2017-06-26', outcome } as const
    expect(await noteOutcome(step, ports)).toMatchObject({ ok: true })
    expect(await page(`/en/programmes/${slug}/catalogue`)).not.toContain(outcome)
    for (const side of [cityId, teamId])
      await showIntroduction({ programmeId, id, by: side, shows: true }, ports)
    const body = await page(`/en/programmes/${slug}/catalogue`)
    for (const words of [
      outcome,
      'Letter of intent',
      '26 June 2017',
      'City of Shenbei (invented)',
      'Bergvärme AB (invented)',
    ])
      expect(body).toContain(words)
    expect(body).toContain('Fewer than five introductions have been made.')
    expect(body).not.toMatch(/canary/i)
    expect((await introductionsLog(database.db, programmeId))[0]).toMatchObject({ state: 'letter_of_intent' })
  })
})
