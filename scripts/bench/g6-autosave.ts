import { and, count, eq, inArray } from 'drizzle-orm'
import { draftAnswers, recordEntries } from '#db/schema/index.ts'
import { createCost, type Entry, interleave } from './harness.ts'
import { siteEnv } from './lab.ts'
import { loadFor, requestBytes } from './load.ts'
import { openRowUpdates } from './row-updates.ts'
import { cookieOf } from './world.ts'

const question = 'description'
/** The whole row is then about 1.6 KB. */
const answerLength = 1_500

type Draft = {
  readonly proposalId: string
  readonly cookie: string
  version: number
  saved: number
  value: string
}

/** Autosaves through the whole server against bare updates of a row of that size, both durable. */
export const g6: Entry = {
  id: 'G6',
  title: 'Autosave commits against plain updates of a 1.6 KB row, 4 connections, fsync on',
  async run(lab, pace) {
    const [site, { db, url }, world] = [await lab.site(), await lab.database(), await lab.world()]
    const { host, port } = site
    const env = siteEnv(url, port)
    const drafts: Draft[] = []
    for (const { proposalId, leadId } of world.drafts) {
      const cookie = await cookieOf(leadId, db, env)
      drafts.push({ proposalId, cookie, version: 1, saved: 0, value: '' })
    }
    const entriesBefore = await countOfEntries()
    const updates = await openRowUpdates({ url, clients: drafts.length, folder: lab.folder() })

    const cost = createCost(site.processorMs)
    const savedSoFar = () => drafts.reduce((sum, { saved }) => sum + saved, 0)

    const comparison = await interleave(
      {
        ...{ name: 'autosave', against: updates.name, unit: 'commits a second', isMoreBetter: true },
        ...{ bar: 0.08, stretch: 0.2 },
        measured: () =>
          cost.during(
            () =>
              loadFor({
                ...{ port, connections: drafts.length, seconds: pace.seconds },
                next: (connection) => nextSave(drafts[connection]!),
                judge({ status, body }, connection) {
                  const draft = drafts[connection]!
                  const answer = JSON.parse(body.toString()) as { result: string; version: number }
                  if (status !== 200 || answer.result !== 'saved' || answer.version !== draft.version + 1)
                    throw new Error(`an autosave was answered ${status} ${body.toString().slice(0, 200)}`)
                  draft.version = answer.version
                  draft.saved += 1
                },
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

    function nextSave(draft: Draft): Buffer {
      draft.value = `Save ${draft.version + 1}. ${'Heat that stays in the block for the night. '.repeat(40)}`
        .slice(0, answerLength)
        .trim()
      const body = JSON.stringify({ question, value: draft.value, version: draft.version })
      return requestBytes({
        ...{ host, method: 'POST', path: `/en/proposals/${draft.proposalId}/autosave`, body },
        headers: {
          cookie: draft.cookie,
          origin: env.publicOrigin,
          secret: env.sessionSecret,
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
        },
      })
    }
  },
}
