import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { cohorts, intakeApplications, intakes, people, programmes, programmeTexts } from '#db/schema/index.ts'
import type { ApplicationFacts } from '../notices.ts'

/** What the notices of an application may know. Three queries; null where nobody is left to be told. */
export async function applicationFacts(tx: Tx, applicationId: string): Promise<ApplicationFacts | null> {
  const [row] = await tx
    .select({
      application: intakeApplications,
      zone: intakes.zone,
      slug: programmes.slug,
      person: {
        id: people.id,
        name: people.name,
        email: people.email,
        locale: people.locale,
        zone: people.zone,
      },
      cohort: {
        number: cohorts.number,
        name: cohorts.name,
        startsOn: cohorts.startsOn,
        endsOn: cohorts.endsOn,
      },
    })
    .from(intakeApplications)
    .innerJoin(intakes, eq(intakes.programmeId, intakeApplications.programmeId))
    .innerJoin(programmes, eq(programmes.id, intakeApplications.programmeId))
    .innerJoin(people, eq(people.id, intakeApplications.applicantId))
    .leftJoin(cohorts, eq(cohorts.id, intakeApplications.cohortId))
    .where(eq(intakeApplications.id, applicationId))
  if (!row) return null
  const { application, person, cohort } = row
  const names = await tx
    .select({ locale: programmeTexts.locale, name: programmeTexts.name })
    .from(programmeTexts)
    .where(eq(programmeTexts.programmeId, application.programmeId))
  return {
    id: application.id,
    reference: application.reference,
    startUp: application.name,
    state: application.state,
    stateAt: application.stateAt,
    submittedAt: application.submittedAt,
    bodyHash: application.bodyHash,
    answerBy: application.answerBy,
    hasMovedUp: application.hasMovedUp,
    reason: application.reason,
    cohort,
    zone: row.zone,
    programme: {
      id: application.programmeId,
      slug: row.slug,
      names: Object.fromEntries(names.map(({ locale, name }) => [locale, name])),
    },
    applicant: {
      personId: person.id,
      name: person.name,
      email: person.email,
      locale: person.locale ?? 'en',
      zone: person.zone,
    },
  }
}
