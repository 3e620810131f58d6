import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { briefs, briefTexts, challenges } from '#db/schema/index.ts'
import type { Check } from './harness.ts'
import { type Lab, publicPage, siteEnv } from './lab.ts'
import { askOnce, loadFor, requestBytes } from './load.ts'
import { cookieOf } from './world.ts'

const edits = 3
const longestLagMs = 1_000
const watchedSeconds = 3

/**
 * What makes a quick page worth having: while visitors read it, and signed-in people too, an edit and the deadline are
 * seen within a second. The lag is from the commit (or the instant) to the last request that was still answered with
 * the page before.
 */
export async function freshnessChecks(lab: Lab): Promise<Check[]> {
  const { db } = await lab.database()
  const world = await lab.world()
  const lags: number[] = []
  for (let edit = 1; edit <= edits; edit += 1) {
    const tagline = `Edit number ${edit} of the bench`
    const watch = watchPage(lab, (body) => body.includes(tagline))
    await pause(500)
    await rewrite(db, world.briefId, { tagline })
    lags.push(await watch(performance.now()))
  }
  return [
    lagCheck('an edit', lags),
    lagCheck('the deadline', [await deadlineLag(lab)]),
    await othersDataCheck(lab),
  ]
}

/** A published brief keeps its texts, so it is published anew, in one commit. */
async function rewrite(db: Db, briefId: string, texts: { tagline: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(briefs).set({ isPublished: false }).where(eq(briefs.id, briefId))
    await tx.update(briefTexts).set(texts).where(eq(briefTexts.briefId, briefId))
    await tx.update(briefs).set({ isPublished: true }).where(eq(briefs.id, briefId))
  })
}

/** The deadline is set a moment ahead, and back again afterwards. */
async function deadlineLag(lab: Lab): Promise<number> {
  const { db } = await lab.database()
  const { challengeId, slug } = await lab.world()
  const offer = `/en/challenges/${slug}/apply`
  const [before] = await db.select().from(challenges).where(eq(challenges.id, challengeId))
  if (!before) throw new Error('the challenge is gone')
  // Published deadlines move later only, and the bench cannot wait for one: its owner sets the rule aside.
  const setDeadline = (closesAt: Date) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.update(challenges).set({ closesAt }).where(eq(challenges.id, challengeId))
    })
  const aheadMs = 800
  const watch = watchPage(lab, (body) => !body.includes(offer))
  const closesAtMs = performance.now() + aheadMs
  await setDeadline(new Date(Date.now() + aheadMs))
  const lag = await watch(closesAtMs)
  await setDeadline(before.closesAt)
  return lag
}

/**
 * Reads the page for some seconds on two connections. The answer takes the moment of the change and gives how many
 * milliseconds later a request was last answered with the old page; it throws when the new one never came.
 */
function watchPage(lab: Lab, isNew: (body: Buffer) => boolean): (changedMs: number) => Promise<number> {
  let lastOldMs = 0
  let hasCome = false
  const watching = (async () => {
    const [{ host, port }, world] = [await lab.site(), await lab.world()]
    const request = requestBytes({ host, path: publicPage(world) })
    await loadFor({
      ...{ port, connections: 2, seconds: watchedSeconds },
      next: () => request,
      judge({ status, body }, _, sentAtMs) {
        if (status !== 200) throw new Error(`the public page answered ${status}`)
        if (isNew(body)) hasCome = true
        else lastOldMs = Math.max(lastOldMs, sentAtMs)
      },
    })
  })()
  // Whoever waits hears of a failure; until then nobody does.
  watching.catch(() => undefined)
  return async (changedMs) => {
    await watching
    if (!hasCome) throw new Error('the changed page never came')
    return Math.max(0, lastOldMs - changedMs)
  }
}

function lagCheck(what: string, lags: readonly number[]): Check {
  const longest = Math.max(...lags)
  return {
    what: `${what} is seen within a second`,
    holds: longest <= longestLagMs,
    says: `the page before was last given ${lags.map((lag) => Math.round(lag)).join(', ')} ms after it`,
  }
}

/** Somebody who is signed in reads the same page in between: they see themselves, and nobody else sees them. */
async function othersDataCheck(lab: Lab): Promise<Check> {
  const [{ host, port }, { db, url }, world] = [await lab.site(), await lab.database(), await lab.world()]
  const [draft] = world.drafts
  if (!draft) throw new Error('the world has no team')
  const cookie = await cookieOf(draft.leadId, db, siteEnv(url, port))
  const path = publicPage(world)
  const requests = [requestBytes({ host, path }), requestBytes({ host, path, headers: { cookie } })]
  // The first visit with a session loads what sessions need.
  await askOnce(port, requestBytes({ host, path, headers: { cookie } }))
  const seen = { strangers: 0, visitors: 0, wrong: 0 }
  await loadFor({
    ...{ port, connections: 2, seconds: 1 },
    next: (connection) => requests[connection] ?? requests[0]!,
    judge({ status, body }, connection) {
      const isVisitor = connection === 1
      // The frame of a signed-in page offers the way out.
      const isSignedInPage = body.includes('/en/sign-out')
      if (status !== 200 || isSignedInPage !== isVisitor) seen.wrong += 1
      else seen[isVisitor ? 'visitors' : 'strangers'] += 1
    },
  })
  return {
    what: 'a visitor’s own page stays theirs',
    holds: seen.wrong === 0 && seen.visitors > 0,
    says: `${seen.strangers} public and ${seen.visitors} signed-in readings side by side, ${seen.wrong} mixed up`,
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
