/** What a team does: begins, writes, brings a colleague in, hands in, improves what was handed in. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { chanceOf, emailOf, identityOf, minutesAfter, timed, type ScenarioProposal } from './scenario.ts'
import { rolesOf } from './words.ts'

export type TeamPlan = {
  readonly challenge: string
  readonly proposal: ScenarioProposal
  readonly startsAt: Date
  /** Null for a draft that is never handed in. */
  readonly submitsAt: Date | null
  /** Handed in once more, with a better plan. */
  readonly improvesAt?: Date
  /** How much of a draft is there after the first days: the sections up to and with this one. */
  readonly firstUpTo: 'solution' | 'pilot' | 'all'
  /** Answers to what the challenge asks besides the standard questions. */
  readonly besides?: Readonly<Record<string, string>>
}

export function teamStory({
  challenge,
  proposal: team,
  startsAt,
  submitsAt,
  improvesAt,
  firstUpTo,
  besides = {},
}: TeamPlan): TimedDeed[] {
  const proposal = identityOf(`${challenge} ${team.key}`)
  const by = emailOf(team, team.lead[1])
  const own = { proposal, by }
  const answers = { ...answersOf(team), ...besides }
  const written = firstPart(answers, firstUpTo)
  const [name, kind, country] = team.organisation
  const writesAt = minutesAfter(startsAt, 40 + chanceOf(team.key, 200))
  const deeds = [
    timed(startsAt, {
      do: 'start',
      challenge,
      ...own,
      applicant: { name, kind, country, website: `https://${team.key}.example` },
      language: team.language,
    }),
    timed(writesAt, { do: 'write', ...own, answers: written }),
  ]
  if (team.mate) {
    const member = emailOf(team, team.mate[1])
    deeds.push(
      timed(minutesAfter(startsAt, 20), { do: 'invite-member', ...own, member, role: 'editor' }),
      timed(minutesAfter(startsAt, 20 + 30 + chanceOf(member, 90)), { do: 'accept-invitation', by: member }),
    )
  }
  if (submitsAt) {
    if (firstUpTo !== 'all') deeds.push(timed(minutesAfter(submitsAt, -25), { do: 'write', ...own, answers }))
    deeds.push(timed(submitsAt, { do: 'submit', ...own, request: identityOf(`${proposal} first`) }))
  }
  if (submitsAt && improvesAt) {
    const better = { plan: `${team.plan}\n\n${team.needs}` }
    deeds.push(
      timed(minutesAfter(improvesAt, -8), { do: 'write', ...own, answers: better }),
      timed(improvesAt, { do: 'submit', ...own, request: identityOf(`${proposal} second`) }),
    )
  }
  return deeds
}

/** The answers to all questions of the form. */
export function answersOf(team: ScenarioProposal): Record<string, string> {
  return {
    title: team.title,
    summary: team.summary,
    'problem-fit': team.fit,
    description: team.solution,
    novelty: team.novelty,
    maturity: String(team.maturity),
    plan: team.plan,
    weeks: String(team.weeks),
    needs: team.needs,
    measures: team.measures,
    experience: team.experience,
    roles: rolesOf(team),
    language: team.language,
    truth: 'yes',
    authority: 'yes',
  }
}

const later = {
  solution: ['plan', 'weeks', 'needs', 'measures', 'experience', 'roles', 'truth', 'authority'],
  pilot: ['experience', 'roles', 'truth', 'authority'],
  all: [],
} as const

function firstPart(answers: Record<string, string>, upTo: keyof typeof later): Record<string, string> {
  const missing: readonly string[] = later[upTo]
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !missing.includes(key)))
}
