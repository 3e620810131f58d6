import { openAutosaves } from './autosaves.ts'
import { pageJudge } from './g1-public-page.ts'
import { type Entry, interleave, percentile } from './harness.ts'
import { publicPage } from './lab.ts'
import { loadFor, requestBytes } from './load.ts'

const readers = 64

/** Whether applicants can go on saving while the public floods the site: the wait of their slowest saves. */
export const g3: Entry = {
  id: 'G3',
  title: `Autosaves while ${readers} connections read the public page without a pause, against autosaves alone`,
  async run(lab, pace) {
    const [{ host, port }, world] = [await lab.site(), await lab.world()]
    const autosaves = await openAutosaves(lab)
    const judgePage = pageJudge(world, 'gzip')
    const request = requestBytes({ host, path: publicPage(world), headers: { 'accept-encoding': 'gzip' } })
    let pages = 0
    const slowestSave = async () => {
      const waits: number[] = []
      await loadFor({
        ...{ port, connections: autosaves.drafts.length, seconds: pace.seconds },
        next: autosaves.next,
        judge(reply, connection, sentAtMs) {
          autosaves.judge(reply, connection)
          waits.push(performance.now() - sentAtMs)
        },
      })
      return percentile(waits, 0.99)
    }
    const flood = () =>
      loadFor({
        ...{ port, connections: readers, seconds: pace.seconds },
        next: () => request,
        judge(reply) {
          judgePage(reply)
          pages += 1
        },
      })
    const comparison = await interleave(
      {
        ...{ name: 'autosave', against: 'the same without the flood', unit: 'ms, p99', isMoreBetter: false },
        ...{ bar: 3, stretch: 1.5 },
        measured: async () => (await Promise.all([slowestSave(), flood()]))[0],
        baseline: slowestSave,
      },
      pace,
    )
    return {
      comparisons: [comparison],
      counts: [],
      checks: [
        {
          what: 'saves and pages',
          holds: pages > 0,
          says: `${autosaves.savedSoFar().toLocaleString('en')} saved in order, ${pages.toLocaleString('en')} pages read beside them, each whole`,
        },
      ],
      notes: ['Flood and saves come from one process, so part of a wait in the flood is the client’s own.'],
    }
  },
}
