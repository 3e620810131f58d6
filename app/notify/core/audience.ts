/**
 * For whom a notice is, as a name with words in four languages (`audiences.<name>` in the texts of this room). The
 * predicate itself is the notice's `wanted`: whoever it names no longer belongs to the audience.
 */
export const audiences = [
  'approvers',
  'authors',
  'organisers',
  'draft-leads',
  'draft-writers',
  'unsubmitted-leads',
  'team',
  'teams-not-withdrawn',
  'submitted-leads',
  'unsubmitted-teams',
  'ineligible-teams',
  'eligible-leads',
  'teams-asked-to-complete',
  'leads-asked-to-move',
  'undeclared-jurors',
  'assigned-jurors',
  'unfinished-jurors',
  'finished-jurors',
  'overdue-jurors',
  'jury-chairs',
  'jury',
  'winners',
  'reserve-teams',
  'moved-up-teams',
  'unsuccessful-teams',
  'unanswered-winners',
  'pilot-parties',
  'pilot-reporters',
  'followers',
  'followers-and-teams',
  'followers-teams-and-jury',
] as const
export type Audience = (typeof audiences)[number]
