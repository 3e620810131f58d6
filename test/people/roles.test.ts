import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { invitations, jurors, people, recordEntries, roleGrants } from '#db/schema/index.ts'
import { answerInvitation } from '#app/desks/flows/answer-invitation.server.ts'
import { invitationView } from '#app/desks/data/invitation-view.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { PostedMessage } from '#app/notify/core/port.ts'
import { anEntrance } from '#test/factories/an-entrance.ts'
import {
  challengeChoices,
  openRoleInvitations,
  rolesInProgramme,
} from '#app/people/data/role-grants.server.ts'
import { grantRole, removeRole } from '#app/people/flows/change-roles.server.ts'
import { createPerson } from '#app/people/flows/create-person.server.ts'
import { invitePerson, revokeInvitation } from '#app/people/flows/invite-person.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let posted: PostedMessage[] = []
afterEach(() => {
  posted = []
})

const ports = (): Ports => ({
  db: database.db,
  clock: databaseClock,
  notices: {
    post: async (_, message) => void posted.push(message),
    replan: async () => undefined,
    readdress: async () => undefined,
  },
})
const entries = () => database.db.select().from(recordEntries)
const tokenOf = (message: PostedMessage | undefined) => (message?.data as { token: string }).token

async function aProgrammeWithOrganiser() {
  const programme = await insertProgramme(database.db, { name: 'China-Finland Challenge' })
  const organiser = await aPerson(database.db, { name: 'Aino Virta' })
  const grant = {
    personId: organiser.id,
    role: 'organiser',
    programmeId: programme.id,
    challengeId: null,
  } as const
  await grantRole({ ...grant, by: null }, ports())
  posted = []
  return { programme, organiser }
}

async function invited(email = 'bo@people.example') {
  const { programme, organiser } = await aProgrammeWithOrganiser()
  const answer = await invitePerson(
    {
      email,
      name: 'Bo Ek',
      locale: 'sv',
      role: 'auditor',
      programmeId: programme.id,
      challengeId: null,
      invitedBy: organiser.id,
    },
    ports(),
  )
  if (!answer.ok) throw new Error(answer.refusal.code)
  return { programme, organiser, token: tokenOf(posted.at(-1)), invitationId: answer.value.invitationId }
}
const answer = (token: string, more: Partial<Parameters<typeof answerInvitation>[0]> = {}) =>
  answerInvitation({ token, answer: 'accepted', reason: '', viewer: null, ...more }, ports())

describe('a role', () => {
  it('is given once, told to the person, and written down without a name', async () => {
    const { programme } = await aProgrammeWithOrganiser()
    const person = await aPerson(database.db, { name: 'Li Wei', locale: 'zh-CN' })
    const grant = {
      personId: person.id,
      role: 'screener',
      programmeId: programme.id,
      challengeId: null,
    } as const
    expect(await grantRole({ ...grant, by: null }, ports())).toMatchObject({ ok: true })
    expect(await grantRole({ ...grant, by: null }, ports())).toMatchObject({ refusal: { code: 'role-held' } })
    expect(posted).toHaveLength(1)
    expect(posted[0]).toMatchObject({
      notice: 'account.role_granted',
      to: { name: 'Li Wei', locale: 'zh-CN' },
      data: { role: 'screener', change: 'granted', scope: 'China-Finland Challenge' },
    })
    const [, entry] = await entries()
    expect(entry).toMatchObject({ type: 'RoleGranted', programmeId: programme.id })
    expect(JSON.parse(entry!.body)).toEqual({ personId: person.id, role: 'screener' })
    expect((await anEntrance(database.db, person.id))?.viewer.grants).toEqual([
      { role: 'screener', programmeId: programme.id, challengeId: null },
    ])
  })

  it('is gone with the next look after it was removed, and that is written down', async () => {
    const { programme, organiser } = await aProgrammeWithOrganiser()
    const person = await aPerson(database.db)
    await grantRole(
      {
        personId: person.id,
        role: 'operator',
        programmeId: programme.id,
        challengeId: null,
        by: organiser.id,
      },
      ports(),
    )
    const grantId = (await rolesInProgramme(database.db, programme.id)).find(
      (r) => r.personId === person.id,
    )!.grantId
    const remove = () => removeRole({ grantId, programmeId: programme.id, by: organiser.id }, ports())
    expect(await remove()).toMatchObject({ ok: true })
    expect((await anEntrance(database.db, person.id))?.viewer.grants).toEqual([])
    expect(await remove()).toMatchObject({ refusal: { code: 'role-gone' } })
    expect((await entries()).map(({ type }) => type)).toEqual(['RoleGranted', 'RoleGranted', 'RoleRemoved'])
    expect(posted.at(-1)).toMatchObject({ data: { change: 'removed', by: 'Aino Virta' } })
  })

  it('of organiser stays with somebody, also when two remove each other at once', async () => {
    const { programme, organiser } = await aProgrammeWithOrganiser()
    const second = await aPerson(database.db)
    await grantRole(
      { personId: second.id, role: 'organiser', programmeId: programme.id, challengeId: null, by: null },
      ports(),
    )
    const roles = await rolesInProgramme(database.db, programme.id)
    const answers = await Promise.all(
      roles.map(({ grantId }) =>
        removeRole({ grantId, programmeId: programme.id, by: organiser.id }, ports()),
      ),
    )
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    expect(answers.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'last-organiser' } })
  })

  it('of another programme is out of reach', async () => {
    const { programme } = await aProgrammeWithOrganiser()
    const other = await insertProgramme(database.db)
    const [role] = await rolesInProgramme(database.db, programme.id)
    expect(
      await removeRole({ grantId: role!.grantId, programmeId: other.id, by: null }, ports()),
    ).toMatchObject({
      refusal: { code: 'role-gone' },
    })
  })
})

describe('an invitation', () => {
  it('goes by mail, keeps only a hash, and says who invites to what', async () => {
    const { programme, token } = await invited()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(posted[0]).toMatchObject({
      notice: 'account.invitation',
      to: { email: 'bo@people.example', name: 'Bo Ek', locale: 'sv', personId: null },
      data: { role: 'auditor', scope: 'China-Finland Challenge', invitedBy: 'Aino Virta' },
      programmeId: programme.id,
    })
    expect(JSON.stringify(await database.db.select().from(invitations))).not.toContain(token)
    const view = { token, now: new Date(), lang: 'en' as const, viewerEmail: null }
    expect(await invitationView(database.db, view)).toMatchObject({
      state: 'open',
      email: 'bo@people.example',
      inviter: 'Aino Virta',
      purpose: 'role',
      role: 'auditor',
      scope: 'China-Finland Challenge',
      otherViewer: null,
      isSignedIn: false,
    })
    expect(await database.db.select().from(people)).toHaveLength(1)
  })

  it('makes the account and gives the role when accepted, once', async () => {
    const { programme, token } = await invited()
    const accepted = await answer(token)
    expect(accepted).toMatchObject({ ok: true, value: { purpose: 'role' } })
    const [bo] = await database.db.select().from(people).where(eq(people.email, 'bo@people.example'))
    expect(bo).toMatchObject({ name: 'Bo Ek', locale: 'sv', emailVerified: true })
    const [grant] = await database.db.select().from(roleGrants).where(eq(roleGrants.personId, bo!.id))
    expect(grant).toMatchObject({ role: 'auditor', programmeId: programme.id })
    expect(await answer(token)).toMatchObject({ refusal: { code: 'invitation-unusable' } })
    const view = await invitationView(database.db, { token, now: new Date(), lang: 'en', viewerEmail: null })
    expect(view).toEqual({ state: 'used' })
  })

  it('is used by one of twenty at the same moment', async () => {
    const { token } = await invited()
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(token)))
    expect(answers.filter((one) => one.ok)).toHaveLength(1)
    expect((await entries()).filter(({ type }) => type === 'RoleGranted')).toHaveLength(2)
  })

  it('is bound to its address', async () => {
    const { token } = await invited()
    const stranger = await aPerson(database.db, { email: 'stranger@people.example' })
    expect(await answer(token, { viewer: { personId: stranger.id, email: stranger.email } })).toMatchObject({
      refusal: { code: 'invitation-for-other' },
    })
    expect((await anEntrance(database.db, stranger.id))?.viewer.grants).toEqual([])
  })

  it('is declined with a reason and without an account', async () => {
    const { token } = await invited()
    expect(await answer(token, { answer: 'declined', reason: ' no time ' })).toMatchObject({
      value: { personId: null },
    })
    expect(await database.db.select().from(people)).toHaveLength(1)
    const [row] = await database.db.select().from(invitations)
    expect(row).toMatchObject({ answer: 'declined', declineReason: 'no time' })
    expect(await answer(token)).toMatchObject({ ok: false })
  })

  it('taken back, replaced by a newer one, expired, or unknown, it opens nothing', async () => {
    const { programme, organiser, token, invitationId } = await invited()
    await invitePerson(
      {
        email: 'Bo@People.example',
        name: null,
        locale: 'sv',
        role: 'auditor',
        programmeId: programme.id,
        challengeId: null,
        invitedBy: organiser.id,
      },
      ports(),
    )
    const newer = tokenOf(posted.at(-1))
    const stateOf = async (one: string) =>
      (
        await invitationView(database.db, {
          token: one,
          now: await databaseClock.now(database.db),
          lang: 'en',
          viewerEmail: null,
        })
      ).state
    expect(await stateOf(token)).toBe('revoked')
    expect(await answer(token)).toMatchObject({ ok: false })
    expect(await revokeInvitation({ invitationId, programmeId: programme.id }, ports())).toMatchObject({
      refusal: { code: 'invitation-answered' },
    })
    const open = await openRoleInvitations(database.db, programme.id, new Date())
    expect(open).toHaveLength(1)
    await database.setClock(new Date(Date.now() + 15 * 24 * 60 * 60_000))
    expect(await stateOf(newer)).toBe('expired')
    expect(await answer(newer)).toMatchObject({ ok: false })
    expect(await stateOf('unknown')).toBe('unknown')
  })

  it('is not sent to somebody who holds the role', async () => {
    const { programme, organiser } = await aProgrammeWithOrganiser()
    const refused = await invitePerson(
      {
        email: organiser.email,
        name: null,
        locale: 'en',
        role: 'organiser',
        programmeId: programme.id,
        challengeId: null,
        invitedBy: organiser.id,
      },
      ports(),
    )
    expect(refused).toMatchObject({ refusal: { code: 'role-held' } })
    expect(posted).toHaveLength(0)
  })
})

describe('an account', () => {
  it('is made once per address, whatever its letters', async () => {
    const facts = { name: 'Aino Virta', locale: 'fi' } as const
    expect(await createPerson({ ...facts, email: ' Aino@People.example' }, ports())).toMatchObject({
      ok: true,
    })
    expect(await createPerson({ ...facts, email: 'aino@people.example' }, ports())).toMatchObject({
      refusal: { code: 'email-taken' },
    })
  })
})

it('offers the challenges of a programme by title, in the reader’s language where there is one', async () => {
  const { id, programmeId } = await insertChallenge(database.db, { title: 'Quiet streets' })
  await insertChallenge(database.db, { title: 'Another programme' })
  expect(await challengeChoices(database.db, programmeId, 'fi')).toEqual([{ id, title: 'Quiet streets' }])
})

describe('a viewer', () => {
  it('is what the rows say, and not what somebody else’s say', async () => {
    const { organiser } = await aProgrammeWithOrganiser()
    const challenge = await insertChallenge(database.db)
    const juror = await aPerson(database.db)
    await database.db.insert(jurors).values({ challengeId: challenge.id, personId: juror.id })
    expect((await anEntrance(database.db, organiser.id))?.viewer).toMatchObject({
      isJuror: false,
      isApplicant: false,
      isPilotParty: false,
      grants: [{ role: 'organiser' }],
    })
    expect((await anEntrance(database.db, juror.id))?.viewer).toMatchObject({
      isJuror: true,
      isApplicant: false,
      grants: [],
    })
  })
})
