import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { messages } from '#db/schema/index.ts'
import { handOverLead, removeMember } from '#app/apply/flows/change-team.server.ts'
import { inviteMember, revokeMemberInvitation } from '#app/apply/flows/invite-member.server.ts'
import { withdrawProposal } from '#app/apply/flows/withdraw-proposal.server.ts'
import { answerInvitation } from '#app/desks/flows/answer-invitation.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aCrowd } from '#test/notify/crowd.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { whileOpen } from './apply-world.ts'

/* Who hears of a team: who is invited, until they answer; the lead, and who it is about. */

const database = useDatabase()

async function aTeamAtWork() {
  await database.setClock(whileOpen)
  const { id: challengeId, programmeId } = await insertChallenge(database.db, { state: 'open' })
  const made = await aCrowd(database, { programmeId, challengeId })
  const { proposalId, leadId } = made.submitted
  const email = 'uusi@people.example'
  const invite = () =>
    inviteMember(
      { proposalId, personId: leadId, role: 'lead', invitee: { email, role: 'editor' }, locale: 'en' },
      made.ports,
    )
  const tokenOf = async () => {
    const [row] = await database.db
      .select({ data: messages.data })
      .from(messages)
      .where(and(eq(messages.notice, 'proposal.team_invite'), eq(messages.email, email)))
    return (row!.data as { token: string }).token
  }
  const answer = async (said: 'accepted' | 'declined') =>
    answerInvitation({ token: await tokenOf(), answer: said, reason: '', viewer: null }, made.ports)
  return { ...made, proposalId, leadId, email, invite, answer }
}

const ok = expect.objectContaining({ ok: true }) as unknown
/** Named by their address until they have an account. */
const invitee = ['uusi@people.example']

describe('an invitation to a team', () => {
  it('is sent at once, again after three days, and three days before it ends', async () => {
    const { invite } = await aTeamAtWork()
    expect(await invite()).toEqual(ok)
    await expectSent(database, { 'proposal.team_invite': invitee, 'proposal.team_invite_reminder': [] })
    await expectSent(database, { 'proposal.team_invite_reminder': invitee }, '2021-12-13T10:05:00Z')
    await expectSent(database, { 'proposal.team_invite_reminder': invitee }, '2021-12-19T21:59:05Z')
    await expectSent(database, { 'proposal.team_invite_reminder': [] }, '2021-12-22T21:00:00Z')
  })

  it.each<[string, (world: Awaited<ReturnType<typeof aTeamAtWork>>) => Promise<unknown>]>([
    ['accepted', ({ answer }) => answer('accepted')],
    ['declined', ({ answer }) => answer('declined')],
    [
      'taken back',
      async ({ proposalId, ports }) => {
        const { rows } = await database.db.execute<{ id: string }>('select id from invitations')
        return revokeMemberInvitation({ proposalId, invitationId: rows[0]!.id }, ports)
      },
    ],
    [
      'to a proposal that has stepped back',
      ({ proposalId, leadId, ports }) =>
        withdrawProposal({ proposalId, personId: leadId, role: 'lead' }, ports),
    ],
  ])('reminds nobody once it is %s', async (_, end) => {
    const world = await aTeamAtWork()
    expect(await world.invite()).toEqual(ok)
    expect(await end(world)).toEqual(ok)
    await expectSent(database, { 'proposal.team_invite_reminder': [] }, '2021-12-13T10:05:00Z')
    await expectSent(database, { 'proposal.team_invite_reminder': [] }, '2021-12-19T21:59:05Z')
  })
})

describe('a change of the team', () => {
  it('is told to the lead and to who joined', async () => {
    const { invite, answer } = await aTeamAtWork()
    await invite()
    expect(await answer('accepted')).toEqual(ok)
    await expectSent(database, { 'proposal.team_changed': ['Lea Lead', 'uusi'] })
  })

  it('is told to the lead and to who left, to who was taken out, and to the new lead', async () => {
    const { proposalId, leadId, ports } = await aTeamAtWork()
    const { rows } = await database.db.execute<{ name: string; id: string }>('select id, name from people')
    const idOf = (name: string) => rows.find((row) => row.name === name)!.id
    const [editor, viewer] = [idOf('Eero Editor'), idOf('Vera Viewer')]
    expect(await removeMember({ proposalId, by: viewer, memberId: viewer }, ports)).toEqual(ok)
    await expectSent(database, { 'proposal.team_changed': ['Lea Lead', 'Vera Viewer'] })
    expect(await handOverLead({ proposalId, by: leadId, memberId: editor }, ports)).toEqual(ok)
    await expectSent(database, { 'proposal.team_changed': ['Eero Editor'] })
    expect(await removeMember({ proposalId, by: editor, memberId: leadId }, ports)).toEqual(ok)
    await expectSent(database, { 'proposal.team_changed': ['Lea Lead'] })
  })
})
