import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { pressCorrections, roleGrants } from '#db/schema/index.ts'
import type { PressKitGiven } from '#app/announce/core/press-kit.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { correctPress } from '#app/announce/flows/correct-press.server.ts'
import { savePressKit } from '#app/announce/flows/save-press-kit.server.ts'
import * as preparePage from '#app/announce/pages/prepare-press.tsx'
import * as pressPage from '#app/announce/pages/press.tsx'
import { pressArchive } from '#app/desks/data/press-archive.server.ts'
import * as archivePage from '#app/desks/pages/press.zip.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcesAt, decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'
import { openPage } from './open-page.ts'
import { letClockRun, stopClock } from './stopped-clock.ts'

/* What the press is given: nothing before the instant, all of it at the instant, and corrections for good. */

const database = useDatabase({ isAlone: true })

afterEach(() => letClockRun(database))

const kit: PressKitGiven = {
  contactName: 'CANARY-CONTACT Pressi Puhuja',
  contactEmail: 'press@city.example',
  contactPhone: '+358 9 123 456',
  texts: {
    en: { lead: 'CANARY-LEAD A park gets a second life.', photoRights: '' },
    'zh-CN': { lead: '老园区重获新生。', photoRights: '照片归城市所有。' },
  },
  quotes: {
    '1': { locale: 'fi', quote: 'CANARY-QUOTE Aloitamme maanantaina.', speaker: 'Pressi Puhuja, kaupunki' },
    '2': { locale: 'en', quote: '', speaker: '' },
  },
}

async function confirmedWorld(): Promise<DecidingWorld> {
  const world = await decidingWorld(database)
  const { challengeId, ports, colleagueId, organiserId, programmeId } = world
  await database.db.insert(roleGrants).values({ personId: organiserId, role: 'organiser', programmeId })
  const hash = await recorded(world)
  const confirmed = await confirmDecision({ challengeId, by: colleagueId, hash, ...signing(hash) }, ports)
  expect(confirmed.ok).toBe(true)
  const saved = await savePressKit({ challengeId, by: organiserId, given: kit }, ports)
  expect(saved.ok).toBe(true)
  return world
}

type Page = Parameters<typeof openPage>[1]
const open = (page: unknown, { slug: challenge }: { slug: string }, personId: string | null = null) =>
  openPage(database, page as Page, { params: { challenge }, personId })

const correct = ({ challengeId, organiserId, ports }: DecidingWorld, corrections: Record<string, string>) =>
  correctPress({ challengeId, by: organiserId, corrections }, ports)

describe('a millisecond before the announcement', () => {
  it('neither page nor archive exists, to the byte like those of no challenge', async () => {
    const world = await confirmedWorld()
    await stopClock(database, new Date(announcesAt.getTime() - 1))
    for (const page of [pressPage, archivePage]) {
      const before = await open(page, world)
      expect(before.status).toBe(404)
      expect(before).toEqual(await open(page, { slug: 'no-such-challenge' }))
    }
  })

  it('organisers see what it will say, and nobody else does', async () => {
    const world = await confirmedWorld()
    await stopClock(database, new Date(announcesAt.getTime() - 1))
    const { status, body } = await open(preparePage, world, world.organiserId)
    expect(status).toBe(200)
    for (const canary of ['CANARY-LEAD', 'CANARY-QUOTE', 'CANARY-CONTACT', 'CANARY-CITATION'])
      expect(body).toContain(canary)
    expect(JSON.parse(body).preview.winners).toHaveLength(1)
    for (const personId of [world.jurorPersonId, world.leadIds[0]!, null])
      expect(await open(preparePage, world, personId)).toEqual({ status: 404, body: '' })
  })

  it('nothing can be corrected that nobody has read, whoever asks', async () => {
    const world = await confirmedWorld()
    expect(await correct(world, { en: 'Too early.' })).toMatchObject({ refusal: { code: 'press-too-early' } })
    const row = { challengeId: world.challengeId, number: 1, locale: 'en' as const, correction: 'Too early.' }
    await expect(database.db.insert(pressCorrections).values(row)).rejects.toMatchObject({
      cause: { constraint: 'press_corrections_after_release' },
    })
  })
})

describe('at the announcement, though no job has run', () => {
  it('the page has the kit, the winner and the jury’s words, and nothing of the others', async () => {
    const world = await confirmedWorld()
    await stopClock(database, announcesAt)
    const { status, body } = await open(pressPage, world)
    expect(status).toBe(200)
    const { press } = JSON.parse(body)
    expect(press).toMatchObject({
      lead: { lead: kit.texts.en!.lead, locale: 'en' },
      photoRights: { photoRights: '照片归城市所有。', locale: 'zh-CN' },
      contact: { name: kit.contactName, email: 'press@city.example' },
      quotes: [{ position: 1, locale: 'fi', speaker: 'Pressi Puhuja, kaupunki' }],
      ...{ corrections: [], changedAtIso: null },
    })
    expect(press.winners).toHaveLength(1)
    expect(body).not.toMatch(/CANARY-(FEEDBACK|REASON)/)
  })

  it('the archive has a text, a picture and a certificate in each language, and the data', async () => {
    const world = await confirmedWorld()
    await stopClock(database, announcesAt)
    const asker = { db: database.publicDb, now: announcesAt, env: { publicOrigin: 'https://haaste.test' } }
    const files = unzipSync(await pressArchive(asker as Parameters<typeof pressArchive>[0], world.slug))
    const names = Object.keys(files)
    for (const lang of ['en', 'fi', 'sv', 'zh-CN']) {
      expect(names).toContain(`press-${lang}.txt`)
      expect(names.filter((name) => name.endsWith(`-${lang}.png`))).toHaveLength(1)
      expect(names.filter((name) => name.endsWith(`-${lang}.pdf`))).toHaveLength(1)
    }
    expect(strFromU8(files['press-zh-CN.txt']!)).toContain('老园区重获新生。')
    expect(strFromU8(files['press-en.txt']!)).toContain('CANARY-QUOTE')
    expect(JSON.parse(strFromU8(files['press.json']!)).languages.en.winners).toHaveLength(1)
    expect((await open(archivePage, world)).status).toBe(200)
  })

  it('a correction is dated, stands in the next best language, and stays', async () => {
    const world = await confirmedWorld()
    await stopClock(database, new Date(announcesAt.getTime() + 3_600_000))
    expect(await correct(world, { en: '  ' })).toMatchObject({ refusal: { code: 'correction-missing' } })
    expect(await correct(world, { fi: 'Nimi oli väärin.' })).toEqual({ ok: true, value: { number: 1 } })
    expect(await correct(world, { en: 'The sum was wrong.', fi: 'Summa oli väärin.' })).toMatchObject({
      value: { number: 2 },
    })
    const { press } = JSON.parse((await open(pressPage, world)).body)
    expect(press.corrections).toEqual([
      { number: 2, locale: 'en', correction: 'The sum was wrong.', atIso: '2022-01-14T09:00:00.000Z' },
      { number: 1, locale: 'fi', correction: 'Nimi oli väärin.', atIso: '2022-01-14T09:00:00.000Z' },
    ])
    for (const change of [
      database.db.update(pressCorrections).set({ correction: 'Nothing was wrong.' }),
      database.db.delete(pressCorrections),
    ])
      await expect(change).rejects.toThrow()
  })

  it('a kit that is changed afterwards says when', async () => {
    const world = await confirmedWorld()
    await stopClock(database, new Date(announcesAt.getTime() + 60_000))
    const { challengeId, organiserId: by, ports } = world
    await savePressKit({ challengeId, by, given: { ...kit, contactPhone: '' } }, ports)
    const { press } = JSON.parse((await open(pressPage, world)).body)
    expect(press.changedAtIso).toBe('2022-01-14T08:01:00.000Z')
    expect(press.contact.phone).toBe('')
  })
})
