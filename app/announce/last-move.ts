import type { ChallengeFacts } from '#app/notify/core/facts.ts'

/** The last move, while its instant is ahead: who heard of an earlier one hears of this one too. */
export function lastMove({ challenge, announcement, now }: ChallengeFacts) {
  const move = announcement.changes.at(-1)
  return move && challenge.endedFrom === null && now < move.announcesAt ? move : null
}
