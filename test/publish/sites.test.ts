import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { SiteRow } from '#app/publish/core/sites-form.ts'
import { sitesWithTexts } from '#app/publish/data/sites.server.ts'
import { versionOfSites } from '#app/publish/data/versions.server.ts'
import { editSites } from '#app/publish/flows/edit-sites.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { portsOf } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
beforeEach(async () => {
  await database.setClock('2021-11-20T10:00:00Z')
  ports = portsOf(database)
})

const street: SiteRow = {
  ...{ from: null, name: 'A street', limits: 'Not at night.' },
  ...{ maximumPilots: 2, minimumMonths: 3, maximumMonths: 6 },
}

type Change = { locale?: 'en' | 'fi'; version?: string }

async function save(
  challenge: { id: string; createdBy: string },
  rows: readonly SiteRow[],
  { locale = 'en', version }: Change = {},
) {
  const seen = version ?? versionOfSites(await sitesWithTexts(database.db, challenge.id))
  const asking = { challengeId: challenge.id, by: challenge.createdBy, version: seen, locale, rows }
  const saved = await editSites(asking, ports)
  return saved.ok ? 'ok' : saved.refusal.code
}

describe('the sites of a challenge', () => {
  it('are written row by row, each language on its own', async () => {
    const challenge = await insertChallenge(database.db)
    const school = { ...street, name: 'A school', limits: '', maximumPilots: 1 }
    expect(await save(challenge, [street, school])).toBe('ok')
    const inFinnish = (from: number, name: string) => ({ ...street, from, name, limits: '' })
    expect(
      await save(challenge, [inFinnish(2, 'Koulu'), { ...inFinnish(1, ''), limits: '' }], { locale: 'fi' }),
    ).toBe('ok')
    expect(await sitesWithTexts(database.db, challenge.id)).toMatchObject([
      {
        ...{ position: 1, maximumPilots: 2 },
        texts: { en: { name: 'A school', limits: '' }, fi: { name: 'Koulu' } },
      },
      { position: 2, texts: { en: { name: 'A street', limits: 'Not at night.' } } },
    ])
    expect(await save(challenge, [{ ...street, from: 1, name: '', limits: '' }])).toBe('ok')
    expect((await sitesWithTexts(database.db, challenge.id)).map(({ texts }) => Object.keys(texts))).toEqual([
      ['fi'],
    ])
    expect(await save(challenge, [{ ...street, from: 1, name: '' }], { locale: 'fi' })).toBe('site-nameless')
  })

  it('are not overwritten by whoever saw older ones', async () => {
    const challenge = await insertChallenge(database.db)
    const version = versionOfSites([])
    expect(await save(challenge, [street], { version })).toBe('ok')
    expect(await save(challenge, [{ ...street, name: 'Another' }], { version })).toBe('sites-changed')
    expect(await sitesWithTexts(database.db, challenge.id)).toMatchObject([
      { texts: { en: { name: 'A street' } } },
    ])
  })

  it('take an approval back, and stay as they are once the challenge is public', async () => {
    const approved = await insertChallenge(database.db, { state: 'approved' })
    expect(await save(approved, [street])).toBe('ok')
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, approved.id))
    expect(row).toMatchObject({ state: 'draft', approvedBy: null })
    const open = await insertChallenge(database.db, { state: 'open' })
    expect(await save(open, [street])).toBe('brief-is-public')
    expect(await sitesWithTexts(database.db, open.id)).toEqual([])
  })
})
