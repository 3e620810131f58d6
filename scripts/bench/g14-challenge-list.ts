import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { median, interleave, type Check, type Count, type Entry } from './harness.ts'
import type { Installation, Lab } from './lab.ts'
import { askOnce, requestBytes } from './load.ts'
import type { Program } from './program.ts'

const few = 100
const many = 10_000
const list = '/en/challenges'
const goals = { bar: 1.5, stretch: 1.15, isMoreBetter: false }

/** Searches whose time is told one by one, over all that is public, and how many each must at least find. */
const searches = [
  ['a word of many titles', 'q=harbour', 24],
  ['two words and filters', 'q=quiet+harbours&kind=university&country=FI', 24],
  ['another form, in Finnish', 'q=kaupunkien', 24],
  ['Chinese characters', 'q=%E8%B5%AB%E5%B0%94%E8%BE%9B%E5%9F%BA', 24],
  ['a mistyped word', 'q=habrour', 24],
  ['a filter alone', 'show=open&theme=wave', 24],
] as const
const longestSearchMs = 50

/** How the public's list of challenges grows, and how long its searches take. Every page is rendered, none is kept. */
export const g14: Entry = {
  id: 'G14',
  title: `Public list of challenges: ${many.toLocaleString('en')} against ${few}, and searching among them`,
  async run(lab, pace) {
    pace.report(`Writing ${many.toLocaleString('en')} challenges`)
    const [large, small] = [await installed(lab, many), await installed(lab, few)]
    const checks: Check[] = []
    const medianMs = (site: Program, path: string) => async () => {
      const times: number[] = []
      const endsMs = performance.now() + pace.seconds * 1_000
      while (performance.now() < endsMs) times.push((await cards(site, path)).ms)
      return median(times)
    }
    const next = await nextPage(large.site, 100)
    const comparisons = [
      await interleave(
        {
          ...goals,
          name: 'the first page',
          against: `the same among ${few}`,
          unit: 'ms, median',
          measured: medianMs(large.site, `${list}?`),
          baseline: medianMs(small.site, `${list}?`),
        },
        pace,
      ),
      await interleave(
        {
          ...goals,
          name: 'the hundredth page',
          against: `the second among ${few}`,
          unit: 'ms, median',
          measured: medianMs(large.site, next),
          baseline: medianMs(small.site, await nextPage(small.site, 1)),
        },
        pace,
      ),
    ]
    const counts: Count[] = []
    for (const [name, asked, atLeast] of searches) {
      const times: number[] = []
      let found = 0
      for (let round = 0; round < 20; round += 1) {
        const answer = await cards(large.site, `${list}?${asked}&`)
        times.push(answer.ms)
        found = answer.cards
      }
      counts.push({ name, unit: 'ms', value: median(times), bar: longestSearchMs, stretch: 25 })
      checks.push({
        what: name,
        holds: found >= atLeast,
        says: `a page of ${found} among ${many.toLocaleString('en')}`,
      })
    }
    return {
      comparisons,
      counts,
      checks,
      notes: ['Times are of whole requests over one connection: gate, queries, rendering.'],
    }
  },
}

async function installed(lab: Lab, challenges: number): Promise<Installation & { site: Program }> {
  const installation = await lab.installation(`list_of_${challenges}`)
  await writeChallenges(installation.db, challenges)
  return { ...installation, site: await installation.launchSite(list) }
}

let asked = 0

/** Asks for a page that nobody asked for before, so that it is rendered; says how many cards it has. */
async function cards(site: Program, path: string): Promise<{ ms: number; cards: number; text: string }> {
  const startedMs = performance.now()
  asked += 1
  const reply = await askOnce(site.port, requestBytes({ host: site.host, path: `${path}&n=${asked}` }))
  const ms = performance.now() - startedMs
  const text = reply.body.toString()
  if (reply.status !== 200 || !text.endsWith('</html>')) throw new Error(`${path} answered ${reply.status}`)
  return { ms, cards: text.split('<article').length - 1, text }
}

async function nextPage(site: Program, pages: number): Promise<string> {
  let path = `${list}?`
  for (let page = 0; page < pages; page += 1) {
    const { text } = await cards(site, path)
    const next = /href="([^"]*after=[^"]*)"[^>]*rel="next"/.exec(text)?.[1]
    if (!next) throw new Error('the list has too few pages')
    path = next.replaceAll('&amp;', '&')
  }
  return path
}

/** Challenges of fifty programmes, half of them open, each with briefs in three languages. */
async function writeChallenges(db: Db, count: number): Promise<void> {
  await db.execute(sql`
    with author as (insert into people (name, email) values ('Author', 'author@bench.example') returning id),
      approver as (insert into people (name, email) values ('Approver', 'approver@bench.example') returning id),
      made as (
        insert into programmes (slug, theme, zone, languages, contact_email)
        select 'programme-' || n, (array['city', 'wave', 'leaf', 'circuit'])[1 + n % 4], 'Europe/Helsinki', '{en,fi,zh-CN}', 'x@bench.example'
        from generate_series(0, 49) n returning id, slug),
      named as (
        insert into programme_texts (programme_id, locale, name) select id, 'en', 'Programme ' || slug from made)
    insert into challenges (programme_id, slug, number, state, zone, opens_at, closes_at, judging_ends_at, announces_at,
      eligible_kinds, eligible_countries, created_by, approved_by)
    select made.id, 'challenge-' || n, n, 'open', 'Europe/Helsinki', now() - interval '400 days',
      now() + ((n % 2) * 2 - 1) * interval '1 day' - n * interval '1 minute' * (1 - (n % 2) * 2),
      now() + interval '500 days', now() + interval '600 days',
      case n % 3 when 0 then '{university,enterprise}'::text[] else '{enterprise,university,association,individual}' end,
      case n % 5 when 0 then '{FI,SE,CN}'::text[] else '{}' end, author.id, approver.id
    from generate_series(1, ${count}::int) n, author, approver, made where made.slug = 'programme-' || n % 50`)
  await db.execute(sql`
    with brief as (insert into briefs (challenge_id, is_published) select id, false from challenges returning id, challenge_id)
    insert into brief_texts (brief_id, locale, title, question, tagline, background)
    select brief.id, locale, title || ' ' || c.number, question, 'Number ' || c.number, repeat(question || ' ', 4)
    from brief join challenges c on c.id = brief.challenge_id, lateral (values
      ('en', (array['Quiet harbours', 'Clean parks', 'Warm homes', 'Safe streets'])[1 + c.number % 4],
        (array['How might a harbour be quiet at night?', 'How might parks stay clean?', 'How might homes stay warm?', 'How might streets be safe for all?'])[1 + c.number % 4]),
      ('fi', (array['Hiljaiset satamat', 'Kaupunki ja puistot', 'Lämpimät kodit', 'Turvalliset kadut'])[1 + c.number % 4],
        'Miten tämä onnistuu meidän kaupungissamme?'),
      ('zh-CN', (array['安静的港口', '清洁的公园', '赫尔辛基的住宅', '安全的街道'])[1 + c.number % 4], '我们如何做到这一点？')
    ) t(locale, title, question)`)
  // In parts: publishing writes what a brief is found by, and no statement may take long.
  for (let from = 0; from < count; from += 1_000) {
    await db.execute(sql`update briefs b set is_published = true from challenges c
      where c.id = b.challenge_id and c.number > ${from} and c.number <= ${from + 1_000}`)
  }
  await db.execute(sql`analyze`)
}
