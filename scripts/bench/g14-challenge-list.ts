import { median, interleave, type Check, type Count, type Entry } from './harness.ts'
import type { Installation, Lab } from './lab.ts'
import { askOnce, requestBytes } from './load.ts'
import { writeChallenges } from './many-challenges.ts'
import type { Program } from './program.ts'

const few = 100
const some = 5_000
const many = 10_000
const list = '/en/challenges'
const goals = { bar: 1.5, stretch: 1.15, isMoreBetter: false }

/** Lists and searches whose time is told one by one, over all that is public, and how many each must at least find. */
const searches = [
  ['all of them', '', 24],
  ['a word of many titles', 'q=harbour', 24],
  ['two words and filters', 'q=quiet+harbours&kind=university&country=FI', 24],
  ['another form, in Finnish', 'q=kaupunkien', 24],
  ['Chinese characters', 'q=%E8%B5%AB%E5%B0%94%E8%BE%9B%E5%9F%BA', 24],
  ['a mistyped word', 'q=habrour', 24],
  ['a filter alone', 'show=open&theme=wave', 24],
] as const
const longestSearchMs = 50

/** How the public's list of challenges grows, and how long listing and searching take. Every page is rendered, none is kept. */
export const g14: Entry = {
  id: 'G14',
  title: `Public list of challenges: ${many.toLocaleString('en')} against ${few}; listing and searching ${some.toLocaleString('en')}`,
  async run(lab, pace) {
    pace.report(`Writing ${(few + some + many).toLocaleString('en')} challenges`)
    const [large, small] = [await installed(lab, many), await installed(lab, few)]
    const middle = await installed(lab, some)
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
    // As the sites above: nobody times a process that has only just been started.
    for (let turn = 0; turn < 2 * 20; turn += 1)
      await cards(middle.site, `${list}?${searches[turn % searches.length]?.[1]}&`)
    for (const [name, asked, atLeast] of searches) {
      const times: number[] = []
      let found = 0
      for (let round = 0; round < 20; round += 1) {
        const answer = await cards(middle.site, `${list}?${asked}&`)
        times.push(answer.ms)
        found = answer.cards
      }
      counts.push({ name, unit: 'ms', value: median(times), bar: longestSearchMs, stretch: 25 })
      checks.push({
        what: name,
        holds: found >= atLeast,
        says: `a page of ${found} among ${some.toLocaleString('en')}`,
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
