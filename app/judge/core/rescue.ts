/** Work that will probably not be done in time goes to jurors who have room; what has begun stays where it is. */
import type { AssignmentFacts } from './assignment.ts'

/** What a juror who is late can still finish, by the forecast. */
export type LateJuror = { readonly jurorId: string; readonly expected: number }

/**
 * The facts a rescue is planned from: nobody who is late gets more than the forecast says they finish (rounded down, and
 * never less than what they have begun), and everybody else keeps all that is theirs.
 */
export function rescueFacts(facts: AssignmentFacts, late: readonly LateJuror[]): AssignmentFacts {
  const expected = new Map(late.map((each) => [each.jurorId, each.expected]))
  return {
    ...facts,
    jurors: facts.jurors.map((juror) => {
      const most = expected.get(juror.id)
      return most === undefined
        ? juror
        : { ...juror, maximumLoad: Math.min(juror.maximumLoad, Math.floor(most)) }
    }),
    standing: facts.standing.map((pair) =>
      expected.has(pair.jurorId) ? pair : { ...pair, isStarted: true },
    ),
  }
}
