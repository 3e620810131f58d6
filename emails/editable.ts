import type { NoticeName } from './index.ts'

/**
 * The notices whose subject and first paragraph a programme may say in its own words: those whose first paragraph says the
 * same whatever happened. What answers somebody's doing in several ways, holds a secret or goes to those who run the
 * programme keeps the standard words. In the order of the phases.
 */
export const editableNotices = [
  'challenge.published',
  'challenge.closing_soon',
  'challenge.info_session',
  'award.event_invite',
  'challenge.question_answered',
  'proposal.started',
  'proposal.draft_reminder',
  'proposal.unsubmitted_changes',
  'proposal.submitted',
  'challenge.closed_applicants',
  'challenge.closed_draft_missed',
  'screening.ineligible',
  'screening.eligible',
  'jury.accepted_onboarding',
  'jury.assigned',
  'jury.not_started',
  'jury.progress',
  'jury.complete_thanks',
  'vote.opened',
  'pitch.invited',
  'decision.winner',
  'decision.honourable_mention',
  'decision.waitlist',
  'decision.not_selected',
  'decision.award_reminder',
  'winners.public',
  'follow.winners',
] as const satisfies readonly NoticeName[]
export type EditableNotice = (typeof editableNotices)[number]

/** True for a stored name whose words may be changed. */
export function isEditable(notice: string): notice is EditableNotice {
  return (editableNotices as readonly string[]).includes(notice)
}
