/** When the public votes: from the opening of the vote (and never before proposals are unsealed) until it closes. */

export type VotePeriod = { readonly opensAt: Date; readonly closesAt: Date }
export type VoteStage = 'before' | 'open' | 'closed'

/** Open from the first instant to, and not at, the last. `unsealedAt` is the challenge's own deadline. */
export function voteStageAt({ opensAt, closesAt }: VotePeriod, unsealedAt: Date, now: Date): VoteStage {
  if (now >= closesAt) return 'closed'
  return now >= opensAt && now >= unsealedAt ? 'open' : 'before'
}

export type PeriodRefusal =
  | { readonly code: 'vote-before-deadline'; readonly closesAt: Date; readonly zone: string }
  | { readonly code: 'vote-after-announcement'; readonly announcesAt: Date; readonly zone: string }

/**
 * A vote lies between the deadline and the announcement: before, nobody may see a proposal; after, it would advise
 * nobody.
 */
export function periodRefusal(
  { opensAt, closesAt }: VotePeriod,
  challenge: { readonly closesAt: Date; readonly announcesAt: Date; readonly zone: string },
): PeriodRefusal | null {
  const { zone } = challenge
  if (opensAt < challenge.closesAt)
    return { code: 'vote-before-deadline', closesAt: challenge.closesAt, zone }
  if (closesAt > challenge.announcesAt)
    return { code: 'vote-after-announcement', announcesAt: challenge.announcesAt, zone }
  return null
}
