import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  assignments,
  conflicts,
  jurors,
  organisations,
  people,
  proposals,
  scorecards,
} from '#db/schema/index.ts'
import type { CellState } from '../core/cell-state.ts'
import { ballotCells } from './ballots.server.ts'
import { isEligibleIn } from './declarations.server.ts'

export type JudgingProgress = {
  readonly proposals: readonly { readonly id: string; readonly reference: string; readonly title: string }[]
  readonly jurors: readonly {
    readonly id: string
    readonly name: string
    /** By proposal, in the order of `proposals`; null where the juror has nothing to do with it. */
    readonly cells: readonly (CellState | null)[]
    readonly assigned: number
    readonly finished: number
    readonly lastFinishedAt: Date | null
  }[]
  /** What a juror could be relieved of: standing assignments without a final scorecard. */
  readonly unfinished: readonly {
    readonly assignmentId: string
    readonly juror: string
    readonly reference: string
  }[]
}

/**
 * Who stands where with what: accepted jurors by eligible proposals, and none of those `without` names, in no number
 * either. Five queries, whatever the size.
 */
export async function judgingProgress(
  db: Executor,
  challengeId: string,
  { without = new Set() }: { without?: ReadonlySet<string> } = {},
): Promise<JudgingProgress> {
  const all = await db
    .select({ id: proposals.id, reference: proposals.reference, title: proposals.title })
    .from(proposals)
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(isEligibleIn(challengeId))
    .orderBy(asc(proposals.reference))
  const taking = all.filter(({ id }) => !without.has(id))
  const seats = await db
    .select({ id: jurors.id, name: people.name })
    .from(jurors)
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted')))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id))
  const everyStanding = await db
    .select({
      assignmentId: assignments.id,
      jurorId: assignments.jurorId,
      proposalId: assignments.proposalId,
      openedAt: assignments.openedAt,
      card: scorecards.state,
      finalisedAt: scorecards.finalisedAt,
    })
    .from(assignments)
    .leftJoin(
      scorecards,
      and(
        eq(scorecards.jurorId, assignments.jurorId),
        eq(scorecards.proposalId, assignments.proposalId),
        sql`${scorecards.state} <> 'void'`,
      ),
    )
    .where(and(eq(assignments.challengeId, challengeId), isNull(assignments.releasedAt)))
  const standing = everyStanding.filter(({ proposalId }) => !without.has(proposalId))
  const kept = await db
    .select({
      jurorId: conflicts.jurorId,
      proposalId: conflicts.proposalId,
      standing: sql<keyof typeof cellOfStanding>`${conflicts.standing}`,
    })
    .from(conflicts)
    .where(and(eq(conflicts.challengeId, challengeId), ne(conflicts.standing, 'clear')))

  const cells = new Map<string, CellState>()
  for (const row of kept) cells.set(`${row.jurorId} ${row.proposalId}`, cellOfStanding[row.standing])
  for (const row of standing) cells.set(`${row.jurorId} ${row.proposalId}`, stateOf(row))
  const onBallots = (await ballotCells(db, challengeId)).filter(({ proposalId }) => !without.has(proposalId))
  for (const row of onBallots) cells.set(`${row.jurorId} ${row.proposalId}`, row.state)
  return {
    proposals: taking,
    unfinished: standing
      .filter(({ jurorId, proposalId }) => cells.get(`${jurorId} ${proposalId}`) !== 'final')
      .flatMap(({ assignmentId, jurorId, proposalId }) => {
        const juror = seats.find(({ id }) => id === jurorId)
        const proposal = taking.find(({ id }) => id === proposalId)
        return juror && proposal ? [{ assignmentId, juror: juror.name, reference: proposal.reference }] : []
      }),
    jurors: seats.map(({ id, name }) => {
      const own = taking.map((proposal) => cells.get(`${id} ${proposal.id}`) ?? null)
      const finals = [...standing.filter(({ card }) => card === 'final'), ...onBallots]
      return {
        id,
        name,
        cells: own,
        assigned: own.filter((cell) => cell !== null && !notJudged.has(cell)).length,
        finished: own.filter((cell) => cell === 'final').length,
        lastFinishedAt: latest(
          finals.filter(({ jurorId }) => jurorId === id).map(({ finalisedAt }) => finalisedAt),
        ),
      }
    }),
  }
}

const cellOfStanding = { conflict: 'recused', excluded: 'excluded', abstained: 'abstained' } as const

const notJudged: ReadonlySet<CellState> = new Set(Object.values(cellOfStanding))

function stateOf({ card, openedAt }: { card: string | null; openedAt: Date | null }): CellState {
  if (card === 'final' || card === 'draft') return card
  return openedAt === null ? 'not-started' : 'opened'
}

function latest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null)
}
