import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { challenges, invitations, messages, organisations, proposals, teamMembers } from '#db/schema/index.ts'
import type { ApplicantKind } from '#app/apply/core/eligibility.ts'
import { changeMemberRole, handOverLead, removeMember } from '#app/apply/flows/change-team.server.ts'
import { inviteMember, revokeMemberInvitation } from '#app/apply/flows/invite-member.server.ts'
import { joinTeam } from '#app/apply/flows/join-team.server.ts'
import { organisationFingerprint, saveOrganisation } from '#app/apply/flows/save-organisation.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { readProposalReference } from '#app/platform/ids.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from './apply-world.ts'

const database = useDatabase()
const newFirm = { name: 'Pohjoinen Oy', kind: 'enterprise', country: 'FI', website: null } as const

type StartInput = Parameters<typeof startProposal>[0]

const start = (challengeId: string, personId: string, overrides: Partial<StartInput> = {}) =>
  startProposal(
    { challengeId, personId, applicant: newFirm, language: 'fi', requestId: randomUUID(), ...overrides },
    portsOf(database),
  )

describe('starting a proposal', () => {
  it('makes the organisation, the team and a reference that reads back', async () => {
    const challenge = await anOpenChallenge(database)
    const person = await aPerson(database.db)
    const result = await start(challenge.id, person.id)
    if (!result.ok) throw new Error(result.refusal.code)
    const { proposalId, reference } = result.value
    expect(reference).toMatch(/^HEL-2021-/)
    expect(readProposalReference(reference)).toEqual({ ok: true, value: reference })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
    expect(row).toMatchObject({ state: 'draft', language: 'fi', briefNumber: 1, startedBy: person.id })
    const team = await database.db.select().from(teamMembers)
    expect(team).toMatchObject([{ proposalId, personId: person.id, role: 'lead' }])
    const planned = await database.db.select({ notice: messages.notice }).from(messages)
    expect(planned.map(({ notice }) => notice)).toContain('proposal.started')
  })

  it('gives the same proposal for the same post, at the same moment and later', async () => {
    const challenge = await anOpenChallenge(database)
    const person = await aPerson(database.db)
    const requestId = randomUUID()
    const results = await Promise.all([1, 2, 3].map(() => start(challenge.id, person.id, { requestId })))
    for (const result of results) expect(result).toEqual(results[0])
    expect(results[0]).toMatchObject({ ok: true })
    expect(await database.db.select().from(proposals)).toHaveLength(1)
    expect(await database.db.select().from(organisations)).toHaveLength(1)
    const other = await aPerson(database.db)
    expect(await start(challenge.id, other.id, { requestId })).toMatchObject({
      refusal: { code: 'already-started' },
    })
  })

  it('refuses persons without an organisation, and the owner of the challenge', async () => {
    const challenge = await anOpenChallenge(database)
    const person = await aPerson(database.db)
    expect(
      await start(challenge.id, person.id, { applicant: { ...newFirm, kind: 'individual' } }),
    ).toMatchObject({
      refusal: { code: 'kind-not-eligible', rule: '1' },
    })
    const owner = await anOrganisation(database.db, { createdBy: person.id })
    await database.db
      .update(challenges)
      .set({ ownerOrganisationId: owner.id })
      .where(eq(challenges.id, challenge.id))
    expect(await start(challenge.id, person.id, { applicant: { organisationId: owner.id } })).toMatchObject({
      refusal: { code: 'owner-not-eligible' },
    })
    expect(await database.db.select().from(proposals)).toEqual([])
  })

  it('takes one per organisation, and names its lead to the team alone', async () => {
    const challenge = await anOpenChallenge(database)
    const lead = await aPerson(database.db, { name: 'Liisa Lead' })
    const firm = await anOrganisation(database.db, { createdBy: lead.id })
    const applicant = { organisationId: firm.id }
    const draft = await start(challenge.id, lead.id, { applicant })
    if (!draft.ok) throw new Error(draft.refusal.code)
    expect(await start(challenge.id, lead.id, { applicant })).toEqual({
      ok: false,
      refusal: { code: 'already-started-by', lead: 'Liisa Lead', proposalId: draft.value.proposalId },
    })
    const colleague = await aPerson(database.db)
    await database.db
      .update(organisations)
      .set({ createdBy: colleague.id })
      .where(eq(organisations.id, firm.id))
    expect(await start(challenge.id, colleague.id, { applicant })).toEqual({
      ok: false,
      refusal: { code: 'organisation-has-proposal' },
    })
    const stranger = await aPerson(database.db)
    expect(await start(challenge.id, stranger.id, { applicant })).toMatchObject({
      refusal: { code: 'organisation-unknown' },
    })
  })

  it('lets one of two colleagues win who start at the same moment', async () => {
    const challenge = await anOpenChallenge(database)
    const person = await aPerson(database.db)
    const firm = await anOrganisation(database.db, { createdBy: person.id })
    const applicant = { organisationId: firm.id }
    const results = await Promise.all([1, 2, 3, 4].map(() => start(challenge.id, person.id, { applicant })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await database.db.select().from(proposals)).toHaveLength(1)
  })

  it('begins nothing after the deadline', async () => {
    const challenge = await anOpenChallenge(database)
    const person = await aPerson(database.db)
    await database.setClock(afterDeadline)
    expect(await start(challenge.id, person.id)).toMatchObject({ refusal: { code: 'deadline-passed' } })
    expect(await database.db.select().from(organisations)).toEqual([])
  })
})

describe('who may apply', () => {
  const openTo = (challengeId: string, kinds: ApplicantKind[], countries: string[] = []) =>
    // A public challenge keeps what it said, so the table is asked in the name of nobody.
    database.ownerDb.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx
        .update(challenges)
        .set({ eligibleKinds: kinds, eligibleCountries: countries })
        .where(eq(challenges.id, challengeId))
    })

  it('is asked by kind and by country, for new applicants and known ones', async () => {
    const challenge = await anOpenChallenge(database)
    const person = await aPerson(database.db)
    await openTo(challenge.id, ['university', 'individual'], ['FI'])
    expect(await start(challenge.id, person.id)).toMatchObject({ refusal: { code: 'kind-not-eligible' } })
    const abroad = { name: 'Maja', kind: 'individual', country: 'SE', website: null } as const
    expect(await start(challenge.id, person.id, { applicant: abroad })).toMatchObject({
      refusal: { code: 'country-not-eligible', rule: '1' },
    })
    const firm = await anOrganisation(database.db, { createdBy: person.id })
    expect(await start(challenge.id, person.id, { applicant: { organisationId: firm.id } })).toMatchObject({
      refusal: { code: 'kind-not-eligible' },
    })
    expect(await database.db.select().from(proposals)).toEqual([])
    const atHome = { ...abroad, country: 'FI' }
    expect(await start(challenge.id, person.id, { applicant: atHome })).toMatchObject({ ok: true })
  })

  it('is held by the database too', async () => {
    const challenge = await anOpenChallenge(database)
    await openTo(challenge.id, ['university'])
    await expect(aDraft(database.db, { challengeId: challenge.id })).rejects.toMatchObject({
      cause: { constraint: 'proposals_eligible_applicant' },
    })
    await expect(
      database.db
        .update(challenges)
        .set({ eligibleKinds: ['enterprise'] })
        .where(eq(challenges.id, challenge.id)),
    ).rejects.toMatchObject({ cause: { constraint: 'challenges_eligibility_stays' } })
  })

  it('does not change under a draft: not by its own facts, and not when it is handed in', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, { challengeId: challenge.id })
    await openTo(challenge.id, ['enterprise'], ['FI'])
    const [before] = await database.db
      .select()
      .from(organisations)
      .where(eq(organisations.id, draft.organisationId))
    const { name, registryNumber, website } = before!
    const facts = { name, kind: 'enterprise', country: 'FI', registryNumber, website } as const
    const save = (change: { kind?: ApplicantKind; country?: string | null; name?: string }) =>
      saveOrganisation(
        {
          ...{ proposalId: draft.proposalId, personId: draft.leadId, role: 'lead' },
          change: { ...facts, ...change, seen: organisationFingerprint(facts) },
        },
        portsOf(database),
      )
    expect(await save({ kind: 'association' })).toMatchObject({ refusal: { code: 'kind-not-eligible' } })
    expect(await save({ country: 'SE' })).toMatchObject({ refusal: { code: 'country-not-eligible' } })
    expect(await save({ name: 'Another name' })).toMatchObject({ ok: true })
  })
})

describe('the team', () => {
  it('invites by mail, once per address, and takes back', async () => {
    const challenge = await anOpenChallenge(database)
    const { proposalId, leadId } = await aDraft(database.db, { challengeId: challenge.id })
    const invite = (email: string) =>
      inviteMember(
        { proposalId, personId: leadId, role: 'lead', invitee: { email, role: 'editor' }, locale: 'fi' },
        portsOf(database),
      )
    expect(await invite('Uusi@Team.example')).toMatchObject({ ok: true })
    expect(await invite('uusi@team.example')).toMatchObject({ refusal: { code: 'already-invited' } })
    const rows = await database.db.select().from(invitations)
    expect(rows.map(({ answer }) => answer)).toEqual([null])
    const mails = await database.db.select().from(messages).where(eq(messages.notice, 'proposal.team_invite'))
    expect(mails.map(({ email }) => email)).toEqual(['uusi@team.example'])
    const open = rows.find(({ answer }) => answer === null)!
    expect(open.expiresAt).toEqual(challenge.closesAt)
    expect(open.tokenHash).not.toBe((mails[0]!.data as { token: string }).token)

    const elsewhere = await aDraft(database.db, { challengeId: challenge.id })
    const asked = { invitationId: open.id, proposalId: elsewhere.proposalId }
    expect(await revokeMemberInvitation(asked, portsOf(database))).toMatchObject({ ok: false })
    expect(await revokeMemberInvitation({ ...asked, proposalId }, portsOf(database))).toMatchObject({
      ok: true,
    })
  })

  it('refuses members, editors who invite, and more than twenty', async () => {
    const challenge = await anOpenChallenge(database)
    const { proposalId, leadId } = await aDraft(database.db, { challengeId: challenge.id })
    const member = await aTeamMember(database.db, { proposalId })
    const asked = { proposalId, personId: leadId, role: 'lead', locale: 'en' } as const
    const to = (email: string) => ({ email, role: 'viewer' }) as const
    expect(await inviteMember({ ...asked, invitee: to(member.email) }, portsOf(database))).toMatchObject({
      refusal: { code: 'already-in-team' },
    })
    expect(
      await inviteMember({ ...asked, role: 'editor', invitee: to('a@b.example') }, portsOf(database)),
    ).toMatchObject({
      refusal: { code: 'team-role-needed' },
    })
    for (let number = 3; number <= 20; number += 1) await aTeamMember(database.db, { proposalId })
    expect(await inviteMember({ ...asked, invitee: to('a@b.example') }, portsOf(database))).toMatchObject({
      refusal: { code: 'team-full' },
    })
  })

  it('keeps exactly one lead through every change', async () => {
    const challenge = await anOpenChallenge(database)
    const { proposalId, leadId } = await aDraft(database.db, { challengeId: challenge.id })
    const member = await aTeamMember(database.db, { proposalId })
    const ports = portsOf(database)
    const roles = async () =>
      (await database.db.select().from(teamMembers))
        .map(({ personId, role }) => [personId === leadId, role])
        .sort()
    expect(await removeMember({ proposalId, by: leadId, memberId: leadId }, ports)).toMatchObject({
      refusal: { code: 'lead-stays' },
    })
    expect(await handOverLead({ proposalId, by: member.id, memberId: member.id }, ports)).toMatchObject({
      refusal: { code: 'lead-only' },
    })
    expect(await handOverLead({ proposalId, by: leadId, memberId: member.id }, ports)).toMatchObject({
      ok: true,
    })
    expect(await roles()).toEqual([
      [false, 'lead'],
      [true, 'editor'],
    ])
    expect(
      await changeMemberRole({ proposalId, by: member.id, memberId: leadId, role: 'viewer' }, ports),
    ).toMatchObject({ ok: true })
    expect(await removeMember({ proposalId, by: leadId, memberId: leadId }, ports)).toMatchObject({
      ok: true,
    })
    expect(await roles()).toEqual([[false, 'lead']])
  })

  it('lets two hand-overs at once end with one lead', async () => {
    const challenge = await anOpenChallenge(database)
    const { proposalId, leadId } = await aDraft(database.db, { challengeId: challenge.id })
    const one = await aTeamMember(database.db, { proposalId })
    const two = await aTeamMember(database.db, { proposalId })
    await Promise.all(
      [one, two].map(({ id }) => handOverLead({ proposalId, by: leadId, memberId: id }, portsOf(database))),
    )
    const leads = (await database.db.select().from(teamMembers)).filter(({ role }) => role === 'lead')
    expect(leads).toHaveLength(1)
  })

  it('joins with the invited role; an old invitation changes nobody', async () => {
    const challenge = await anOpenChallenge(database)
    const { proposalId, leadId } = await aDraft(database.db, { challengeId: challenge.id })
    const person = await aPerson(database.db)
    const ports = portsOf(database)
    const join = (personId: string) =>
      database.db.transaction((tx) => joinTeam({ tx, ports, proposalId, personId, role: 'viewer' }))
    await join(person.id)
    await join(leadId)
    const team = await database.db.select().from(teamMembers)
    expect(team.map(({ role }) => role).sort()).toEqual(['lead', 'viewer'])
  })
})

describe('the facts of the organisation', () => {
  it('change for all drafts, and not over somebody else’s change', async () => {
    const challenge = await anOpenChallenge(database)
    const draft = await aDraft(database.db, {
      challengeId: challenge.id,
      organisation: { name: 'Before Oy' },
    })
    const before = {
      name: 'Before Oy',
      kind: 'enterprise',
      country: 'FI',
      registryNumber: null,
      website: null,
    } as const
    const asked = { proposalId: draft.proposalId, personId: draft.leadId, role: 'lead' } as const
    const seen = organisationFingerprint(before)
    const change = { ...before, name: 'After Oy', seen }
    expect(await saveOrganisation({ ...asked, change }, portsOf(database))).toMatchObject({ ok: true })
    expect(
      await saveOrganisation({ ...asked, change: { ...change, name: 'Other Oy' } }, portsOf(database)),
    ).toMatchObject({ refusal: { code: 'organisation-changed' } })
    const [row] = await database.db
      .select()
      .from(organisations)
      .where(eq(organisations.id, draft.organisationId))
    expect(row?.name).toBe('After Oy')
  })
})
