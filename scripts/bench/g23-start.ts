import { type Entry, interleave } from './harness.ts'

/** From the launch of the web process to its first page; everything is built and the database is up. */
export const g23: Entry = {
  id: 'G23',
  title: 'Start to first page against the smallest Remix app',
  async run(lab, pace) {
    const smallest = await lab.smallestRemix()
    const secondsOf = async (launchOne: () => ReturnType<typeof lab.launchSite>) => {
      const program = await launchOne()
      await program.stop()
      return program.startSeconds
    }
    const comparison = await interleave(
      {
        ...{ name: 'start', against: 'the smallest Remix app', unit: 'seconds', isMoreBetter: false },
        ...{ bar: 2, stretch: 1.4 },
        measured: () => secondsOf(lab.launchSite),
        baseline: () => secondsOf(smallest.launch),
      },
      pace,
    )
    return {
      comparisons: [comparison],
      counts: [],
      checks: [
        {
          what: 'the first page',
          holds: true,
          says: 'each start was waited for until the whole public challenge page came from the database',
        },
      ],
      notes: ['Ours is the bundle that npm start runs.'],
    }
  },
}
