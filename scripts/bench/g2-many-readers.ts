import { launchBare, pageJudge } from './g1-public-page.ts'
import { type Entry, interleave, percentile } from './harness.ts'
import { publicPage } from './lab.ts'
import { loadAtRate, loadFor, requestBytes } from './load.ts'
import type { Program } from './program.ts'

const connections = 256
/** Of what the page reached with every connection busy: room enough that a queue tells of the server and not of the load. */
const shareOfRate = 0.4

/** How long the slowest of many readers wait, against a server that does nothing but send the same bytes. */
export const g2: Entry = {
  id: 'G2',
  title: `Waiting for the public challenge page with ${connections} connections, against bare node:http`,
  async run(lab, pace) {
    const [site, world] = [await lab.site(), await lab.world()]
    const path = publicPage(world)
    const bare = await launchBare(lab, site, path)
    const rates: number[] = []
    let pages = 0
    try {
      const judge = pageJudge(world, 'gzip')
      const request = ({ host }: Program) =>
        requestBytes({ host, path, headers: { 'accept-encoding': 'gzip' } })
      const slowestOf = async (program: Program) => {
        const waits: number[] = []
        const bytes = request(program)
        const rate = await loadFor({
          ...{ port: program.port, connections, seconds: pace.seconds },
          next: () => bytes,
          judge(reply, _, sentAtMs) {
            judge(reply)
            waits.push(performance.now() - sentAtMs)
          },
        })
        if (program === site) rates.push(rate)
        pages += waits.length
        return percentile(waits, 0.99)
      }
      const contest = { isMoreBetter: false, bar: 2.5, stretch: 1.5, unit: 'ms, p99' }
      const closed = await interleave(
        {
          ...contest,
          name: 'every connection busy',
          against: 'bare node:http',
          measured: () => slowestOf(site),
          baseline: () => slowestOf(bare),
        },
        pace,
      )
      const rate = Math.round(shareOfRate * Math.min(...rates))
      const slowestAtRate = async (program: Program) => {
        const bytes = request(program)
        const waits = await loadAtRate({
          ...{ port: program.port, connections, seconds: pace.seconds, rate },
          next: () => bytes,
          judge: (reply) => judge(reply),
        })
        pages += waits.length
        return percentile(waits, 0.99)
      }
      const open = await interleave(
        {
          ...contest,
          name: `${rate.toLocaleString('en')} requests a second, come what may`,
          against: 'bare node:http',
          measured: () => slowestAtRate(site),
          baseline: () => slowestAtRate(bare),
        },
        pace,
      )
      return {
        comparisons: [closed, open],
        counts: [],
        checks: [{ what: 'every page', holds: true, says: `${pages.toLocaleString('en')} read, each whole` }],
        notes: [
          'In the second comparison a wait begins when the request was due, whether or not a connection was free.',
        ],
      }
    } finally {
      await bare.stop()
    }
  },
}
