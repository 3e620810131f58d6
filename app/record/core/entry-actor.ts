/** In whose part somebody acted, without saying who: what everybody who may read the record may know. */
export type EntryActor = 'organiser' | 'applicant' | 'juror' | 'pilot' | 'mentor' | 'catalogue' | 'clock'

const byOthers: Readonly<Record<string, EntryActor>> = {
  ProposalSubmitted: 'applicant',
  ProposalWithdrawn: 'applicant',
  ProposalRestored: 'applicant',
  ProposalCompleted: 'applicant',
  MoveAgreed: 'applicant',
  MoveDeclined: 'applicant',
  ProposalMoved: 'applicant',
  PitchSlotChosen: 'applicant',
  AwardAnswered: 'applicant',
  AppealMade: 'applicant',
  ProjectProposed: 'applicant',
  ProjectProposedAnew: 'applicant',
  ApplicationSent: 'applicant',
  ApplicationWithdrawn: 'applicant',
  PlaceAccepted: 'applicant',
  StartUpMilestoneReported: 'applicant',
  GraduateShown: 'applicant',
  GraduateHidden: 'applicant',
  MentorAccepted: 'mentor',
  MentorDeclined: 'mentor',
  JurorAccepted: 'juror',
  JurorDeclined: 'juror',
  JurorJoinedTeam: 'juror',
  ConductAccepted: 'juror',
  ConflictsDeclared: 'juror',
  ScorecardFinalised: 'juror',
  FinalScored: 'juror',
  BallotFinalised: 'juror',
  BallotReopened: 'juror',
  MilestoneReported: 'pilot',
  PilotSiteChanged: 'pilot',
  PilotScalingDecided: 'pilot',
  PilotFollowedUp: 'pilot',
  PilotPaperSent: 'pilot',
  PilotPaperSigned: 'pilot',
  PilotReportApproved: 'pilot',
  PilotPaymentPlanned: 'pilot',
  PilotPaymentNoted: 'pilot',
  PilotPermitKept: 'pilot',
  MeasurementEntered: 'pilot',
  EvidenceAdded: 'pilot',
  EvidencePublished: 'pilot',
  EvidenceTakenBack: 'pilot',
  EvidenceRemoved: 'pilot',
  CatalogueEntryWritten: 'catalogue',
  CatalogueEntryChanged: 'catalogue',
  CatalogueEntryWithdrawn: 'catalogue',
}

/** What the calendar does at its instant when nobody does it before: then the entry names nobody. */
const byTheCalendar: readonly string[] = [
  'ChallengeOpened',
  'ChallengeClosed',
  'JudgingStarted',
  'JudgingEnded',
  'WinnersTold',
  'WinnersAnnounced',
  'PilotStarted',
  'PlaceOffered',
  'PlaceOfferLapsed',
]

/** What the sides of an introduction do, where the entry names nobody: it does not say which of them. */
const bySides: readonly string[] = ['IntroductionBegun', 'IntroductionMoved']

/** Who acted, from an entry's type and its body (JSON). */
export function entryActor(type: string, body: string): EntryActor {
  const other = byOthers[type]
  if (other) return other
  if (isByAnybody(body)) return 'organiser'
  if (bySides.includes(type)) return 'catalogue'
  return byTheCalendar.includes(type) ? 'clock' : 'organiser'
}

function isByAnybody(body: string): boolean {
  try {
    const { by } = JSON.parse(body) as { by?: unknown }
    return typeof by === 'string'
  } catch {
    return false
  }
}
