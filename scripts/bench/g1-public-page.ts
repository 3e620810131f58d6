import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { systemVariables } from '#app/platform/env.server.ts'
import type { KeptAnswer } from './bare-server.ts'
import { createCost, type Entry, interleave } from './harness.ts'
import { freshnessChecks } from './g1-freshness.ts'
import { type Lab, project, publicPage } from './lab.ts'
import { askOnce, loadFor, type Reply, requestBytes } from './load.ts'
import { launch, type Program } from './program.ts'
import { freePort } from '#app/platform/embedded-postgres/cluster.server.ts'
import { privateMark, visitorMark, type World } from './world.ts'

const connections = 8
const goals = { bar: 0.5, stretch: 0.8, isMoreBetter: true }
const encodings = ['identity', 'gzip'] as const
type Encoding = (typeof encodings)[number]

/** The rate of the public challenge page against a server that does nothing but send the same bytes. */
export const g1: Entry = {
  id: 'G1',
  title: 'Public challenge page against bare node:http with the same bytes, 8 connections',
  async run(lab, pace) {
    const [site, world] = [await lab.site(), await lab.world()]
    const page = publicPage(world)
    const bare = await launchBare(lab, site, page)
    const comparisons = []
    const notes = [
      'The client shares the machine with both sides; where it is the bottleneck, the ratio leans towards 1.',
    ]
    let pages = 0
    try {
      for (const encoding of encodings) {
        const costs = { site: createCost(site.processorMs), bare: createCost(bare.processorMs) }
        const rateOf = ({ host, port }: Program) => {
          const request = requestBytes({ host, path: page, headers: { 'accept-encoding': encoding } })
          const judge = pageJudge(world, encoding)
          return loadFor({
            ...{ port, connections, seconds: pace.seconds },
            next: () => request,
            judge(reply) {
              judge(reply)
              pages += 1
            },
          })
        }
        comparisons.push(
          await interleave(
            {
              ...goals,
              name: encoding === 'gzip' ? 'gzip' : 'without gzip',
              against: 'bare node:http',
              unit: 'pages a second',
              measured: () =>
                costs.site.during(
                  () => rateOf(site),
                  () => pages,
                ),
              baseline: () =>
                costs.bare.during(
                  () => rateOf(bare),
                  () => pages,
                ),
            },
            pace,
          ),
        )
        notes.push(...costNotes(encoding, costs.site.perPiece(), costs.bare.perPiece()))
      }
    } finally {
      await bare.stop()
    }
    pace.report('Changing the page while it is read')
    return {
      comparisons,
      counts: [],
      checks: [
        {
          what: 'every page',
          holds: true,
          says: `${pages.toLocaleString('en')} read, each whole and nobody’s own`,
        },
        ...(await freshnessChecks(lab)),
      ],
      notes,
    }
  },
}

function costNotes(encoding: Encoding, ours: number | null, bare: number | null): string[] {
  if (ours === null || bare === null) return []
  const name = encoding === 'gzip' ? 'With gzip' : 'Without gzip'
  return [`${name} a page takes ${ours.toFixed(3)} ms of processor time, bare ${bare.toFixed(3)} ms.`]
}

/** Looks at every page: bytes that were seen before are not read again. Throws at the first that is wrong. */
export function pageJudge({ title }: World, encoding: Encoding): (reply: Reply) => void {
  let known = Buffer.alloc(0)
  return ({ status, body, head }) => {
    if (status === 200 && body.equals(known)) return
    if (status !== 200) throw new Error(`the public page answered ${status}`)
    if (/^content-encoding: *gzip/im.test(head) !== (encoding === 'gzip'))
      throw new Error('the page came in another encoding than was asked for')
    const text = (encoding === 'gzip' ? gunzipSync(body) : body).toString()
    if (!text.includes(title) || !text.endsWith('</html>')) throw new Error('the public page is not whole')
    if (text.includes(privateMark) || text.includes(visitorMark))
      throw new Error('the public page shows what is not public')
    known = Buffer.from(body)
  }
}

/** Writes our own answers down for the baseline, and starts it. */
export async function launchBare(lab: Lab, { host, port }: Program, path: string): Promise<Program> {
  const keep = async (encoding: Encoding): Promise<KeptAnswer> => {
    const reply = await askOnce(port, requestBytes({ host, path, headers: { 'accept-encoding': encoding } }))
    return { headers: headersOf(reply), body: reply.body.toString('base64') }
  }
  const file = join(lab.folder(), 'page.json')
  const plain = await keep('identity')
  writeFileSync(file, JSON.stringify({ plain, gzip: await keep('gzip') }))
  return launch({
    name: 'The bare server',
    args: ['--import', 'tsx', 'scripts/bench/bare-server.ts'],
    cwd: project,
    variables: { ...systemVariables(), BENCH_PAGE: file },
    port: await freePort(),
    path,
    isExpected: ({ status, body }) => status === 200 && body.toString('base64') === plain.body,
  })
}

/** All but those that node:http writes by itself. */
function headersOf({ head }: Reply): [string, string][] {
  return head
    .split('\r\n')
    .slice(1)
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    .filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name.toLowerCase()))
}
