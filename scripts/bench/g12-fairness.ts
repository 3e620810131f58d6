import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { roleGrants } from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { writeProposals } from './g14-proposal-list.ts'
import { interleave, median, type Check, type Entry } from './harness.ts'
import { siteEnv } from './lab.ts'
import { askOnce, requestBytes } from './load.ts'
import type { Program } from './program.ts'
import { cookieOf } from './world.ts'

const proposalCount = 2_000
const jurorCount = 200
const reviews = 4
const weights = [30, 25, 20, 15, 10]
const dayMs = 86_400_000
const path = '/en/organise/challenges/ranked/fairness'

/** The page that organisers read a ranking on with how firm it is: whole requests of somebody signed in. */
export const g12: Entry = {
  id: 'G12',
  title: `Ranking with fairness report: ${proposalCount.toLocaleString('en')} proposals, ${reviews} reviews, ${weights.length} criteria`,
  async run(lab, pace) {
    const smallest = await lab.smallestRemix()
    const bare = await smallest.launch()
    const installation = await lab.installation('fairness')
    const { db } = installation
    const after = (days: number) => new Date(Date.now() + days * dayMs)
    const challenge = await insertChallenge(db, {
      ...{ state: 'open', slug: 'ranked', weights, opensAt: after(-60), closesAt: after(10) },
      ...{ judgingEndsAt: after(20), announcesAt: after(30) },
    })
    pace.report(`Writing ${(proposalCount * reviews * weights.length).toLocaleString('en')} scores`)
    await writeScores(db, challenge.id)
    const { id: personId } = await aPerson(db)
    await db
      .insert(roleGrants)
      .values({ personId, role: 'organiser', programmeId: challenge.programmeId, challengeId: null })
    const site = await installation.launchSite('/en/about')
    const cookie = await cookieOf(personId, db, siteEnv(installation.url, site.port))
    const first = await ask(site, path, cookie)
    const timesOf = (program: Program, asked: string, cookieOfIt?: string) => async () => {
      const times: number[] = []
      const endsMs = performance.now() + pace.seconds * 1_000
      while (performance.now() < endsMs) times.push((await ask(program, asked, cookieOfIt)).ms)
      return median(times)
    }
    const comparison = await interleave(
      {
        ...{ name: 'whole page', against: 'the smallest Remix app', unit: 'ms, median' },
        ...{ isMoreBetter: false, bar: 10, stretch: 4 },
        measured: timesOf(site, path, cookie),
        baseline: timesOf(bare, '/'),
      },
      pace,
    )
    await bare.stop()
    const before = await ask(site, path, cookie)
    await voidBest(db, challenge.id)
    const later = await ask(site, path, cookie)
    const checks: Check[] = [
      {
        what: 'the page is whole and has the first 25 of the ranking',
        holds: rowsOf(before.text) === 25 && before.text.includes('id="severity"'),
        says: `${rowsOf(before.text)} rows of the ranking, severity and lines`,
      },
      {
        what: 'a scorecard that no longer counts is seen at once',
        holds: nameOfFirst(later.text) !== nameOfFirst(before.text),
        says: `first was ${nameOfFirst(before.text)}, then ${nameOfFirst(later.text)}`,
      },
    ]
    return {
      comparisons: [comparison],
      counts: [],
      checks,
      notes: [
        `The report is computed once for the same scores: the first request took ${Math.round(first.ms)} ms, the first after a change ${Math.round(later.ms)} ms.`,
        'Every request asks the database whether a scorecard, who takes part or the rule has changed.',
      ],
    }
  },
}

/** Proposals, all eligible, each read by four of two hundred jurors with a strictness of their own. */
async function writeScores(db: Db, challengeId: string): Promise<void> {
  await writeProposals(db, challengeId, proposalCount)
  await db.transaction(async (tx) => {
    // The bench cannot wait for a deadline: its owner sets the rules aside.
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`
      update challenges set state = 'deliberating', closes_at = haaste_now() - interval '20 days',
        judging_ends_at = haaste_now() - interval '2 days' where id = ${challengeId}`)
    await tx.execute(sql`
      update proposals set screening = 'eligible', screened_at = coalesce(screened_at, haaste_now()) where challenge_id = ${challengeId}`)
    await tx.execute(sql`
      with made as (
        insert into people (name, email) select 'Juror ' || n, 'juror.' || n || '@bench.example'
        from generate_series(1, ${jurorCount}::int) n returning id)
      insert into jurors (challenge_id, person_id, state, answered_at) select ${challengeId}, id, 'accepted', haaste_now() from made`)
    await tx.execute(sql`
      create temporary table read on commit drop as
      with p as (select id, row_number() over (order by reference) - 1 as n from proposals where challenge_id = ${challengeId}),
      j as (select id, row_number() over (order by id) - 1 as n from jurors where challenge_id = ${challengeId})
      select gen_random_uuid() as card, p.id as proposal, j.id as juror,
        ('x' || substr(md5(p.id::text), 1, 6))::bit(24)::int % 30 as worth,
        ('x' || substr(md5(j.id::text), 1, 6))::bit(24)::int % 9 as strict
      from p cross join generate_series(0, ${reviews - 1}::int) turn
      join j on j.n = (p.n * ${reviews}::int + turn * 17) % ${jurorCount}::int`)
    await tx.execute(sql`
      insert into conflicts (juror_id, proposal_id, challenge_id, standing) select juror, proposal, ${challengeId}, 'clear' from read`)
    await tx.execute(sql`
      insert into assignments (juror_id, proposal_id, challenge_id) select juror, proposal, ${challengeId} from read`)
    await tx.execute(sql`
      insert into scorecards (id, juror_id, proposal_id, challenge_id, state, finalised_at)
      select card, juror, proposal, ${challengeId}, 'final', haaste_now() from read`)
    await tx.execute(sql`
      insert into scores (scorecard_id, criterion_id, challenge_id, points)
      select r.card, c.id, ${challengeId}, greatest(1, least(5, 1 + (r.worth + 8 - r.strict
        + ('x' || substr(md5(r.card::text || c.id::text), 1, 6))::bit(24)::int % 12) / 9))
      from read r cross join criteria c where c.challenge_id = ${challengeId}`)
  })
  await db.execute(sql`vacuum analyze`)
}

/** Takes away what the jurors of the best proposal gave. */
async function voidBest(db: Db, challengeId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql`
      update scorecards set state = 'void', standing = null, voided_at = haaste_now(), version = version + 1
      where proposal_id in (
        select c.proposal_id from scorecards c join scores s on s.scorecard_id = c.id join criteria k on k.id = s.criterion_id
        where c.challenge_id = ${challengeId} group by c.proposal_id order by sum(s.points * k.weight) desc limit 10)`)
  })
}

const tableOf = (text: string) => text.slice(text.indexOf('id="adjusted"'))
const rowsOf = (text: string) => tableOf(text).split('<th scope="row"').length - 1
const nameOfFirst = (text: string) => /Organisation \d+/.exec(tableOf(text))?.[0] ?? 'nobody'

async function ask(
  { port, host }: Program,
  asked: string,
  cookie?: string,
): Promise<{ ms: number; text: string }> {
  const startedMs = performance.now()
  const reply = await askOnce(
    port,
    requestBytes({ host, path: asked, ...(cookie && { headers: { cookie } }) }),
  )
  const ms = performance.now() - startedMs
  const text = reply.body.toString()
  if (reply.status !== 200 || !text.includes('</html>')) throw new Error(`${asked} answered ${reply.status}`)
  return { ms, text }
}
