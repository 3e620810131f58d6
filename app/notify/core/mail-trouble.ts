/** When whoever looks after mail is told that it does not get through: once for each trouble, at most one mail an hour. */

export type MailTrouble = {
  /** What makes it this trouble and no other. */
  readonly key: string
  readonly kind: 'lead' | 'quota' | 'backlog' | 'silent'
  readonly name?: string
  readonly email?: string
  readonly count?: number
}

/** What was told to somebody lately. */
export type ToldTroubles = { readonly keys: ReadonlySet<string>; readonly lastAt: Date | null }

const hourMs = 3_600_000
/** Due for longer than this, mail is late. */
export const lateAfterMs = 15 * 60_000
/** The mail service tells of a mail within this time. */
export const toldWithinMs = 2 * hourMs
/** How far back is looked for mails it should have told of. */
export const silentWithinMs = 24 * hourMs

/** All troubles there are now, where one of them is new and the last mail an hour old; none otherwise. */
export function troublesToTell(
  troubles: readonly MailTrouble[],
  { keys, lastAt }: ToldTroubles,
  now: Date,
): readonly MailTrouble[] {
  const isNew = troubles.some(({ key }) => !keys.has(key))
  const isTooSoon = lastAt !== null && now.getTime() - lastAt.getTime() < hourMs
  return isNew && !isTooSoon ? troubles : []
}

/** How mail as a whole goes. */
export type MailHealth = {
  readonly isQuotaUsedUp: boolean
  /** Mails that are late. */
  readonly late: number
  /** Mails the service has had for a while, and how often it has told anything since the first of them. */
  readonly untold: { readonly sent: number; readonly tellings: number }
}

/** What is wrong with mail as a whole; a fault that lasts is another trouble each day. */
export function troublesOf({ isQuotaUsedUp, late, untold }: MailHealth, now: Date): MailTrouble[] {
  const day = now.toISOString().slice(0, 10)
  return [
    ...(isQuotaUsedUp ? [{ key: `quota ${day}`, kind: 'quota' as const }] : []),
    // Without a quota mail is late, and that is no other trouble.
    ...(late > 0 && !isQuotaUsedUp ? [{ key: `backlog ${day}`, kind: 'backlog' as const, count: late }] : []),
    ...(untold.sent > 0 && untold.tellings === 0 ? [{ key: `silent ${day}`, kind: 'silent' as const }] : []),
  ]
}
