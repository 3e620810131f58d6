import { and, count, eq, inArray } from 'drizzle-orm'
import { draftAnswers, recordEntries } from '#db/schema/index.ts'
import { openAutosaves, question, type Draft } from './autosaves.ts'
import { createCost, type Entry, interleave } from './harness.ts'
import { loadFor } from './load.ts'
import { openRowUpdates } from './row-updates.ts'

/** Autosaves through the whole server against bare updates of a row of that size, both durable. */
export const g6: Entry = {
  id: 'G6',
  title: 'Autosave commits against plain updates of a 1.6 KB row, 4 connections, fsync on',
  async run(lab, pace) {
    const [site, { db, url }] = [await lab.site(), await lab.database()]
    const autosaves = await openAutosaves(lab)
    const { drafts, savedSoFar } = autosaves
    const entriesBefore = await countOfEntries()
    const updates = await openRowUpdates({ url, clients: drafts.length, folder: lab.folder() })

    const cost = createCost(site.processorMs)
    const comparison = await interleave(
      {
        ...{ name: 'autosave', against: updates.name, unit: 'commits a second', isMoreBetter: true },
        ...{ bar: 0.08, stretch: 0.2 },
        measured: () =>
          cost.during(
            () =>
              loadFor({
                ...{ port: site.port, connections: drafts.length, seconds: pace.seconds },
                next: autosaves.next,
                judge: autosaves.judge,
              }),
            savedSoFar,
          ),
        baseline: () => updates.runFor(pace.seconds),
      },
      pace,
    )

    const rows = await db
      .select()
      .from(draftAnswers)
      .where(
        and(
          eq(draftAnswers.question, question),
          inArray(
            draftAnswers.proposalId,
            drafts.map(({ proposalId }) => proposalId),
          ),
        ),
      )
    const isKept = ({ proposalId, version, value }: Draft) =>
      rows.some((row) => row.proposalId === proposalId && row.version === version && row.value === value)
    const saved = savedSoFar()
    const costMs = cost.perPiece()
    const entriesAfter = await countOfEntries()
    const isDurable = await updates.isDurable()
    await updates.close()
    return {
      comparisons: [comparison],
      counts: [],
      checks: [
        {
          what: 'every acknowledged save is there',
          holds: drafts.every(isKept),
          says: `${saved.toLocaleString('en')} saved; versions and texts of all ${drafts.length} rows agree`,
        },
        {
          what: 'an autosave is no entry of the record',
          holds: entriesAfter === entriesBefore,
          says: `${entriesAfter} entries before and after`,
        },
        { what: 'both sides are durable', holds: isDurable, says: 'fsync and synchronous_commit are on' },
      ],
      notes: [
        `A save passes session, permission, version and deadline. The baseline is ${updates.name} on the same server.`,
        ...(costMs === null
          ? []
          : [`A save takes ${costMs.toFixed(2)} ms of processor time in our web process.`]),
      ],
    }

    async function countOfEntries(): Promise<number> {
      const [row] = await db.select({ count: count() }).from(recordEntries)
      return row?.count ?? 0
    }
  },
}
