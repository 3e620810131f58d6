import type { Gap } from './series-table.ts'
import type { TeamProblem } from './teams.ts'

/** Why something about a series cannot be done; each has a sentence under `series:refusals`. */
export type SeriesRefusal =
  | TeamProblem
  | Gap
  | {
      readonly code:
        | 'series-off'
        | 'series-there'
        | 'series-changed'
        | 'series-begun'
        | 'no-rounds'
        | 'ends-missing'
        | 'criteria-missing'
        | 'rule-missing'
        | 'rounds-order'
        | 'round-has-results'
        | 'round-moved'
        | 'round-closed'
        | 'round-not-finished'
        | 'round-before-unpublished'
        | 'round-after-published'
        | 'venue-used'
        | 'registration-closed'
        | 'team-gone'
        | 'team-changed'
        | 'team-settled'
        | 'team-not-in-round'
        | 'entry-moved'
        | 'entry-unchanged'
        | 'own-entry'
        | 'reason-needed'
        | 'entries-waiting'
        | 'standings-proposed'
        | 'standings-moved'
        | 'own-standings'
        | 'nothing-changed'
    }
