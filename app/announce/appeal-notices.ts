/** An appeal is received by its team's mail, arrives at the organisers, and is answered. */
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import type { AppealFacts, ChallengeFacts, PersonFacts, ProposalFacts } from '#app/notify/core/facts.ts'
import { after, days, inLanguage } from '#app/notify/core/moments.ts'
import { notice, type Notice } from '#app/notify/core/notice.ts'
import { answerDueAt, appealNumber } from './core/appeals.ts'

type Appealed = { readonly appeal: AppealFacts; readonly proposal: ProposalFacts }

/** Each appeal with its proposal, unless the challenge was called off. */
function appealed({ challenge, appeals, proposals }: ChallengeFacts): Appealed[] {
  if (challenge.state === 'cancelled') return []
  return appeals.flatMap((appeal) => {
    const proposal = proposals.find(({ id }) => id === appeal.proposalId)
    return proposal ? [{ appeal, proposal }] : []
  })
}

function aboutAppeal({ challenge }: ChallengeFacts, { appeal, proposal }: Appealed, to: PersonFacts) {
  return {
    proposalId: proposal.id,
    reference: proposal.reference,
    number: appealNumber(proposal.reference, appeal.number),
    title: proposal.title,
    challenge: inLanguage(challenge.titles, to.locale),
    challengeSlug: challenge.slug,
  }
}

const about = ({ appeal, proposal }: Appealed) => ({
  about: appeal.id,
  proposalId: proposal.id,
  anchor: 1,
})

/** At once, to the whole team: the receipt, with the number. */
const received = notice({
  name: 'decision.appeal_received',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) =>
    appealed(facts).flatMap((each) =>
      each.proposal.team.map((to) => ({
        ...{ to, ...about(each) },
        sendAt: each.appeal.madeAt,
        expiresAt: after(each.appeal.madeAt, days(14)),
        data: {
          ...aboutAppeal(facts, each, to),
          madeAt: each.appeal.madeAt.toISOString(),
          answerDueAt: answerDueAt(each.appeal.madeAt).toISOString(),
        },
      })),
    ),
})

/** At once, to the organisers who are not kept from the proposal, while it waits for an answer. */
const arrived = notice({
  name: 'decision.appeal_arrived',
  class: 'mandatory',
  audience: 'organisers',
  wanted: (facts) =>
    appealed(facts)
      .filter(({ appeal }) => appeal.answered === null)
      .flatMap((each) =>
        facts.organisers
          .filter(({ personId }) => !each.appeal.closedTo.includes(personId))
          .map((to) => ({
            ...{ to, ...about(each) },
            sendAt: each.appeal.madeAt,
            expiresAt: answerDueAt(each.appeal.madeAt),
            data: {
              ...aboutAppeal(facts, each, to),
              appealsUntil: appealsUntil(facts.challenge).toISOString(),
              answerDueAt: answerDueAt(each.appeal.madeAt).toISOString(),
            },
          })),
      ),
})

/** Once two persons have answered, to the whole team. */
const answered = notice({
  name: 'decision.appeal_answered',
  class: 'mandatory',
  audience: 'team',
  wanted: (facts) =>
    appealed(facts).flatMap((each) => {
      const answer = each.appeal.answered
      if (answer === null) return []
      return each.proposal.team.map((to) => ({
        ...{ to, ...about(each) },
        sendAt: answer.at,
        expiresAt: after(answer.at, days(14)),
        data: { ...aboutAppeal(facts, each, to), outcome: answer.outcome },
      }))
    }),
})

export const appealNotices: readonly Notice[] = [received, arrived, answered]
