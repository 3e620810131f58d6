/** The programme of 2021, as it might have gone. Its organisers, challenges and dates are true; everything else is invented. */
import { approvals } from '#app/people/core/approvals.ts'
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { demoProgramme } from '#app/desks/core/demo-cast.ts'
import { chinaFinland2021 as template } from '#app/publish/templates/china-finland-2021.ts'
import { hosts, keeper, organisers, partner } from '../cast.ts'
import { challengeStory, type ChallengePlan } from '../challenge-story.ts'
import { at, chanceOf, minutesAfter, teamOf, type Scenario, type ScenarioProposal } from '../scenario.ts'
import { teamStory } from '../team-story.ts'
import { juries } from './juries.ts'
import { pilotStory } from './pilot.ts'
import { digitalEsd } from './proposals/digital-esd.ts'
import { homeServices } from './proposals/home-services.ts'
import { urbanRenewal } from './proposals/urban-renewal.ts'
import { virtualDesign } from './proposals/virtual-design.ts'
import { roomStory } from './rooms.ts'
import { figuresOf } from './figures.ts'
import { pressKits } from './press.ts'
import { citations, statements } from './statements.ts'

export const challengeSlugs = {
  urban: 'urban-renewal-of-old-industrial-parks',
  esd: 'digital-esd-platform-for-young-people',
  home: 'home-services-for-the-elderly',
  virtual: 'virtual-visual-design-of-the-building-environment',
} as const
type ChallengeKey = keyof typeof challengeSlugs

const proposals: Readonly<Record<ChallengeKey, readonly ScenarioProposal[]>> = {
  urban: urbanRenewal,
  esd: digitalEsd,
  home: homeServices,
  virtual: virtualDesign,
}

/**
 * When the proposals of a challenge come in, by their order in its list. Two thirds are there before the demo begins;
 * four come on the last days, and the last one stays a draft unless somebody sends it.
 */
const arrivals = [
  '2021-12-07T10:20',
  '2021-12-09T14:05',
  '2021-12-10T16:40',
  '2021-12-13T09:15',
  '2021-12-14T11:30',
  '2021-12-15T15:50',
  '2021-12-16T13:10',
  '2021-12-17T17:25',
  '2021-12-18T20:10',
  '2021-12-19T18:35',
  '2021-12-20T21:40',
  '2021-12-21T16:15',
  '2021-12-22T19:30',
  '2021-12-22T23:12',
  null,
] as const

export function chinaFinland2021(): Scenario {
  const keys = Object.keys(challengeSlugs) as ChallengeKey[]
  return {
    people: keys.flatMap((key) => proposals[key].flatMap(teamOf)),
    foundings: [
      {
        at: at('2021-11-22T10:00'),
        slug: demoProgramme,
        template,
        calendar: {
          zone: 'Europe/Helsinki',
          partnerZones: ['Asia/Shanghai'],
          opensAt: at('2021-12-03T09:00'),
          closesAt: at('2021-12-22T23:59'),
          judgingEndsAt: at('2022-01-12T17:00'),
          announcesAt: at('2022-01-14T10:00'),
        },
        contactEmail: 'challenge@city-desk.example',
        by: organisers.aino.email,
        roles: [
          { email: organisers.lin.email, role: 'organiser' },
          { email: organisers.katri.email, role: 'organiser' },
          { email: organisers.oskar.email, role: 'screener' },
          { email: hosts.henna.email, role: 'pilot_manager' },
          { email: keeper.email, role: 'administrator' },
          { email: partner.email, role: 'partner' },
        ],
        approvals: approvals.map((approval) => ({
          approval,
          approvers: [organisers.lin.email],
          deputies: [organisers.katri.email],
        })),
      },
    ],
    deeds: [
      ...keys.flatMap((key, index) => [...teams(key, index), ...challengeStory(planOf(key, index))]),
      ...pilotStory(challengeSlugs.urban),
      ...roomStory(challengeSlugs.home, [challengeSlugs.esd, challengeSlugs.urban, challengeSlugs.virtual]),
    ],
  }
}

function teams(key: ChallengeKey, challengeIndex: number): TimedDeed[] {
  const opensAt = at('2021-12-03T09:00')
  return proposals[key].flatMap((proposal, index) => {
    const arrival = arrivals[index] ?? null
    const submitsAt = arrival && minutesAfter(at(arrival), challengeIndex * 11 - 17)
    const startsAt = submitsAt
      ? minutesAfter(submitsAt, -(2 * 1440 + chanceOf(`start ${proposal.key}`, 6 * 1440)))
      : at('2021-12-17T11:25')
    return teamStory({
      challenge: challengeSlugs[key],
      proposal,
      startsAt:
        startsAt > opensAt ? startsAt : minutesAfter(opensAt, 60 + chanceOf(`first ${proposal.key}`, 600)),
      submitsAt,
      ...(key === 'virtual' && { besides: figuresOf(proposal) }),
      ...(submitsAt && index < 10 && index % 4 === 1 && { improvesAt: minutesAfter(submitsAt, 600) }),
      firstUpTo:
        submitsAt === null ? 'pilot' : index % 3 === 0 ? 'all' : index % 3 === 1 ? 'pilot' : 'solution',
    })
  })
}

function planOf(key: ChallengeKey, index: number): ChallengePlan {
  const minutes = index * 25
  return {
    challenge: challengeSlugs[key],
    author: organisers.aino.email,
    approver: organisers.lin.email,
    screener: organisers.oskar.email,
    proposals: proposals[key],
    submitted: proposals[key]
      .filter((_, place) => (arrivals[place] ?? null) !== null)
      .map((proposal) => proposal.key),
    jury: juries[key],
    statement: statements[key],
    citation: citations[key],
    press: pressKits[key],
    ...(key === 'home' && { preferred: 'hyvan-kodin-piiri' }),
    instants: {
      reviewAt: minutesAfter(at('2021-11-26T13:00'), minutes),
      approvedAt: minutesAfter(at('2021-11-29T09:10'), minutes),
      scheduledAt: minutesAfter(at('2021-11-30T14:00'), minutes),
      juryInvitedAt: minutesAfter(at('2021-12-08T10:00'), minutes),
      screeningAt: minutesAfter(at('2021-12-27T09:00'), index * 200),
      declaringAt: minutesAfter(at('2021-12-28T10:00'), minutes),
      assignedAt: minutesAfter(at('2021-12-29T10:30'), minutes),
      judgingAt: minutesAfter(at('2021-12-29T11:00'), minutes),
      judgingDoneAt: at('2022-01-12T12:00'),
      decidedAt: minutesAfter(at('2022-01-13T10:00'), minutes),
      confirmedAt: minutesAfter(at('2022-01-13T13:30'), minutes),
      answeredAt: minutesAfter(at('2022-01-17T09:30'), index * 700),
    },
  }
}
