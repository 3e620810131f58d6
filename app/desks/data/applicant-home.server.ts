import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, organisations, programmes, proposals, teamMembers } from '#db/schema/index.ts'
import { proposalFrame, type ProposalFrame } from '#app/apply/core/proposal-frame.ts'
import { proposalFromRow } from '#app/apply/data/proposal-row.ts'
import { isTold, moveDueAtOf, newestBriefOf, titlesOf } from '#app/apply/data/team-proposal.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { challengeFromRow } from '#app/lifecycle/data/challenge-row.ts'

/** Every proposal whose team the person is in, across all challenges, the latest deadline first. One query. */
export async function proposalsOfPerson(
  db: Executor,
  { personId, lang, now }: { personId: string; lang: Locale; now: Date },
): Promise<ProposalFrame[]> {
  const rows = await db
    .select({
      row: getTableColumns(proposals),
      challenge: getTableColumns(challenges),
      partnerZones: programmes.partnerZones,
      contactEmail: programmes.contactEmail,
      organisation: organisations.name,
      role: teamMembers.role,
      titles: titlesOf(sql`${proposals.challengeId}`),
      newestBrief: newestBriefOf(sql`${proposals.challengeId}`),
      moveDueAt: moveDueAtOf(),
      isTold: isTold(),
    })
    .from(teamMembers)
    .innerJoin(proposals, eq(proposals.id, teamMembers.proposalId))
    .innerJoin(challenges, eq(challenges.id, proposals.challengeId))
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .innerJoin(organisations, eq(organisations.id, proposals.organisationId))
    .where(eq(teamMembers.personId, personId))
    .orderBy(desc(challenges.closesAt), desc(proposals.startedAt), proposals.id)
    .limit(200)
  return rows.map(({ row, challenge, partnerZones, newestBrief, ...rest }) =>
    proposalFrame({
      ...rest,
      proposal: proposalFromRow(row),
      completionDueAt: row.completionDueAt,
      isScreeningReleased: row.screeningReleasedAt !== null,
      brief: { answered: row.briefNumber, newest: newestBrief },
      reference: row.reference,
      title: row.title,
      language: row.language ?? 'en',
      challenge: challengeFromRow({ ...challenge, partnerZones }),
      challengeSlug: challenge.slug,
      // Proposals of several programmes stand beside each other there.
      accents: null,
      lang,
      now,
    }),
  )
}

/** Open invitations to teams that were sent to the person's address. The link itself is in the mail alone. */
export async function teamInvitationsTo(db: Executor, { email, now }: { email: string; now: Date }) {
  const { rows } = await db.execute<{
    id: string
    reference: string
    organisation: string
    invited_by: string | null
    expires_at: Date | string
  }>(sql`
    select i.id, p.reference, o.name as organisation, by.name as invited_by, i.expires_at
    from invitations i
    join proposals p on p.id = i.proposal_id
    join organisations o on o.id = p.organisation_id
    left join people by on by.id = i.invited_by
    where i.email = ${email} and i.purpose = 'team' and i.used_at is null and i.expires_at > ${now.toISOString()}
    order by i.created_at desc
    limit 50`)
  return rows.map(({ id, reference, organisation, invited_by: invitedBy, expires_at: expiresAt }) => ({
    id,
    reference,
    organisation,
    invitedBy,
    expiresAt: new Date(expiresAt).toISOString(),
  }))
}
