import { draftAnswersOf } from '#app/apply/data/proposals.server.ts'
import { readingsOf } from '#app/apply/data/readings.server.ts'
import { loadFrame } from '#app/apply/pages/frame.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { dossierRows } from '../data/dossier.server.ts'
import { dossierResponse } from './dossier.server.ts'

export const access = { loader: { who: 'team of :proposal' } } satisfies Access

/** What of the record a team has done itself or has been asked: it says nothing of what has not been told yet. */
const ownEntries: readonly string[] = [
  ...['ProposalSubmitted', 'ProposalWithdrawn', 'ProposalRestored', 'ProposalCompleted', 'ProposalMoved'],
  ...['CompletionAsked', 'CompletionClosed', 'MoveAsked', 'MoveTakenBack', 'MoveAgreed', 'MoveDeclined'],
]

/** Everything the team has of its own proposal: what it writes, what it has handed in, receipts and files. */
export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const { versions, team, record } = await dossierRows(context.db, frame.id)
  // The place in the record would tell how many proposals there are: only once nobody can hand in any more.
  const isPlaceTold = intakeEndsAt(found.challenge) <= context.now
  const { rule, reason } =
    frame.screening === 'ineligible'
      ? { rule: found.row.screeningRule, reason: found.row.screeningReason }
      : { rule: null, reason: null }
  return dossierResponse(context, found, {
    as: 'team',
    versions: versions.map((version) => (isPlaceTold ? version : { ...version, recordSeq: null })),
    facts: {
      draft: {
        version: frame.draftVersion,
        answers: await draftAnswersOf(context.db, frame.id),
      },
      team: team.map(({ role, joinedAt }) => ({ role, joinedAt: joinedAt.toISOString() })),
      screening: { outcome: frame.screening, rule, reason },
      readings: (await readingsOf(context.db, frame.id)).map(({ id: _, ...reading }) => reading),
      ...(isPlaceTold && {
        record: record
          .filter(({ type }) => ownEntries.includes(type))
          .map(({ programmeId: _, at, ...entry }) => ({ ...entry, at: at.toISOString() })),
      }),
    },
  })
}
