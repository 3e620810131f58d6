import type { NoticeName } from './index.ts'

/** In words, for docs/mails.md: when a mail goes, and what keeps it from going beside what holds for all. */
export type Described = {
  readonly when: string
  /** Nothing where only the general rules hold. */
  readonly unless?: string
}

/** Every notice, in the order of the registry. */
export const described = {
  'account.sign_in': {
    when: 'Somebody asks to sign in; its link and code last 15 minutes',
    unless: 'a newer one was asked for; five an hour to one address',
  },
  'account.verify_email': {
    when: 'Somebody asks for another address, to the new one; 15 minutes',
    unless: 'a newer one was asked for',
  },
  'account.email_changed': { when: 'The address has changed, to the old one' },
  'account.code_handed_out': {
    when: 'An organiser makes a code to sign in for somebody whom no mail reaches; three an hour for one person',
  },
  'account.role_granted': { when: 'A role was given or taken' },
  'account.invitation': { when: 'Somebody is invited to a role', unless: 'they hold it' },
  'account.welcome': {
    when: 'Five minutes after the first sign-in',
    unless: 'the address was ever invited to something',
  },
  'account.new_device': {
    when: 'A sign-in by link, code or password with a browser that does not know the person',
    unless: 'they are neither staff, juror nor administrator; the account is new',
  },
  'ops.delivery_problem': {
    when: 'Mail to a lead comes back (once proposals are open); the quota is used up; mail is 15 minutes late; the webhook is silent for two hours',
    unless: 'it was told before; a mail of it went within the hour; it is solved',
  },
  'challenge.review_requested': {
    when: 'A brief waits for approval',
    unless: 'the reader wrote it or asked; the review is over',
  },
  'challenge.approved_or_returned': { when: 'A brief was approved or handed back', unless: 'it was since' },
  'challenge.scheduled': { when: 'The challenge is put on the calendar', unless: 'it has opened' },
  'challenge.opened_team': { when: 'At the opening' },
  'challenge.partner_kit': { when: 'At the opening, by day', unless: 'a week has gone by' },
  'challenge.cancelled': {
    when: 'Ten minutes after the challenge was called off',
    unless: 'it is archived; nobody but jury and organisers where it had not opened',
  },
  'ops.phase_upcoming': {
    when: 'Two days before the calendar opens, closes, ends judging or announces',
    unless: 'the step was set within these two days',
  },
  'ops.phase_failed': {
    when: 'A step has come and cannot be taken; again every 12 hours for a week',
    unless: 'it is solved',
  },
  'follow.confirm': { when: 'Somebody follows with an address that is not theirs yet; 7 days' },
  'digest.weekly': {
    when: 'Tuesdays at nine on the reader’s clock, to who asked for it',
    unless: 'nothing opened in the last week or closes in the next fortnight',
  },
  'challenge.published': {
    when: 'At the opening, by day, to who asked before it',
    unless: 'the reader has a proposal',
  },
  'challenge.closing_soon': {
    when: '21 days, 7 days and 48 hours before the deadline',
    unless: 'the reader has a proposal; follows for less than a day',
  },
  'follow.changed': {
    when: 'Ten minutes after an addendum, by day',
    unless: 'the reader has a proposal; another followed within ten minutes',
  },
  'follow.deadline_extended': {
    when: 'The deadline moved later, by day',
    unless: 'the reader has a proposal',
  },
  'challenge.info_session': {
    when: 'A session is published, by day',
    unless: 'it is a ceremony; it has begun',
  },
  'award.event_invite': { when: 'A ceremony is published, by day', unless: 'it has begun' },
  'challenge.question_received': { when: 'At 08:00 after questions came in', unless: 'all are answered' },
  'challenge.question_answered': { when: 'A batch of answers is published, by day' },
  'question.answered': { when: 'The answer to the reader’s own question is published' },
  'session.confirm': { when: 'Somebody asks for a place with an address that is not theirs yet' },
  'session.place': { when: 'A place is confirmed, given up, or has come free' },
  'session.changed': { when: 'Hour or place of a session change', unless: 'the reader has no place' },
  'session.cancelled': { when: 'A session is called off', unless: 'the reader has no place' },
  'session.reminder': {
    when: 'A day and an hour before it begins',
    unless: 'the reader has no place (any more)',
  },
  'intro.request': { when: 'Somebody at a session wants to meet the reader' },
  'intro.made': { when: 'Both have agreed to meet', unless: 'one has declined' },
  'intro.catalogue_request': { when: 'An introduction is suggested, or asked for by the other side' },
  'intro.catalogue_made': { when: 'Both sides have agreed', unless: 'one has declined' },
  'catalogue.checked': { when: 'An entry was approved or handed back' },
  'catalogue.handed_over': { when: 'An entry was handed over to somebody else' },
  'catalogue.waiting': { when: 'An entry waits for a check', unless: 'another was told the same day' },
  'proposal.team_invite': { when: 'Somebody is invited to a team' },
  'proposal.team_invite_reminder': {
    when: 'Three days after the invitation, and three days before it ends',
    unless: 'it was answered or taken back; the proposal has stepped back',
  },
  'proposal.team_changed': {
    when: 'Somebody joined, left, was taken out, or became the lead: to the lead, and to who it is about',
    unless: 'the lead did it',
  },
  'proposal.started': {
    when: 'Half an hour after a draft was begun',
    unless: 'it is in or has stepped back',
  },
  'proposal.draft_reminder': {
    when: '14, 7 and 3 days, 24 and 2 hours before its deadline',
    unless:
      'it is in or has stepped back; an empty draft: 7 days and 24 hours alone; a draft of less than a day: 24 and 2 hours alone',
  },
  'proposal.unsubmitted_changes': {
    when: '24 and 2 hours before its deadline',
    unless: 'nothing was changed since it was handed in',
  },
  'proposal.submitted': { when: 'A version is handed in', unless: 'a move made the version' },
  'proposal.submitted_team': { when: 'At 08:00 after proposals came in' },
  'proposal.withdrawn': { when: 'A proposal steps back' },
  'proposal.file_infected': { when: 'The virus scanner finds something', unless: 'the file was removed' },
  'challenge.changed': {
    when: 'Ten minutes after an addendum',
    unless: 'another followed within ten minutes; the team has stepped back',
  },
  'challenge.deadline_extended': { when: 'The deadline moved later', unless: 'the team has stepped back' },
  'proposal.own_deadline': {
    when: 'One proposal gets a later deadline',
    unless: 'the deadline of all is later',
  },
  'challenge.extension_proposed': {
    when: 'The service was away before the deadline for so long that more time is proposed',
    unless: 'judging has begun',
  },
  'challenge.closed_applicants': {
    when: 'Half an hour after the deadline, by day',
    unless: 'the team has stepped back',
  },
  'challenge.closed_draft_missed': { when: 'The morning after the deadline', unless: 'the draft is empty' },
  'challenge.closed_team': { when: 'Once nobody can hand in any more' },
  'screening.ineligible': {
    when: 'Organisers tell the teams, else judging begins',
    unless: 'it is eligible since',
  },
  'screening.eligible': { when: 'Organisers tell the teams', unless: 'it is not eligible any more' },
  'screening.completion_asked': { when: 'The screening asks for something', unless: 'it was answered' },
  'screening.completion_reminder': {
    when: 'Two days and six hours before the time is up',
    unless: 'it was answered; the first mail went within a day, or half a day',
  },
  'screening.move_asked': {
    when: 'A lead is asked whether the proposal may move',
    unless: 'they have answered',
  },
  'screening.move_declined': { when: 'A lead has said no' },
  'screening.moved': { when: 'A proposal was moved' },
  'jury.invite': { when: 'Somebody is asked to be on the jury' },
  'jury.invite_reminder': {
    when: '4 and 8 days after they were asked, by day',
    unless: 'they have answered; judging is over',
  },
  'jury.accepted_onboarding': { when: 'A seat is accepted', unless: 'judging is over' },
  'jury.deadline_extended': {
    when: 'The deadline for teams moved later, by day',
    unless: 'the seat was accepted since; judging is over',
  },
  'jury.seat_answered': { when: 'An invitation was answered, or somebody left, by day' },
  'jury.called_up': { when: 'A substitute is called up' },
  'jury.new_conduct': { when: 'A newer code of conduct is published', unless: 'it was accepted' },
  'jury.conflict_request': {
    when: 'An hour, two and three days after the deadline, by day',
    unless: 'all is declared',
  },
  'jury.assigned': { when: 'Judging begins, and when something is assigned later', unless: 'all is final' },
  'jury.assignment_changed': {
    when: '15 minutes after proposals left the list by another’s hand, by day',
    unless: 'something was assigned since',
  },
  'jury.not_started': { when: 'Three days after the list was there', unless: 'something was opened' },
  'jury.recusal_alert': {
    when: '15 minutes after a proposal has too few jurors, by day',
    unless: 'it has enough; it is closed to the reader',
  },
  'jury.recusal_confirmed': { when: '15 minutes after a juror has stepped back from a proposal' },
  'jury.daily_digest': { when: 'At 08:00 after something became final', unless: 'judging is over' },
  'jury.divergence': {
    when: 'At 08:00 after all judgements of a proposal are final and lie far apart',
    unless: 'a meeting has talked about it; it is closed to the reader',
  },
  'jury.progress': {
    when: '7 and 3 days and 24 hours before the jury’s deadline; halfway with less than a quarter; at more time',
    unless: 'all is final',
  },
  'jury.nudged': { when: 'Organisers or the chair ask how it goes, by day', unless: 'all is final' },
  'jury.overdue': {
    when: '4 hours after the jury’s deadline, by day',
    unless: 'all is final; a decision stands',
  },
  'jury.complete_thanks': { when: 'The last one is final; once' },
  'jury.meeting': { when: 'A meeting is set, by day', unless: 'it is called off' },
  'jury.meeting_moved': { when: 'Hour or place of the meeting change' },
  'jury.meeting_cancelled': { when: 'The meeting is called off' },
  'jury.meeting_reminder': { when: 'A day and an hour before it', unless: 'it was set or moved since' },
  'pitch.invited': { when: 'The round of pitches opens, and once there is a time' },
  'pitch.moved': { when: 'The pitch moves' },
  'pitch.cancelled': { when: 'The pitch is called off' },
  'pitch.reminder': {
    when: 'A week and a day before it',
    unless: 'it was set or moved since; it is called off',
  },
  'vote.opened': { when: 'The public vote opens, by day' },
  'follow.vote_opened': {
    when: 'The public vote opens, by day',
    unless: 'the reader’s proposal is on the ballot',
  },
  'jury.comment_returned': {
    when: '15 minutes after a comment was sent back',
    unless: 'it was written anew',
  },
  'host.asked': { when: 'The owner is asked what can be hosted', unless: 'all is answered' },
  'host.reminder': { when: 'A day before it is needed', unless: 'all is answered; asked within a day' },
  'decision.confirm_asked': { when: 'A decision is recorded', unless: 'it is confirmed or taken back' },
  'decision.move_asked': { when: 'Somebody asks to move the announcement', unless: 'it was answered' },
  'decision.announcement_moved': { when: 'The announcement was moved', unless: 'it was again' },
  'proposal.announcement_moved': { when: 'The announcement was moved', unless: 'not eligible' },
  'follow.announcement_moved': {
    when: 'The announcement was moved, by day',
    unless: 'the reader has a proposal',
  },
  'decision.winner_embargoed': {
    when: 'Under embargo, so long before the announcement as was stated',
    unless: 'the decision was taken back',
  },
  'decision.embargo_moved': { when: 'The announcement was moved after winners were told under embargo' },
  'decision.embargoed_stopped': { when: 'A decision was taken back after winners were told under embargo' },
  'decision.winner': { when: 'At the announcement', unless: 'the decision was taken back' },
  'decision.honourable_mention': { when: 'At the announcement', unless: 'the decision was taken back' },
  'decision.waitlist': { when: 'At the announcement', unless: 'the decision was taken back' },
  'decision.not_selected': { when: 'At the announcement', unless: 'the decision was taken back' },
  'decision.moved_up': { when: 'A reserve takes a place that became free' },
  'decision.declined': { when: 'A team declines its place', unless: 'a reserve has moved up' },
  'decision.award_reminder': { when: 'Two days after the offer, by day', unless: 'the team has answered' },
  'winners.public': { when: 'At the announcement, by day' },
  'decision.certificate': {
    when: 'The day after the announcement, or after moving up, by day',
    unless: 'the team has declined',
  },
  'decision.feedback_available': {
    when: '15 minutes after a comment was let through later than the announcement, by day',
    unless: 'another followed',
  },
  'decision.appeal_received': { when: 'A team appeals' },
  'decision.appeal_arrived': {
    when: 'A team appeals',
    unless: 'it is answered; the reader is kept from the proposal',
  },
  'decision.appeal_answered': { when: 'Two persons have answered an appeal' },
  'follow.winners': {
    when: 'Two hours after the announcement, by day',
    unless: 'the reader has a proposal or sits on the jury',
  },
  'pilot.kickoff': { when: 'A pilot is made' },
  'pilot.agreement': {
    when: 'A paper is sent, five days later, and once all have signed',
    unless: 'the side has signed; a newer version was sent; the pilot is over',
  },
  'pilot.status_changed': { when: 'A pilot comes to another state' },
  'pilot.milestone_due': {
    when: '14 and 3 days before the day, a day and a week after it; then to the host too',
    unless: 'it is reported; the pilot is over',
  },
  'pilot.measure_request': {
    when: 'The morning after the last day, and a week later',
    unless: 'every measure has a value; the pilot is over',
  },
  'pilot.result_published': {
    when: 'An hour after the page of a pilot is public with its approved final report, by day; once',
    unless: 'the page is taken back; the person takes part in the pilot',
  },
  'pilot.followup_survey': {
    when: 'Half a year and a year after the last day',
    unless: 'the side has answered',
  },
  'partnership.expiring': { when: 'A term comes to its end', unless: 'it was renewed' },
  'partnership.report_due': { when: 'The report of a year is due', unless: 'it is published' },
  'partnership.project_proposed': { when: 'A project is proposed' },
  'partnership.project_decided': { when: 'Two persons have decided about a project' },
  'intake.received': { when: 'An application is sent' },
  'intake.arrived': { when: 'In the morning after applications came in' },
  'intake.waiting': { when: 'An application is put on the waiting list' },
  'intake.offered': { when: 'A place is offered' },
  'intake.offer_reminder': { when: 'Before the offer ends', unless: 'it was answered' },
  'intake.lapsed': { when: 'An offer has ended without an answer' },
  'intake.declined': { when: 'An application is declined' },
  'intake.joined': { when: 'A place is taken' },
  'intake.left': { when: 'A start-up leaves early' },
  'intake.graduated': { when: 'A start-up graduates' },
  'mentor.invite': { when: 'Somebody is asked to mentor' },
  'mentor.matched': { when: 'A mentor gets a start-up' },
  'series.to_confirm': { when: 'Results wait for a second person; once a day and round' },
  'series.standings_published': { when: 'Standings are published or corrected' },
  'broadcast.custom': {
    when: 'Two organisers have agreed to a message to many; ten minutes later, after the night',
    unless: 'it was undone, or the reader has left its audience; 20 hours from other such mail',
  },
  'mail.test': { when: 'An organiser sends a copy of a mail to themselves' },
} as const satisfies Record<NoticeName, Described>
