import { asc } from 'drizzle-orm'
import { programmes } from '#db/schema/index.ts'
import type { RecordFault } from '#app/record/core/verify.ts'
import { verifyRecord } from '#app/record/flows/verify-record.server.ts'
import { StartupProblem } from '#app/platform/startup-problem.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'

/** Holds the record against itself and against everything it is about. */
export const recordVerify: Command = {
  name: 'record:verify',
  summary: 'Checks the record of one programme, or of all: chain, submitted versions, commitments',
  words: [{ name: 'programme', isOptional: true }],
  details: [
    'The programme is named as in its address. Changes nothing. Exit code 1 when a record is not whole.',
  ],
  run: ({ words: [slug] }, { env }) =>
    withDatabase(env(), async (db) => {
      const all = await db
        .select({ id: programmes.id, slug: programmes.slug })
        .from(programmes)
        .orderBy(asc(programmes.slug))
      const chosen = slug === undefined ? all : all.filter((programme) => programme.slug === slug)
      if (slug !== undefined && chosen.length === 0) {
        throw new StartupProblem(`There is no programme "${slug}"; there are: ${namesOf(all)}.`)
      }
      const reports = []
      for (const { id, slug } of chosen) reports.push({ programme: slug, ...(await verifyRecord(db, id)) })
      return {
        data: { programmes: reports },
        hasProblem: reports.some(({ isWhole }) => !isWhole),
        lines: reports.flatMap(({ programme, isWhole, entries, versions, commitments, head, faults }) => [
          `${programme}: ${isWhole ? 'whole' : 'NOT WHOLE'}, ${entries} entries, ${versions} submitted versions, ${commitments} commitments`,
          `  ends at ${head.seq} with ${head.hash}`,
          ...faults.map((fault) => `  ${sentenceFor(fault)}`),
        ]),
      }
    }),
}

function namesOf(all: readonly { slug: string }[]): string {
  return all.map(({ slug }) => slug).join(', ') || 'none'
}

function sentenceFor(fault: RecordFault): string {
  switch (fault.code) {
    case 'seq-gap':
      return `Entry ${fault.seq} is missing; ${fault.found} comes in its place.`
    case 'broken-link':
      return `Entry ${fault.seq} does not follow the one before it.`
    case 'hash-mismatch':
      return `Entry ${fault.seq} was changed after it was written.`
    case 'head-mismatch':
      return `The chain ends at entry ${fault.seq}, and its head says otherwise: entries were removed or added.`
    case 'version-changed':
      return `Version ${fault.version} of ${fault.reference} was changed after it was submitted.`
    case 'version-unrecorded':
      return `Version ${fault.version} of ${fault.reference} is not in the record where its receipt says.`
    case 'version-missing':
      return `Version ${fault.version} of ${fault.reference} is in the record and not in the database.`
    case 'commitment-broken':
      return `What entry ${fault.seq} committed to as "${fault.name}" was changed.`
    case 'scorecard-under-conflict':
      return `Scorecards that stand under a declared conflict: ${fault.amount}.`
  }
}
