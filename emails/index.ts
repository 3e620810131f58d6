import type { z } from 'zod'
import { codeHandedOut } from './account/code-handed-out.tsx'
import { emailChanged } from './account/email-changed.tsx'
import { invitation } from './account/invitation.tsx'
import { deliveryProblem } from './account/delivery-problem.tsx'
import { newDevice } from './account/new-device.tsx'
import { roleGranted } from './account/role-granted.tsx'
import { signIn } from './account/sign-in.tsx'
import { verifyEmail } from './account/verify-email.tsx'
import { welcome } from './account/welcome.tsx'
import { approvedOrReturned } from './publish/approved-or-returned.tsx'
import { closingSoon } from './publish/closing-soon.tsx'
import { eventInvite } from './publish/event-invite.tsx'
import { followConfirm } from './publish/follow-confirm.tsx'
import { followChanged } from './publish/follow-changed.tsx'
import { followDeadlineExtended } from './publish/follow-deadline-extended.tsx'
import { infoSession } from './publish/info-session.tsx'
import { introMade, introRequest } from './publish/introductions.tsx'
import { catalogueChecked } from './matchmaking/checked.tsx'
import { catalogueHandedOver } from './matchmaking/handed-over.tsx'
import { catalogueWaiting } from './matchmaking/waiting.tsx'
import { introCatalogueMade, introCatalogueRequest } from './matchmaking/introductions.tsx'
import { openedTeam } from './publish/opened-team.tsx'
import { ownQuestionAnswered } from './publish/own-question-answered.tsx'
import { questionAnswered } from './publish/question-answered.tsx'
import { questionReceived } from './publish/question-received.tsx'
import { challengePublished } from './publish/published.tsx'
import { challengeCancelled } from './publish/cancelled.tsx'
import { partnerKit } from './publish/partner-kit.tsx'
import { phaseFailed } from './publish/phase-failed.tsx'
import { phaseUpcoming } from './publish/phase-upcoming.tsx'
import { weeklyDigest } from './publish/weekly-digest.tsx'
import { reviewRequested } from './publish/review-requested.tsx'
import { challengeScheduled } from './publish/scheduled.tsx'
import { sessionCancelled } from './publish/session-cancelled.tsx'
import { sessionChanged } from './publish/session-changed.tsx'
import { sessionConfirm } from './publish/session-confirm.tsx'
import { sessionPlace } from './publish/session-place.tsx'
import { sessionReminder } from './publish/session-reminder.tsx'
import { draftReminder } from './apply/draft-reminder.tsx'
import { proposalStarted } from './apply/started.tsx'
import { proposalSubmitted } from './apply/submitted.tsx'
import { submittedTeam } from './apply/submitted-team.tsx'
import { teamChanged } from './apply/team-changed.tsx'
import { teamInvite, teamInviteReminder } from './apply/team-invite.tsx'
import { fileInfected } from './apply/file-infected.tsx'
import { unsubmittedChanges } from './apply/unsubmitted-changes.tsx'
import { proposalWithdrawn } from './apply/withdrawn.tsx'
import { closedApplicants } from './deadline/closed-applicants.tsx'
import { closedDraftMissed } from './deadline/closed-draft-missed.tsx'
import { closedTeam } from './deadline/closed-team.tsx'
import { challengeChanged } from './publish/changed.tsx'
import { deadlineExtended } from './deadline/deadline-extended.tsx'
import { completionAsked, completionReminder } from './deadline/completion.tsx'
import { moveAsked } from './deadline/move-asked.tsx'
import { moveDeclined } from './deadline/move-declined.tsx'
import { proposalMoved } from './deadline/moved.tsx'
import { extensionProposed } from './deadline/extension-proposed.tsx'
import { screeningEligible } from './deadline/eligible.tsx'
import { ownDeadline } from './deadline/own-deadline.tsx'
import { screeningIneligible } from './deadline/ineligible.tsx'
import { juryAcceptedOnboarding } from './judge/accepted-onboarding.tsx'
import { juryAssignmentChanged } from './judge/assignment-changed.tsx'
import { juryInviteReminder } from './judge/invite-reminder.tsx'
import { juryNotStarted } from './judge/not-started.tsx'
import { juryRecusalAlert } from './judge/recusal-alert.tsx'
import { juryAssigned } from './judge/assigned.tsx'
import { juryCalledUp } from './judge/called-up.tsx'
import { juryNewConduct } from './judge/new-conduct.tsx'
import { jurySeatAnswered } from './judge/seat-answered.tsx'
import { juryCompleteThanks } from './judge/complete-thanks.tsx'
import { juryDeadlineExtended } from './judge/deadline-extended.tsx'
import { juryDailyDigest } from './judge/daily-digest.tsx'
import { juryDivergence } from './judge/divergence.tsx'
import { juryRecusalConfirmed } from './judge/recusal-confirmed.tsx'
import { juryMeetingCancelled } from './judge/meeting-cancelled.tsx'
import { juryMeetingMoved } from './judge/meeting-moved.tsx'
import { juryMeetingReminder } from './judge/meeting-reminder.tsx'
import { juryMeeting } from './judge/meeting.tsx'
import { juryConflictRequest } from './judge/conflict-request.tsx'
import { juryInvite } from './judge/invite.tsx'
import { juryNudged } from './judge/nudged.tsx'
import { juryOverdue } from './judge/overdue.tsx'
import { juryProgress } from './judge/progress.tsx'
import { awardReminder } from './announce/award-reminder.tsx'
import { awardDeclined } from './announce/declined.tsx'
import { appealAnswered, appealArrived, appealReceived } from './announce/appeals.tsx'
import { decisionMoveAsked } from './announce/announcement-move-asked.tsx'
import {
  decisionAnnouncementMoved,
  followAnnouncementMoved,
  proposalAnnouncementMoved,
} from './announce/announcement-moved.tsx'
import { decisionConfirmAsked } from './announce/confirm-asked.tsx'
import { juryCommentReturned } from './announce/comment-returned.tsx'
import { decisionCertificate, feedbackAvailable } from './announce/kept.tsx'
import { hostAsked, hostReminder } from './announce/host.tsx'
import { followWinners } from './announce/follow-winners.tsx'
import { decisionHonourableMention } from './announce/honourable-mention.tsx'
import { decisionMovedUp } from './announce/moved-up.tsx'
import { decisionNotSelected } from './announce/not-selected.tsx'
import { decisionWaitlist } from './announce/waitlist.tsx'
import { embargoedStopped, embargoMoved, winnerEmbargoed } from './announce/embargo.tsx'
import { decisionWinner } from './announce/winner.tsx'
import { winnersPublic } from './announce/winners-public.tsx'
import { pitchCancelled } from './judge/pitch-cancelled.tsx'
import { pitchInvited } from './judge/pitch-invited.tsx'
import { pitchMoved } from './judge/pitch-moved.tsx'
import { pitchReminder } from './judge/pitch-reminder.tsx'
import { followVoteOpened } from './judge/follow-vote-opened.tsx'
import { voteOpened } from './judge/vote-opened.tsx'
import { pilotKickoff } from './pilot/kickoff.tsx'
import { measureRequest } from './pilot/measure-request.tsx'
import { milestoneDue } from './pilot/milestone-due.tsx'
import { pilotAgreement } from './pilot/agreement.tsx'
import { followupSurvey } from './pilot/followup-survey.tsx'
import { resultPublished } from './pilot/result-published.tsx'
import { statusChanged } from './pilot/status-changed.tsx'
import { partnershipProjectDecided } from './partnership/project-decided.tsx'
import { partnershipProjectProposed } from './partnership/project-proposed.tsx'
import { partnershipExpiring, partnershipReportDue } from './partnership/framework.tsx'
import { mentorInvite, mentorMatched } from './incubation/mentor.tsx'
import { intakeArrived } from './incubation/arrived.tsx'
import { intakeOffered, intakeOfferReminder } from './incubation/offered.tsx'
import {
  intakeDeclined,
  intakeGraduated,
  intakeJoined,
  intakeLapsed,
  intakeLeft,
  intakeWaiting,
} from './incubation/outcomes.tsx'
import { intakeReceived } from './incubation/received.tsx'
import { seriesStandingsPublished } from './series/standings-published.tsx'
import { seriesToConfirm } from './series/to-confirm.tsx'
import { broadcastCustom } from './programme/broadcast.tsx'
import { testCopy } from './programme/test-copy.tsx'
import type { Template } from './parts/template.ts'

/**
 * Every notice and its template. A notice can only be defined or posted under a name of this list, so one without a
 * template does not type-check. One line each, in the order of the phases.
 */
export const templates = {
  'account.sign_in': signIn,
  'account.verify_email': verifyEmail,
  'account.email_changed': emailChanged,
  'account.code_handed_out': codeHandedOut,
  'account.role_granted': roleGranted,
  'account.invitation': invitation,
  'account.welcome': welcome,
  'account.new_device': newDevice,
  'ops.delivery_problem': deliveryProblem,
  'challenge.review_requested': reviewRequested,
  'challenge.approved_or_returned': approvedOrReturned,
  'challenge.scheduled': challengeScheduled,
  'challenge.opened_team': openedTeam,
  'challenge.partner_kit': partnerKit,
  'challenge.cancelled': challengeCancelled,
  'ops.phase_upcoming': phaseUpcoming,
  'ops.phase_failed': phaseFailed,
  'follow.confirm': followConfirm,
  'digest.weekly': weeklyDigest,
  'challenge.published': challengePublished,
  'challenge.closing_soon': closingSoon,
  'follow.changed': followChanged,
  'follow.deadline_extended': followDeadlineExtended,
  'challenge.info_session': infoSession,
  'award.event_invite': eventInvite,
  'challenge.question_received': questionReceived,
  'challenge.question_answered': questionAnswered,
  'question.answered': ownQuestionAnswered,
  'session.confirm': sessionConfirm,
  'session.place': sessionPlace,
  'session.changed': sessionChanged,
  'session.cancelled': sessionCancelled,
  'session.reminder': sessionReminder,
  'intro.request': introRequest,
  'intro.made': introMade,
  'intro.catalogue_request': introCatalogueRequest,
  'intro.catalogue_made': introCatalogueMade,
  'catalogue.checked': catalogueChecked,
  'catalogue.waiting': catalogueWaiting,
  'catalogue.handed_over': catalogueHandedOver,
  'proposal.team_invite': teamInvite,
  'proposal.team_invite_reminder': teamInviteReminder,
  'proposal.team_changed': teamChanged,
  'proposal.started': proposalStarted,
  'proposal.draft_reminder': draftReminder,
  'proposal.unsubmitted_changes': unsubmittedChanges,
  'proposal.submitted': proposalSubmitted,
  'proposal.submitted_team': submittedTeam,
  'proposal.withdrawn': proposalWithdrawn,
  'proposal.file_infected': fileInfected,
  'challenge.changed': challengeChanged,
  'challenge.deadline_extended': deadlineExtended,
  'proposal.own_deadline': ownDeadline,
  'challenge.extension_proposed': extensionProposed,
  'challenge.closed_applicants': closedApplicants,
  'challenge.closed_draft_missed': closedDraftMissed,
  'challenge.closed_team': closedTeam,
  'screening.ineligible': screeningIneligible,
  'screening.eligible': screeningEligible,
  'screening.completion_asked': completionAsked,
  'screening.completion_reminder': completionReminder,
  'screening.move_asked': moveAsked,
  'screening.move_declined': moveDeclined,
  'screening.moved': proposalMoved,
  'jury.invite': juryInvite,
  'jury.invite_reminder': juryInviteReminder,
  'jury.accepted_onboarding': juryAcceptedOnboarding,
  'jury.deadline_extended': juryDeadlineExtended,
  'jury.seat_answered': jurySeatAnswered,
  'jury.called_up': juryCalledUp,
  'jury.new_conduct': juryNewConduct,
  'jury.conflict_request': juryConflictRequest,
  'jury.assigned': juryAssigned,
  'jury.assignment_changed': juryAssignmentChanged,
  'jury.not_started': juryNotStarted,
  'jury.recusal_alert': juryRecusalAlert,
  'jury.recusal_confirmed': juryRecusalConfirmed,
  'jury.daily_digest': juryDailyDigest,
  'jury.divergence': juryDivergence,
  'jury.progress': juryProgress,
  'jury.nudged': juryNudged,
  'jury.overdue': juryOverdue,
  'jury.complete_thanks': juryCompleteThanks,
  'jury.meeting': juryMeeting,
  'jury.meeting_moved': juryMeetingMoved,
  'jury.meeting_cancelled': juryMeetingCancelled,
  'jury.meeting_reminder': juryMeetingReminder,
  'pitch.invited': pitchInvited,
  'pitch.moved': pitchMoved,
  'pitch.cancelled': pitchCancelled,
  'pitch.reminder': pitchReminder,
  'vote.opened': voteOpened,
  'follow.vote_opened': followVoteOpened,
  'jury.comment_returned': juryCommentReturned,
  'host.asked': hostAsked,
  'host.reminder': hostReminder,
  'decision.confirm_asked': decisionConfirmAsked,
  'decision.move_asked': decisionMoveAsked,
  'decision.announcement_moved': decisionAnnouncementMoved,
  'proposal.announcement_moved': proposalAnnouncementMoved,
  'follow.announcement_moved': followAnnouncementMoved,
  'decision.winner_embargoed': winnerEmbargoed,
  'decision.embargo_moved': embargoMoved,
  'decision.embargoed_stopped': embargoedStopped,
  'decision.winner': decisionWinner,
  'decision.honourable_mention': decisionHonourableMention,
  'decision.waitlist': decisionWaitlist,
  'decision.not_selected': decisionNotSelected,
  'decision.moved_up': decisionMovedUp,
  'decision.declined': awardDeclined,
  'decision.award_reminder': awardReminder,
  'winners.public': winnersPublic,
  'decision.certificate': decisionCertificate,
  'decision.feedback_available': feedbackAvailable,
  'decision.appeal_received': appealReceived,
  'decision.appeal_arrived': appealArrived,
  'decision.appeal_answered': appealAnswered,
  'follow.winners': followWinners,
  'pilot.kickoff': pilotKickoff,
  'pilot.agreement': pilotAgreement,
  'pilot.status_changed': statusChanged,
  'pilot.result_published': resultPublished,
  'pilot.milestone_due': milestoneDue,
  'pilot.measure_request': measureRequest,
  'pilot.followup_survey': followupSurvey,
  'partnership.expiring': partnershipExpiring,
  'partnership.report_due': partnershipReportDue,
  'partnership.project_proposed': partnershipProjectProposed,
  'partnership.project_decided': partnershipProjectDecided,
  'intake.received': intakeReceived,
  'intake.arrived': intakeArrived,
  'intake.waiting': intakeWaiting,
  'intake.offered': intakeOffered,
  'intake.offer_reminder': intakeOfferReminder,
  'intake.lapsed': intakeLapsed,
  'intake.declined': intakeDeclined,
  'intake.joined': intakeJoined,
  'intake.left': intakeLeft,
  'intake.graduated': intakeGraduated,
  'mentor.invite': mentorInvite,
  'mentor.matched': mentorMatched,
  'series.to_confirm': seriesToConfirm,
  'series.standings_published': seriesStandingsPublished,
  'broadcast.custom': broadcastCustom,
  'mail.test': testCopy(templateOf),
} satisfies Record<string, Template>

/** The name of a notice, stored as text with each message. */
export type NoticeName = keyof typeof templates

/** What the template of a notice needs. */
export type NoticeData<Name extends NoticeName> = z.input<(typeof templates)[Name]['schema']>

/** The template of a stored notice name; undefined for one that no longer exists. */
export function templateOf(notice: string): Template | undefined {
  return Object.hasOwn(templates, notice) ? templates[notice as NoticeName] : undefined
}
