import { and, asc, eq } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  frameworkReports,
  frameworks,
  frameworkSpeakers,
  frameworkTerms,
  organisations,
  programmeParties,
  programmes,
} from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { lockedModuleState } from '#app/publish/data/modules.server.ts'
import type { Hand } from '../core/deciding.ts'

/** The parties of a programme, each once, organising ones first. */
export async function partiesOf(db: Executor, programmeId: string) {
  const rows = await db
    .select({
      organisationId: programmeParties.organisationId,
      name: organisations.name,
      relation: programmeParties.relation,
    })
    .from(programmeParties)
    .innerJoin(organisations, eq(organisations.id, programmeParties.organisationId))
    .where(eq(programmeParties.programmeId, programmeId))
    .orderBy(asc(programmeParties.position), asc(organisations.name))
  const parties = new Map<string, { organisationId: string; name: string; isOrganiser: boolean }>()
  for (const { organisationId, name, relation } of rows) {
    const isOrganiser = relation === 'organiser' || (parties.get(organisationId)?.isOrganiser ?? false)
    parties.set(organisationId, { organisationId, name, isOrganiser })
  }
  return [...parties.values()].sort((a, b) => Number(b.isOrganiser) - Number(a.isOrganiser))
}

/**
 * What every flow of a partnership begins with: its programme locked until the transaction ends, so that two hands do not
 * cross each other. Null where the module is off.
 */
export async function lockPartnership(tx: Tx, { programmeId, now }: { programmeId: string; now: Date }) {
  if ((await lockedModuleState(tx, { programmeId, module: 'partnership' })) === 'off') return null
  const [programme] = await tx
    .select({ zone: programmes.zone })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  const [framework] = await tx.select().from(frameworks).where(eq(frameworks.programmeId, programmeId))
  const terms = await tx
    .select()
    .from(frameworkTerms)
    .where(eq(frameworkTerms.programmeId, programmeId))
    .orderBy(asc(frameworkTerms.number))
  const reports = await tx
    .select()
    .from(frameworkReports)
    .where(eq(frameworkReports.programmeId, programmeId))
    .orderBy(asc(frameworkReports.year))
  const parties = await partiesOf(tx, programmeId)
  const zone = programme?.zone ?? 'UTC'
  return {
    framework: framework ?? null,
    terms,
    parties,
    sides: parties.filter(({ isOrganiser }) => isOrganiser),
    zone,
    today: instantToWallClock(now, zone).date,
    reports: reports.map((report) => ({ ...report, isPublished: report.publishedAt !== null })),
  }
}

/** For which party somebody speaks. */
export async function handOf(
  db: Executor,
  { programmeId, personId }: { programmeId: string; personId: string },
): Promise<Hand> {
  const [row] = await db
    .select({ organisationId: frameworkSpeakers.organisationId })
    .from(frameworkSpeakers)
    .where(and(eq(frameworkSpeakers.programmeId, programmeId), eq(frameworkSpeakers.personId, personId)))
  return { personId, organisationId: row?.organisationId ?? null }
}
