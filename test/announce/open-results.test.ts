import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { challenges, openResults } from '#db/schema/index.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { withdrawDecision } from '#app/announce/flows/withdraw-decision.server.ts'
import * as figuresPage from '#app/announce/pages/figures.tsx'
import * as resultsApi from '#app/desks/pages/api-results.ts'
import * as pilotsTable from '#app/desks/pages/pilots.csv.ts'
import * as resultsTable from '#app/desks/pages/results.csv.ts'
import { useDatabase } from '#test/setup/database.ts'
import { decidingWorld, recorded, signing, times, type DecidingWorld } from './deciding-world.ts'
import { openPage } from './open-page.ts'

const database = useDatabase()

async function confirmed(): Promise<DecidingWorld> {
  const world = await decidingWorld(database)
  await confirm(world, await recorded(world))
  return world
}

async function confirm({ challengeId, colleagueId, ports }: DecidingWorld, hash: string) {
  const asked = { challengeId, by: colleagueId, hash, ...signing(hash) }
  expect(await confirmDecision(asked, ports)).toMatchObject({ ok: true })
}

const module = (page: unknown) => page as Parameters<typeof openPage>[1]
const open = (page: unknown, { slug }: DecidingWorld) =>
  openPage(database, module(page), { params: { challenge: slug } })

it('are kept with the confirmation and let out at the announcement, on the page, as JSON and as a table', async () => {
  const world = await confirmed()
  expect(JSON.parse((await open(figuresPage, world)).body)).toMatchObject({ results: null })
  expect((await open(resultsApi, world)).status).toBe(404)
  expect((await open(resultsTable, world)).body.trim().split(/\r?\n/)).toHaveLength(1)

  await database.setClock(times.announcesAt)
  const { results } = JSON.parse((await open(figuresPage, world)).body) as { results: unknown }
  expect(results).toEqual({
    funnel: {
      ...{ followers: 0, begun: 3, submitted: 3, eligible: 3, judged: 0 },
      ...{ finalists: null, winners: 1, mentions: 0 },
    },
    countries: { cells: [], others: 3 },
    kinds: { cells: [], others: 3 },
    totals: null,
  })
  const api = JSON.parse((await open(resultsApi, world)).body) as { rows: unknown[] }
  expect(api.rows).toContainEqual({ dataset: 'funnel', item: 'winners', from: null, to: null, count: 1 })
  const table = (await open(resultsTable, world)).body
  expect(table).toContain(`${world.slug},`)
  expect(table).toMatch(/,country,others,,,3\r?\n/)
  expect((await open(pilotsTable, world)).body).toMatch(/^pilot,challenge,title,/)
})

it('follow a decision that is withdrawn and made anew, and stay once they are announced', async () => {
  const world = await confirmed()
  const { challengeId, organiserId, ports } = world
  await withdrawDecision({ challengeId, by: organiserId, reason: 'A slip' }, ports)
  const outcomes = world.outcomes.map((row) =>
    row.outcome === 'reserve' ? { ...row, outcome: 'honourable_mention' as const, place: null } : row,
  )
  await confirm(world, await recorded({ ...world, outcomes }))
  const kept = await database.db.select().from(openResults)
  expect(kept).toHaveLength(1)
  expect(kept[0]!.body.funnel).toMatchObject({ winners: 1, mentions: 1 })

  await database.db.update(challenges).set({ state: 'announced' }).where(eq(challenges.id, challengeId))
  await expect(
    database.db.update(openResults).set({ body: { ...kept[0]!.body, totals: [] } }),
  ).rejects.toMatchObject({ cause: { constraint: 'open_results_stay' } })
})
