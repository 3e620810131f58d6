/** Who reads what the scorecards add up to, and from when. */
import { roadStateOf, type Challenge } from '#app/lifecycle/challenge.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'

/** Staff by the challenge's own rule; whoever also sits on the jury not before judging is over. */
export function mayReadRanking(
  { isSeated }: { isSeated: boolean },
  challenge: Challenge,
  now: Date,
): boolean {
  if (isSeated)
    return challenge.endedFrom === null && hasReached(roadStateOf(settled(challenge, now)), 'deliberating')
  return mayRead('ranking', { ...nobody, isOrganiser: true }, challenge, now)
}
