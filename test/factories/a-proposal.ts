import type { Executor } from '#db/client.server.ts'
import type { organisations } from '#db/schema/index.ts'
import { draftAnswers, proposals, teamMembers } from '#db/schema/index.ts'
import { anOrganisation } from './an-organisation.ts'
import { aPerson } from './a-person.ts'

let count = 0

/** Answers that may be submitted: short, dull and complete. */
export const completeAnswers = {
  title: 'Heat that stays in the block',
  summary: 'A store under the yard keeps the heat of the day for the night.',
  'problem-fit': 'It cuts the evening peak for the people who live there.',
  description: 'Water, pumps and a controller that reads the weather.',
  novelty: 'Nobody has put one under a yard.',
  maturity: '6',
  plan: 'Weeks 1-4 build, 5-20 run, 21-24 measure.',
  weeks: '24',
  needs: 'A yard, the meters, one engineer.',
  measures: 'MWh per month: 40 now, 30 wanted.',
  experience: 'Two stores of half the size.',
  roles: 'One leads, two build, one measures.',
  language: 'en',
  truth: 'yes',
  authority: 'yes',
} as const

type DraftFacts = {
  challengeId: string
  answers?: Readonly<Record<string, string>>
  organisation?: Partial<typeof organisations.$inferInsert>
  leadId?: string
} & Partial<Pick<typeof proposals.$inferInsert, 'startedAt' | 'reference' | 'maturity'>>

/** A draft of an organisation of its own with its lead. Complete unless told what it says. */
export async function aDraft(
  db: Executor,
  { challengeId, answers = completeAnswers, organisation, leadId, ...overrides }: DraftFacts,
) {
  const number = (count += 1)
  const lead = leadId ?? (await aPerson(db)).id
  const { id: organisationId } = await anOrganisation(db, { createdBy: lead, ...organisation })
  const [proposal] = await db
    .insert(proposals)
    .values({
      challengeId,
      organisationId,
      reference: `HEL-2021-T${String(number).padStart(3, '0')}-0`,
      title: answers.title ?? '',
      startedBy: lead,
      ...overrides,
    })
    .returning()
  if (!proposal) throw new Error('the proposal was not inserted')
  await db.insert(teamMembers).values({ proposalId: proposal.id, personId: lead, role: 'lead' })
  const rows = Object.entries(answers).map(([question, value]) => ({
    proposalId: proposal.id,
    question,
    value,
    changedBy: lead,
  }))
  if (rows.length > 0) await db.insert(draftAnswers).values(rows)
  return { proposalId: proposal.id, reference: proposal.reference, organisationId, leadId: lead }
}
