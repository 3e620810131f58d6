/** Who hears that the public vote has opened: the teams on its ballot, and those who follow the challenge. */
import type { ChallengeFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { afterTheNight, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'

/**
 * The vote with what stands on its ballot, and when it really opens: never before proposals are unsealed. Null without a
 * vote, where nothing can be picked, and where a later deadline has left it no time.
 */
function heldVote({ challenge, publicVote, proposals }: ChallengeFacts) {
  if (publicVote === null || challenge.endedFrom !== null) return null
  const { onBallot, opensAt: statedAt, closesAt, ...rule } = publicVote
  const unsealedAt = challenge.calendar.closesAt
  const opensAt = statedAt > unsealedAt ? statedAt : unsealedAt
  if (onBallot.length === 0 || opensAt >= closesAt) return null
  const said = { ...rule, voteClosesAt: closesAt.toISOString(), projects: onBallot.length }
  return { opensAt, closesAt, standing: proposals.filter(({ id }) => onBallot.includes(id)), said }
}

function moment({ challenge }: ChallengeFacts, zone: string | null, opensAt: Date, closesAt: Date) {
  return {
    anchor: opensAt.getTime(),
    sendAt: afterTheNight(opensAt, zone ?? challenge.calendar.zone),
    expiresAt: closesAt,
  }
}

const memberIds = (proposals: readonly ProposalFacts[]) =>
  new Set(proposals.flatMap(({ team }) => team.map(({ personId }) => personId)))

/** At the opening of the vote, by day where they are: everybody whose proposal stands on the ballot. */
const voteOpened = notice({
  name: 'vote.opened',
  class: 'service',
  audience: 'teams-on-ballot',
  wanted: (facts) => {
    const vote = heldVote(facts)
    if (vote === null) return []
    return vote.standing.flatMap(({ id, reference, title, team }) =>
      team.map((to) => ({
        to,
        about: id,
        proposalId: id,
        ...moment(facts, to.zone, vote.opensAt, vote.closesAt),
        data: {
          ...vote.said,
          reference,
          title,
          challenge: inLanguage(facts.challenge.titles, to.locale),
          challengeSlug: facts.challenge.slug,
        },
      })),
    )
  },
})

/** The same to those who follow the challenge, and not to the teams on the ballot, who have mail of their own. */
const followVoteOpened = notice({
  name: 'follow.vote_opened',
  class: 'bulletin',
  audience: 'followers',
  wanted: (facts) => {
    const vote = heldVote(facts)
    if (vote === null) return []
    const told = memberIds(vote.standing)
    return facts.followers
      .filter(({ followsFrom, personId }) => followsFrom < vote.opensAt && !told.has(personId))
      .map((to) => ({
        to,
        about: facts.challenge.id,
        ...moment(facts, to.zone, vote.opensAt, vote.closesAt),
        data: {
          ...vote.said,
          challenge: inLanguage(facts.challenge.titles, to.locale),
          challengeSlug: facts.challenge.slug,
          following: to.followingId,
        },
      }))
  },
})

export const voteNotices: readonly Notice[] = [voteOpened, followVoteOpened]
