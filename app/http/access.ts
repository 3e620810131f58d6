import type { ChallengeState } from '#app/lifecycle/phases.ts'

/**
 * Who may call a handler. The words after "of" name the URL parameter whose object the rule is about; the gate loads
 * that object once and answers 404 (the same as for a missing one) to everybody else.
 *
 * - `anyone`: no account needed; the handler gets the database role that can read public views only.
 * - `signed in`: any account.
 * - team roles: viewer < editor < lead. juror: an accepted (or, to answer the invitation, invited) seat.
 * - `staff of :challenge`: organiser, operator, challenge owner, screener, chair, auditor: may look, not touch.
 * - `staff anywhere`: any of these somewhere, or a partner: the home of those who work for a programme.
 * - `answerer of :challenge`: whoever answers questions about it: organiser, operator, challenge owner.
 * - `owner of :challenge`: the challenge owner alone: says what can be hosted, with the name they sign with.
 * - `party of :pilot`: its manager, its host's contact, and who manages pilots there; `side of :pilot`: the team as well.
 * - `partner of :programme`: a partner of it or of a challenge in it, or its staff: progress and public numbers.
 * - `official of :programme`: whoever enters and confirms results of its series: official, organiser, operator; with
 *   `staff or …`, who may look at the series as well.
 * - `reader of :challenge`: whoever may read its proposals once they are unsealed: organiser, operator, screener, auditor.
 * - `decider of :challenge`: an organiser; an operator does the daily work and decides no awards.
 * - `auditor of :challenge`: whoever answers for a result or checks it: organiser, operator, auditor.
 * - `organiser …`: organiser or operator of the programme (or of that challenge).
 */
export const SUBJECT_RULES = [
  'anyone',
  'signed in',
  'team of :proposal',
  'team editor of :proposal',
  'team lead of :proposal',
  'juror anywhere',
  'juror of :challenge',
  'juror of :assignment',
  'organiser anywhere',
  'staff anywhere',
  'organiser of :programme',
  'staff of :programme',
  'partner of :programme',
  'official of :programme',
  'staff or official of :programme',
  'organiser of :challenge',
  'decider of :challenge',
  'screener of :challenge',
  'reader of :challenge',
  'auditor of :challenge',
  'chair of :challenge',
  'staff of :challenge',
  'answerer of :challenge',
  'owner of :challenge',
  'party of :pilot',
  'side of :pilot',
  'host anywhere',
  'administrator',
  'demo',
] as const

export type Who = (typeof SUBJECT_RULES)[number]

/** One rule: who, optionally in which recorded states of the challenge, and how large a body may be. */
export type Rule = {
  readonly who: Who
  /** Effective states (after settling by the clock) in which the handler exists at all; elsewhere a 409 explains. */
  readonly states?: readonly ChallengeState[]
  /** Bytes of body allowed; default 64 KB for actions. */
  readonly bodyBytes?: number
  /** Anonymous handlers that must write or read private rows say so; a test keeps the list short. */
  readonly database?: 'app'
  /**
   * `anywhere`: an action that others than our own pages may ask for: a service that signs what it says, a mail
   * program's unsubscribe button. Whoever comes from elsewhere is nobody, whatever cookies are sent along. Default: our
   * own pages alone; a test keeps the list short.
   */
  readonly origin?: 'anywhere'
  /**
   * `text`: the body is kept as it came, of whatever type; for signatures over it. `stream`: the handler reads it as it
   * arrives (`arrivingBody`), after the rule has let the viewer in. Only where one rule is for all.
   */
  readonly body?: 'text' | 'stream'
  /**
   * `as text`: files that come with a form count as its fields, by the text in them; for the few pages that take a list in.
   * `as bytes`: they are kept beside its fields, as they are; for the pages that take pictures. Elsewhere a file is
   * refused. One way for all intents of an action.
   */
  readonly files?: 'as text' | 'as bytes'
  /** `public`: the same for every visitor without a session. Default `private`. */
  readonly cache?: 'public' | 'private'
  /**
   * An action that is called thousands of times an hour and renders nothing (autosave): answered without the
   * framework, by the same guarded function. See http/direct-actions.server.ts.
   */
  readonly isDirect?: true
}

/** What a route module exports as `access`: a rule for its loader, and one for its action or for each intent of it. */
export type Access = {
  readonly loader?: Rule
  readonly action?: Rule | { readonly [intent: string]: Rule }
}

/** True when `action` is a single rule and not a table by intent. */
export function isRule(action: NonNullable<Access['action']>): action is Rule {
  return typeof (action as Rule).who === 'string'
}
