import type { Tx } from '#db/client.server.ts'
import { briefs, briefTexts, challenges, criteria, criterionTexts } from '#db/schema/index.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import { locales } from '#app/platform/i18n.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { ChallengeTemplate, ProgrammeTemplate } from '../templates/template.ts'

export type InsertedChallenge = {
  readonly programmeId: string
  readonly slug: string
  /** Its place in the programme, unique there. */
  readonly number: number
  readonly challenge: ChallengeTemplate
  readonly criteria: ProgrammeTemplate['criteria']
  readonly calendar: NewCalendar
  readonly by: string
  readonly now: Date
}

/**
 * Writes a challenge as a draft, with its first brief and its criteria in every language, and the record's entry.
 * Returns its id. Throws the database's error when the slug is taken.
 */
export async function insertChallenge(tx: Tx, input: InsertedChallenge): Promise<string> {
  const { programmeId, slug, number, challenge, calendar, by, now } = input
  const [row] = await tx
    .insert(challenges)
    .values({
      programmeId,
      slug,
      number,
      zone: calendar.zone,
      opensAt: calendar.opensAt,
      closesAt: calendar.closesAt,
      judgingEndsAt: calendar.judgingEndsAt,
      announcesAt: calendar.announcesAt,
      pilotsOffered: challenge.pilotsOffered,
      eligibleKinds: [...challenge.eligibility.kinds],
      eligibleCountries: [...challenge.eligibility.countries],
      createdBy: by,
    })
    .returning({ id: challenges.id })
  if (!row) throw new Error('the challenge was not inserted')
  const [brief] = await tx.insert(briefs).values({ challengeId: row.id }).returning({ id: briefs.id })
  if (!brief) throw new Error('the brief was not inserted')
  await tx
    .insert(briefTexts)
    .values(locales.map((locale) => ({ briefId: brief.id, locale, ...challenge.texts[locale] })))
  const criterionRows = await tx
    .insert(criteria)
    .values(challenge.weights.map((weight, index) => ({ challengeId: row.id, position: index + 1, weight })))
    .returning({ id: criteria.id, position: criteria.position })
  await tx.insert(criterionTexts).values(
    criterionRows.flatMap(({ id, position }) => {
      const template = input.criteria[position - 1]
      if (!template) throw new Error(`the template has no criterion ${position}`)
      return locales.map((locale) => ({
        criterionId: id,
        locale,
        name: template[locale].name,
        question: template[locale].question,
        anchors: { ...template[locale].anchors },
      }))
    }),
  )
  await appendEntry(tx, {
    programmeId,
    challengeId: row.id,
    type: 'ChallengeDrafted',
    at: now,
    body: { by, number, slug },
  })
  return row.id
}
