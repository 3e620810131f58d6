/**
 * What somebody does not want to hear: one kind of mail, or every kind that may be refused, about one challenge or about
 * any. What is owed to them (receipts, decisions, security) is never refused.
 */
import type { MessageClass } from './notice.ts'

/** `notice` null: every kind of reminder and news. `challengeId` null: about any challenge. */
export type RefusedMail = { readonly notice: string | null; readonly challengeId: string | null }
export type RefusalOfMail = RefusedMail & { readonly personId: string }

/** A mail as far as refusing it goes. */
export type MailToSomebody = {
  readonly personId: string | null
  readonly notice: string
  readonly class: MessageClass
  readonly challengeId: string | null
}

/** True when its reader has said no to this mail. Mandatory mail, and mail to an address without a person, never is. */
export function isRefused(mail: MailToSomebody, refusals: readonly RefusalOfMail[]): boolean {
  if (mail.class === 'mandatory' || mail.personId === null) return false
  return refusals.some(
    ({ personId, notice, challengeId }) =>
      personId === mail.personId &&
      (notice === null || notice === mail.notice) &&
      (challengeId === null || challengeId === mail.challengeId),
  )
}

/** How much somebody says no to, from the narrowest to the widest. */
export const refusalScopes = ['kind-here', 'challenge', 'kind', 'all'] as const
export type RefusalScope = (typeof refusalScopes)[number]

/** The scopes that make sense for a mail: without a challenge there is no "about this challenge". */
export function scopesOf({ challengeId }: RefusedMail): readonly RefusalScope[] {
  return challengeId === null ? ['kind', 'all'] : refusalScopes
}

/** What is written down for a scope, for a mail of this kind about this challenge. */
export function refusedIn(scope: RefusalScope, { notice, challengeId }: RefusedMail): RefusedMail {
  return {
    notice: scope === 'kind-here' || scope === 'kind' ? notice : null,
    challengeId: scope === 'kind-here' || scope === 'challenge' ? challengeId : null,
  }
}

/** True when both say no to the same. */
export function isSameRefusal(a: RefusedMail, b: RefusedMail): boolean {
  return a.notice === b.notice && a.challengeId === b.challengeId
}

/** The kinds of mail a person gets in general; single challenges aside. */
export function wantedKinds(kinds: readonly string[], refused: readonly RefusedMail[]): string[] {
  const general = refused.filter(({ challengeId }) => challengeId === null)
  return kinds.filter((kind) => !general.some(({ notice }) => notice === null || notice === kind))
}

/**
 * What is refused once somebody has saved their choices: `wanted` of `kinds` stay on, `heardAgain` are refusals about
 * single challenges that they take back. Wanting nothing is one refusal of every kind, so that kinds which are invented
 * later stay off too. Refusals of kinds that are not offered any more are kept.
 */
export function refusedAfterChoosing<Known extends RefusedMail>(
  present: readonly Known[],
  choice: {
    readonly kinds: readonly string[]
    readonly wanted: readonly string[]
    readonly heardAgain: readonly Known[]
  },
): RefusedMail[] {
  const { kinds, wanted, heardAgain } = choice
  const aboutOne = present.filter((known) => known.challengeId !== null && !heardAgain.includes(known))
  const unwanted = kinds.filter((kind) => !wanted.includes(kind))
  if (kinds.length > 0 && unwanted.length === kinds.length)
    return [...aboutOne, { notice: null, challengeId: null }]
  const notOffered = present.filter(
    ({ notice, challengeId }) => challengeId === null && notice !== null && !kinds.includes(notice),
  )
  return [...aboutOne, ...notOffered, ...unwanted.map((notice) => ({ notice, challengeId: null }))]
}
