/** What a juror looks at before a scorecard becomes final: what is missing, and what could not be judged. */
import { missingCriteria, type Criterion, type Points } from './scoring.ts'

export type CheckedScorecard = {
  /** Ids of the criteria without an answer, in the order of the brief. */
  readonly missing: readonly string[]
  /** How many were answered by "cannot judge". */
  readonly cannotJudge: number
}

/** Of two criteria, the first with 4 points and the second "cannot judge": nothing missing, one that could not be judged. */
export function checkedScorecard(criteria: readonly Criterion[], points: Points): CheckedScorecard {
  return {
    missing: missingCriteria(criteria, points).map(({ id }) => id),
    cannotJudge: criteria.filter(({ id }) => points[id] === null).length,
  }
}
