import { eq, getViewName, isView, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import * as publicViews from '#db/schema/public.ts'
import * as resultViews from '#db/schema/public-results.ts'
import * as sessionViews from '#db/schema/public-sessions.ts'
import { challenges } from '#db/schema/programmes.ts'
import * as decisionPage from '#app/announce/pages/record-decision.tsx'
import * as releasePage from '#app/announce/pages/release.tsx'
import * as figuresPage from '#app/announce/pages/figures.tsx'
import * as resultPage from '#app/announce/pages/result.tsx'
import * as winnersPage from '#app/announce/pages/winners.tsx'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import * as challengePage from '#app/desks/pages/challenge.tsx'
import * as challengesPage from '#app/desks/pages/challenges.tsx'
import * as homePage from '#app/desks/pages/home.tsx'
import * as challengePilotsPage from '#app/pilot/pages/challenge-pilots.tsx'
import * as pilotsPage from '#app/pilot/pages/pilots.tsx'
import { useDatabase } from '#test/setup/database.ts'
import { announcesAt, decidingWorld, recorded, signing, type DecidingWorld } from './deciding-world.ts'
import { openPage } from './open-page.ts'
import { letClockRun, stopClock } from './stopped-clock.ts'

const database = useDatabase({ isAlone: true })

const lastMillisecond = new Date(announcesAt.getTime() - 1)

async function inConfirmedWorld(test: (world: DecidingWorld) => Promise<void>) {
  const world = await decidingWorld(database)
  await database.db
    .insert(roleGrants)
    .values({ personId: world.organiserId, role: 'organiser', programmeId: world.programmeId })
  const hash = await recorded(world)
  const confirmed = await confirmDecision(
    { challengeId: world.challengeId, by: world.colleagueId, hash, ...signing(hash) },
    world.ports,
  )
  expect(confirmed.ok).toBe(true)
  try {
    await test(world)
  } finally {
    await letClockRun(database)
  }
}

/** Everything an anonymous visitor's database role can read, as one text. */
async function allPublicRows(): Promise<string> {
  const texts = []
  for (const view of Object.values({ ...publicViews, ...resultViews, ...sessionViews })) {
    if (!isView(view)) continue
    const { rows } = await database.publicDb.execute(sql.raw(`select * from ${getViewName(view)}`))
    texts.push(JSON.stringify(rows))
  }
  expect(texts.length).toBeGreaterThan(10)
  return texts.join('\n')
}

const publicPages = [
  winnersPage,
  figuresPage,
  challengePage,
  challengesPage,
  homePage,
  pilotsPage,
] as unknown as Parameters<typeof openPage>[1][]
const page = (module: unknown) => module as Parameters<typeof openPage>[1]

async function asPublic(world: DecidingWorld): Promise<string> {
  const bodies = []
  for (const module of publicPages) {
    const { status, body } = await openPage(database, module, { params: { challenge: world.slug } })
    expect(status).toBe(200)
    bodies.push(body)
  }
  return [...bodies, await allPublicRows()].join('\n')
}

const resultOf = (world: DecidingWorld, index: number, personId: string | null) =>
  openPage(database, page(resultPage), { params: { proposal: world.proposalIds[index]! }, personId })

const organiserPages = [decisionPage, releasePage, challengePilotsPage]

describe('one millisecond before the announcement', () => {
  it('nobody outside the organisers can read a word of the decision', async () => {
    await inConfirmedWorld(async (world) => {
      await stopClock(database, lastMillisecond)
      expect(await asPublic(world)).not.toContain('CANARY-')
      for (const [index, leadId] of world.leadIds.entries()) {
        const own = await resultOf(world, index, leadId)
        expect(own.status).toBe(200)
        expect(own.body).not.toContain('CANARY-')
      }
      const rival = await resultOf(world, 0, world.leadIds[1]!)
      const stranger = await openPage(database, page(resultPage), {
        params: { proposal: crypto.randomUUID() },
        personId: world.leadIds[1]!,
      })
      expect(rival).toEqual(stranger)
      for (const personId of [world.jurorPersonId, world.leadIds[0]!, null]) {
        for (const module of organiserPages) {
          const opened = await openPage(database, page(module), {
            params: { challenge: world.slug },
            personId,
          })
          expect(opened).toEqual({ status: 404, body: '' })
        }
      }
    })
  })

  it('the organisers can, and the pilots wait', async () => {
    await inConfirmedWorld(async (world) => {
      await stopClock(database, lastMillisecond)
      const asOrganiser = (module: unknown) =>
        openPage(database, page(module), { params: { challenge: world.slug }, personId: world.organiserId })
      expect((await asOrganiser(releasePage)).body).toContain('CANARY-REASON')
      expect((await asOrganiser(decisionPage)).body).toContain('CANARY-FEEDBACK')
      expect(JSON.parse((await asOrganiser(challengePilotsPage)).body)).toMatchObject({
        isReadable: false,
        awards: [],
      })
    })
  })

  it('the public pages and the team’s are the same bytes whatever has been decided', async () => {
    await inConfirmedWorld(async (world) => {
      await stopClock(database, lastMillisecond)
      const bytes = async () =>
        JSON.stringify([
          await asPublic(world),
          await resultOf(world, 0, world.leadIds[0]!),
          await resultOf(world, 2, world.leadIds[2]!),
        ]).replaceAll(/"(seq|hash)":[^,}]*/g, '')
      const confirmed = await bytes()
      await database.db.update(challenges).set({ state: 'decided', confirmedBy: null }).where(isWorld(world))
      const decided = await bytes()
      await database.db
        .update(challenges)
        .set({ state: 'deliberating', decidedBy: null, decisionHash: null })
        .where(isWorld(world))
      const deliberating = await bytes()
      expect(decided).toBe(confirmed)
      expect(deliberating).toBe(confirmed)
    })
  })
})

const isWorld = ({ challengeId }: DecidingWorld) => eq(challenges.id, challengeId)

describe('at the announcement, though no job has run', () => {
  it('the public reads the winners with their reasons and the statement, and nothing of the others', async () => {
    await inConfirmedWorld(async (world) => {
      await stopClock(database, announcesAt)
      const winners = await openPage(database, page(winnersPage), { params: { challenge: world.slug } })
      expect(winners.body).toContain('CANARY-REASON every building can follow the first one. 0')
      expect(winners.body).toContain('CANARY-STATEMENT')
      expect(winners.body).toContain('CANARY-CITATION')
      const everything = await asPublic(world)
      expect(everything).not.toContain('CANARY-FEEDBACK')
      expect(everything).not.toContain('first one. 1')
      expect(everything).not.toContain('first one. 2')
    })
  })

  it('every team reads its own outcome, and no other’s', async () => {
    await inConfirmedWorld(async (world) => {
      await stopClock(database, announcesAt)
      for (const [index, leadId] of world.leadIds.entries()) {
        const { body } = await resultOf(world, index, leadId)
        expect(JSON.parse(body)).toMatchObject({
          view: {
            isAnnounced: true,
            outcome: {
              outcome: world.outcomes[index]!.outcome,
              reason: world.outcomes[index]!.reason,
              feedback: world.outcomes[index]!.feedback,
            },
          },
        })
        expect(await resultOf(world, (index + 1) % 3, leadId)).toEqual({ status: 404, body: '' })
      }
    })
  })

  it('a decision that was recorded but not confirmed stays shut', async () => {
    await inConfirmedWorld(async (world) => {
      await database.db.update(challenges).set({ state: 'decided', confirmedBy: null }).where(isWorld(world))
      await stopClock(database, new Date(announcesAt.getTime() + 60_000))
      expect(await asPublic(world)).not.toContain('CANARY-')
      expect((await resultOf(world, 0, world.leadIds[0]!)).body).not.toContain('CANARY-')
    })
  })
})
