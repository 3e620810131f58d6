import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { awards, proposals } from '#db/schema/index.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import * as certificatePage from '#app/announce/pages/certificate.tsx'
import * as sheetPage from '#app/announce/pages/certificate.pdf.ts'
import * as oembedPage from '#app/desks/pages/oembed.ts'
import * as embedPage from '#app/desks/pages/embed-winner.tsx'
import * as sharePage from '#app/desks/pages/winner-share.png.ts'
import { locales } from '#app/platform/i18n.ts'
import { useDatabase } from '#test/setup/database.ts'
import { announcesAt, decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'
import { openPage } from './open-page.ts'
import { letClockRun, stopClock } from './stopped-clock.ts'

/* What is given away of one winner: its picture, its card, its certificate. Each exists from the instant on, for whoever stands by the award. */

const database = useDatabase({ isAlone: true })

afterEach(() => letClockRun(database))

async function confirmedWorld(): Promise<DecidingWorld> {
  const world = await decidingWorld(database)
  const hash = await recorded(world)
  const { challengeId, ports, colleagueId: by } = world
  const confirmed = await confirmDecision({ challengeId, by, hash, ...signing(hash) }, ports)
  expect(confirmed.ok).toBe(true)
  return world
}

const pages = {
  share: sharePage,
  embed: embedPage,
  certificate: certificatePage,
  sheet: sheetPage,
} as unknown as Record<string, Parameters<typeof openPage>[1]>

async function references({ proposalIds }: DecidingWorld): Promise<string[]> {
  const rows = await database.db.select({ id: proposals.id, reference: proposals.reference }).from(proposals)
  return proposalIds.map((id) => rows.find((row) => row.id === id)!.reference)
}

/** How each page answers about this reference: its status, and its length where it has something to say. */
async function answers({ slug: challenge }: DecidingWorld, winner: string) {
  const opened = await Promise.all(
    Object.entries(pages).map(async ([name, page]) => [
      name,
      await openPage(database, page, { params: { challenge, winner } }),
    ]),
  )
  return Object.fromEntries(opened) as Record<string, { status: number; body: string }>
}

const statuses = (opened: Awaited<ReturnType<typeof answers>>) => [
  ...new Set(Object.values(opened).map(({ status }) => status)),
]

describe('what is given away of a winner', () => {
  it('does not exist a millisecond before the announcement, to the byte like what never was', async () => {
    const world = await confirmedWorld()
    const [winner] = await references(world)
    await stopClock(database, new Date(announcesAt.getTime() - 1))
    const before = await answers(world, winner!)
    expect(statuses(before)).toEqual([404])
    expect(before).toEqual(await answers(world, 'HEL-2022-0000-0'))
  })

  it('is there at the instant, though no job has run, and of the winner alone', async () => {
    const world = await confirmedWorld()
    const [winner, reserve, notSelected] = await references(world)
    await stopClock(database, announcesAt)
    const told = await answers(world, winner!)
    expect(statuses(told)).toEqual([200])
    expect(told.share!.body).toContain('PNG')
    expect(told.embed!.body).toContain('CANARY-CITATION')
    expect(told.certificate!.body).toContain('CANARY-CITATION')
    expect(JSON.parse(told.certificate!.body).certificate.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(told.sheet!.body).toMatch(/^%PDF-1\.7/)
    expect(JSON.stringify([told.embed, told.certificate])).not.toMatch(/CANARY-(REASON|FEEDBACK)/)
    for (const other of [reserve!, notSelected!]) expect(statuses(await answers(world, other))).toEqual([404])
  })

  it('is found by oEmbed in each language from the instant on, and before it as little as what never was', async () => {
    const world = await confirmedWorld()
    const [winner, reserve] = await references(world)
    const site = 'https://haaste.test'
    const asked = async (lang: string, reference: string, origin = site) => {
      const address = `${origin}/${lang}/embed/challenges/${world.slug}/winners/${reference}`
      const url = `${site}/oembed?url=${encodeURIComponent(address)}`
      return openPage(database, oembedPage, { params: {}, url })
    }
    await stopClock(database, new Date(announcesAt.getTime() - 1))
    for (const lang of locales) {
      const before = await asked(lang, winner!)
      expect(before.status).toBe(404)
      expect(before).toEqual(await asked(lang, 'HEL-2022-0000-0'))
    }
    await stopClock(database, announcesAt)
    for (const lang of locales) {
      const { status, body } = await asked(lang, winner!)
      expect(status).toBe(200)
      const card = JSON.parse(body) as Record<string, string>
      expect(card).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'Haaste' })
      expect(card.html).toContain(`src="${site}/${lang}/embed/challenges/${world.slug}/winners/${winner}"`)
      expect(card.thumbnail_url).toBe(`${site}/${lang}/challenges/${world.slug}/winners/${winner}/share.png`)
      expect(body).not.toMatch(/CANARY-(REASON|FEEDBACK)/)
      expect((await asked(lang, reserve!)).status).toBe(404)
    }
    expect((await asked('en', winner!, 'https://elsewhere.test')).status).toBe(404)
    expect((await asked('xx', winner!)).status).toBe(404)
  })

  it('is gone of a team that declined', async () => {
    const world = await confirmedWorld()
    const [winner] = await references(world)
    await stopClock(database, announcesAt)
    await database.db
      .update(awards)
      .set({ answer: 'declined', answeredAt: announcesAt })
      .where(eq(awards.proposalId, world.proposalIds[0]!))
    expect(statuses(await answers(world, winner!))).toEqual([404])
    const address = `https://haaste.test/en/embed/challenges/${world.slug}/winners/${winner}`
    const url = `https://haaste.test/oembed?url=${encodeURIComponent(address)}`
    expect((await openPage(database, oembedPage, { params: {}, url })).status).toBe(404)
  })
})
