import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { roleGrants } from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { interleave, median, type Check, type Entry } from './harness.ts'
import { siteEnv, type Lab } from './lab.ts'
import { askOnce, requestBytes } from './load.ts'
import type { Program } from './program.ts'
import { cookieOf } from './world.ts'

const few = 100
const many = 10_000
const goals = { bar: 1.5, stretch: 1.15, isMoreBetter: false }
const dayMs = 86_400_000

/** How the organisers' list of proposals grows: whole requests of somebody signed in, every page rendered. */
export const g14Proposals: Entry = {
  id: 'G14B',
  title: `Organisers' list of proposals: ${many.toLocaleString('en')} against ${few}`,
  async run(lab, pace) {
    pace.report(`Writing ${(few + many).toLocaleString('en')} proposals`)
    const [large, small] = [await listOf(lab, many), await listOf(lab, few)]
    const medianMs = (list: List, path: string) => async () => {
      const times: number[] = []
      const endsMs = performance.now() + pace.seconds * 1_000
      while (performance.now() < endsMs) times.push((await pageOf(list, path)).ms)
      return median(times)
    }
    const comparisons = []
    let isEven = true
    for (const [name, asked] of [
      ['the first page', ''],
      ['by title', 'order=title'],
      ['a filter', 'show=unscreened'],
      ['two words that all have', 'q=summary+organisation'],
    ] as const) {
      const lengths = await Promise.all([large, small].map((list) => pageOf(list, `${list.path}?${asked}`)))
      if (lengths.some(({ rows }) => rows !== 50)) isEven = false
      comparisons.push(
        await interleave(
          {
            ...goals,
            ...{ name, against: `the same among ${few}`, unit: 'ms, median' },
            measured: medianMs(large, `${large.path}?${asked}`),
            baseline: medianMs(small, `${small.path}?${asked}`),
          },
          pace,
        ),
      )
    }
    const deep = await deepPage(large, 50)
    const checks: Check[] = [
      {
        what: 'the fiftieth page',
        holds: deep.rows === 50,
        says: `${deep.rows} rows in ${Math.round(deep.ms)} ms`,
      },
      {
        what: 'pages that are compared are of one length',
        holds: isEven,
        says: 'fifty rows among many and among few',
      },
    ]
    return {
      comparisons,
      counts: [],
      checks,
      notes: ['Times are of whole requests over one connection: gate, queries, rendering.'],
    }
  },
}

type List = { readonly site: Program; readonly path: string; readonly cookie: string }

async function listOf(lab: Lab, count: number): Promise<List> {
  const installation = await lab.installation(`proposals_${count}`)
  const { db } = installation
  const after = (days: number) => new Date(Date.now() + days * dayMs)
  const challenge = await insertChallenge(db, {
    ...{ state: 'open', slug: 'listed', isSealed: false, opensAt: after(-60) },
    ...{ closesAt: after(10), judgingEndsAt: after(20), announcesAt: after(30) },
  })
  await writeProposals(db, challenge.id, count)
  const { id: personId } = await aPerson(db)
  await db
    .insert(roleGrants)
    .values({ personId, role: 'organiser', programmeId: challenge.programmeId, challengeId: null })
  const path = '/en/organise/challenges/listed/proposals'
  const site = await installation.launchSite('/en/about')
  const cookie = await cookieOf(personId, db, siteEnv(installation.url, site.port))
  return { site, path, cookie }
}

/** Proposals of as many organisations, a third of them screened, each with one version. */
export async function writeProposals(db: Db, challengeId: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += 1_000) {
    const to = Math.min(from + 1_000, count)
    await db.execute(sql`
      with made as (
        insert into organisations (name, kind, country)
        select 'Organisation ' || n, (array['enterprise', 'university'])[1 + n % 2], (array['FI', 'SE', 'CN', 'DE'])[1 + n % 4]
        from generate_series(${from}::int + 1, ${to}::int) n returning id, name, kind, country),
      begun as (
        insert into proposals (challenge_id, organisation_id, reference, title)
        select ${challengeId}, id, 'HEL-2026-' || lpad(substr(name, 14), 6, '0') || '-0', name from made returning id, organisation_id, reference)
      insert into proposal_versions (proposal_id, number, request_id, title, language, brief_number, body, salt, hash)
      select b.id, 1, gen_random_uuid(),
        (array['Quiet harbour', 'Warm homes', 'Clean parks', 'Safe streets'])[1 + right(m.name, 1)::int % 4] || ' ' || m.name, 'en', 1,
        json_build_object('answers', json_build_object('summary', 'A summary of ' || m.name, 'plan', repeat('A plan. ', 200)),
          'organisation', json_build_object('name', m.name, 'kind', m.kind, 'country', m.country))::text, 's', repeat('a', 64)
      from begun b join made m on m.id = b.organisation_id`)
    await db.execute(sql`
      update proposals set state = 'submitted', submitted_version = 1, submitted_draft_version = 1, submitted_at = haaste_now(),
        screening = case when substr(reference, 10, 6)::int % 3 = 0 then 'eligible' end,
        screened_at = case when substr(reference, 10, 6)::int % 3 = 0 then haaste_now() end
      where challenge_id = ${challengeId} and state = 'draft'`)
  }
  // As autovacuum leaves a table within a minute: counted from its index alone.
  await db.execute(sql`vacuum analyze`)
}

async function pageOf(
  { site, cookie }: List,
  path: string,
): Promise<{ ms: number; rows: number; text: string }> {
  const startedMs = performance.now()
  const reply = await askOnce(site.port, requestBytes({ host: site.host, path, headers: { cookie } }))
  const ms = performance.now() - startedMs
  const text = reply.body.toString()
  if (reply.status !== 200 || !text.endsWith('</html>')) throw new Error(`${path} answered ${reply.status}`)
  return { ms, rows: text.split('name="proposal[]"').length - 1, text }
}

async function deepPage(list: List, pages: number): Promise<{ ms: number; rows: number }> {
  let path = list.path
  let page = await pageOf(list, path)
  for (let number = 1; number < pages; number += 1) {
    const next = /href="([^"]*after=[^"]*)"[^>]*rel="next"/.exec(page.text)?.[1]
    if (!next) throw new Error('the list has too few pages')
    path = next.replaceAll('&amp;', '&')
    page = await pageOf(list, path)
  }
  return page
}
