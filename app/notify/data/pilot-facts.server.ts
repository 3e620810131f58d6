import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Executor } from '#db/client.server.ts'
import {
  measurements,
  measures,
  milestones,
  organisations,
  people,
  pilotPapers,
  pilots,
  proposals,
  proposalVersions,
  recordEntries,
} from '#db/schema/index.ts'
import type { AchievedFacts, PersonFacts, PilotFacts } from '../core/facts.ts'
import { personFrom } from './person.server.ts'

/** The pilots of a challenge (or of some proposals) with their parties, milestones and papers. Three queries. */
export async function pilotFacts(
  db: Executor,
  { challengeId, proposalIds }: { challengeId: string; proposalIds?: readonly string[] },
): Promise<PilotFacts[]> {
  const manager = alias(people, 'manager')
  const contact = alias(people, 'contact')
  const host = alias(organisations, 'host')
  const rows = await db
    .select({
      id: pilots.id,
      slug: pilots.slug,
      proposalId: pilots.proposalId,
      draftTitle: proposals.title,
      title: proposalVersions.title,
      organisation: organisations.name,
      host: host.name,
      site: pilots.site,
      state: pilots.state,
      stateAt: pilots.stateAt,
      stopReason: pilots.stopReason,
      createdAt: pilots.createdAt,
      startsOn: pilots.startsOn,
      endsOn: pilots.endsOn,
      manager,
      contact,
      followups: sql<{ months: number; side: 'team' | 'host' | 'manager' }[]>`coalesce(
        (select json_agg(json_build_object('months', f.months, 'side', f.side) order by f.months, f.side)
          from pilot_followups f where f.pilot_id = ${pilots.id}), '[]'::json)`,
      resultPublicAt: resultPublicAt(),
      achieved: achieved(),
      measuresWithoutValue: sql<string[]>`coalesce(
        (select json_agg(${measures.name} order by ${measures.position}) from ${measures}
          where ${measures.pilotId} = ${pilots.id} and ${measures.retiredAt} is null
            and not exists (select 1 from ${measurements} where ${measurements.measureId} = ${measures.id})),
        '[]'::json)`,
    })
    .from(pilots)
    .innerJoin(proposals, eq(proposals.id, pilots.proposalId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .innerJoin(host, eq(host.id, pilots.hostOrganisationId))
    .leftJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        eq(proposalVersions.number, proposals.submittedVersion),
      ),
    )
    .leftJoin(manager, eq(manager.id, pilots.managerId))
    .leftJoin(contact, eq(contact.id, pilots.hostContactId))
    .where(
      and(
        eq(pilots.challengeId, challengeId),
        proposalIds === undefined
          ? undefined
          : sql`${pilots.proposalId} = any(${sql.param([...proposalIds])}::uuid[])`,
      ),
    )
    .orderBy(pilots.createdAt, pilots.id)
  const steps = await db
    .select({
      pilotId: milestones.pilotId,
      id: milestones.id,
      title: milestones.title,
      dueOn: milestones.dueOn,
      reportedAt: milestones.reportedAt,
    })
    .from(milestones)
    .where(
      and(
        isNull(milestones.retiredAt),
        inArray(
          milestones.pilotId,
          db.select({ id: pilots.id }).from(pilots).where(eq(pilots.challengeId, challengeId)),
        ),
      ),
    )
    .orderBy(asc(milestones.position))
  const papers = await papersOf(db, challengeId)
  return rows.map(({ manager: managing, contact: hosting, draftTitle, title, ...pilot }) => ({
    ...pilot,
    title: title ?? draftTitle,
    manager: partyFrom(managing),
    hostContact: partyFrom(hosting),
    papers: papers.filter(({ pilotId }) => pilotId === pilot.id).map(({ pilotId: _, ...paper }) => paper),
    milestones: steps.filter((step) => step.pilotId === pilot.id).map(({ pilotId: _, ...step }) => step),
  }))
}

/** The later of two: both sides have approved the final report, and the page was made public, as the record has it. */
function resultPublicAt() {
  return sql<Date | null>`(select greatest(f.approved_at, (select max(e.at) from ${recordEntries} e
      where e.challenge_id = ${pilots.challengeId} and e.type = 'PilotPublished'
        and e.body::jsonb ->> 'pilotId' = ${pilots.id}::text))
    from pub_final_reports f where f.pilot_id = ${pilots.id})`.mapWith(pilots.createdAt)
}

function achieved() {
  return sql<
    AchievedFacts[]
  >`coalesce((select json_agg(json_build_object('name', m.name, 'value', v.value::text,
      'unit', v.unit, 'basis', v.basis, 'baseline', m.baseline::text) order by m.position)
    from measures m cross join lateral (select * from measurements n where n.measure_id = m.id
      order by n.measured_on desc, n.entered_at desc, n.id limit 1) v
    where m.pilot_id = ${pilots.id} and m.retired_at is null), '[]'::json)`
}

/** The newest version of each kind with its signatures. */
async function papersOf(db: Executor, challengeId: string) {
  const rows = await db
    .selectDistinctOn([pilotPapers.pilotId, pilotPapers.kind], {
      pilotId: pilotPapers.pilotId,
      id: pilotPapers.id,
      kind: pilotPapers.kind,
      number: pilotPapers.number,
      sentAt: pilotPapers.sentAt,
      signBy: pilotPapers.signBy,
      signatures: sql<{ side: 'team' | 'host' | 'manager'; signedAt: string }[]>`coalesce(
        (select json_agg(json_build_object('side', s.side, 'signedAt', s.signed_at) order by s.signed_at)
          from pilot_signatures s where s.paper_id = pilot_papers.id), '[]'::json)`,
    })
    .from(pilotPapers)
    .innerJoin(pilots, eq(pilots.id, pilotPapers.pilotId))
    .where(eq(pilots.challengeId, challengeId))
    .orderBy(pilotPapers.pilotId, pilotPapers.kind, desc(pilotPapers.number))
  return rows.map(({ signatures, ...paper }) => ({
    ...paper,
    signatures: signatures.map(({ side, signedAt }) => ({ side, signedAt: new Date(signedAt) })),
  }))
}

function partyFrom(row: typeof people.$inferSelect | null): PersonFacts | null {
  if (row === null) return null
  const { id: personId, name, email, locale, zone } = row
  return personFrom({ personId, name, email, locale, zone })
}
