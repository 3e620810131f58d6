import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  followers,
  messages,
  people,
  proposals,
  pubShortAddresses,
  shortAddresses,
} from '#db/schema/index.ts'
import { startInterests } from '#app/apply/flows/start-interests.server.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import {
  followerCounts,
  followingBehind,
  publicShortCode,
  shortCodeOf,
} from '#app/publish/data/followers.server.ts'
import { changeShortAddress } from '#app/publish/flows/change-short-address.server.ts'
import {
  confirmFollowing,
  followChallenge,
  forgetUnconfirmed,
  stopFollowing,
} from '#app/publish/flows/follow-challenge.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
let challenge: ChallengeRow

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  ports = { db: database.db, clock: databaseClock, notices: realNotices }
  challenge = await insertChallenge(database.db, { slug: 'clean-air', title: 'Clean air', state: 'open' })
})

const follow = (changes: Partial<Parameters<typeof followChallenge>[0]> = {}) =>
  followChallenge(
    {
      slug: 'clean-air',
      email: 'reader@people.example',
      locale: 'fi',
      zone: 'Asia/Shanghai',
      interest: null,
      clientAddress: '203.0.113.9',
      isOwnAddress: false,
      ...changes,
    },
    ports,
  )
const rows = () => database.db.select().from(followers)
const mails = () =>
  database.db
    .select({
      notice: messages.notice,
      state: messages.state,
      sendAt: messages.sendAt,
      locale: messages.locale,
      zone: messages.zone,
    })
    .from(messages)
    .orderBy(messages.sendAt, messages.notice)
const plan = () => database.db.transaction((tx) => realNotices.replan(tx, { challengeId: challenge.id }))

async function followed(changes: Parameters<typeof follow>[0] = {}) {
  const asked = await follow(changes)
  if (!asked.ok) throw new Error(asked.refusal.code)
  const confirmed = await confirmFollowing(asked.value.id, ports)
  if (!confirmed.ok) throw new Error(confirmed.refusal.code)
  return confirmed.value.id
}

describe('following a challenge', () => {
  it('sends one mail and nothing more until the button behind its link is pressed', async () => {
    expect(await follow()).toMatchObject({ ok: true, value: { isConfirmed: false } })
    await plan()
    expect(await mails()).toMatchObject([{ notice: 'follow.confirm', locale: 'fi', zone: 'Asia/Shanghai' }])
    expect(await database.db.select().from(people).where(eq(people.email, 'reader@people.example'))).toEqual(
      [],
    )
    const [row] = await rows()
    expect(await confirmFollowing(row!.id, ports)).toMatchObject({ ok: true })
    await plan()
    expect((await mails()).map(({ notice }) => notice)).toEqual([
      'follow.confirm',
      'challenge.closing_soon',
      'challenge.closing_soon',
    ])
    expect(await followerCounts(database.db, challenge.id)).toEqual({ following: 1, mayApply: 0 })
  })

  it('confirmed twice is confirmed once', async () => {
    const id = await followed()
    expect(await confirmFollowing(id, ports)).toEqual({ ok: true, value: { id } })
    expect(await rows()).toHaveLength(1)
  })

  it('answers alike for who follows already, and changes nothing of theirs', async () => {
    await followed()
    const interest = { organisation: 'Somebody else', kind: 'enterprise' as const, country: 'FI' }
    expect(await follow({ locale: 'sv', interest })).toMatchObject({
      ok: true,
      value: { isConfirmed: false },
    })
    expect(await rows()).toMatchObject([{ locale: 'fi', intention: 'informed', organisation: '' }])
  })

  it('needs no mail from who is signed in with the address', async () => {
    expect(await follow({ isOwnAddress: true })).toMatchObject({ ok: true, value: { isConfirmed: true } })
    expect(await mails()).toEqual([])
  })

  it('forgets an address that nobody confirms', async () => {
    const asked = await follow()
    await database.setClock('2021-12-15T09:59:00Z')
    expect(await forgetUnconfirmed(ports)).toBe(0)
    await database.setClock('2021-12-15T10:01:00Z')
    const id = asked.ok ? asked.value.id : ''
    expect(await followingBehind(database.db, id, await databaseClock.now(database.db))).toBeNull()
    expect(await confirmFollowing(id, ports)).toMatchObject({ ok: false })
    expect(await forgetUnconfirmed(ports)).toBe(1)
    expect(await rows()).toEqual([])
  })

  it('ends with the link, and with it the mail that was planned', async () => {
    const id = await followed()
    await plan()
    expect(await stopFollowing(id, ports)).toBe(true)
    expect(await stopFollowing(id, ports)).toBe(false)
    await plan()
    expect((await mails()).filter(({ state }) => state === 'planned').map(({ notice }) => notice)).toEqual([
      'follow.confirm',
    ])
  })

  it('leaves reminders away for who has a draft', async () => {
    await followed({ interest: { organisation: 'Kaiku', kind: 'enterprise', country: 'FI' } })
    const [person] = await database.db.select().from(people).where(eq(people.email, 'reader@people.example'))
    await startInterests(person!.id, ports)
    await plan()
    expect((await mails()).map(({ notice }) => notice)).not.toContain('challenge.closing_soon')
  })

  it('floods no mailbox', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await follow()).toMatchObject({ ok: true })
    expect(await follow()).toMatchObject({ ok: false, refusal: { code: 'rate-limited' } })
    expect(await follow({ email: 'another@people.example' })).toMatchObject({ ok: true })
  })

  it.each(['draft', 'scheduled'] as const)('is not possible while the challenge is %s', async (state) => {
    await insertChallenge(database.db, { slug: 'hidden', state, opensAt: new Date('2021-12-09T07:00:00Z') })
    expect(await follow({ slug: 'hidden' })).toEqual({ ok: false, refusal: { code: 'challenge-unknown' } })
  })
})

describe('an interest', () => {
  const interest = { organisation: 'Kaiku Oy', kind: 'enterprise' as const, country: 'FI' }
  const personId = async () =>
    (await database.db.select().from(people).where(eq(people.email, 'reader@people.example')))[0]!.id

  it('becomes a draft for the organisation, once', async () => {
    await followed({ interest })
    const [proposalId] = await startInterests(await personId(), ports)
    const { rows: found } = await database.db.execute(sql`
      select p.id, o.name, p.state from proposals p join organisations o on o.id = p.organisation_id`)
    expect(found).toEqual([{ id: proposalId, name: 'Kaiku Oy', state: 'draft' }])
    expect(await startInterests(await personId(), ports)).toEqual([])
  })

  it('begins nothing for an address that was not confirmed', async () => {
    await follow({ interest })
    const { id } = await aPerson(database.db, { email: 'reader@people.example' })
    expect(await startInterests(id, ports)).toEqual([])
  })

  it('begins nothing once the challenge has closed', async () => {
    await followed({ interest })
    await database.setClock('2021-12-23T10:00:00Z')
    expect(await startInterests(await personId(), ports)).toEqual([])
    expect(await database.db.select().from(proposals)).toEqual([])
  })
})

describe('a short address', () => {
  it('is there from the first day and public from the opening on', async () => {
    const code = await shortCodeOf(database.db, challenge.id)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
    expect(await publicShortCode(database.publicDb, 'clean-air')).toBe(code)
    const draft = await insertChallenge(database.db, { slug: 'hidden', state: 'draft' })
    expect(await shortCodeOf(database.db, draft.id)).not.toBe('')
    expect(await publicShortCode(database.publicDb, 'hidden')).toBeNull()
  })

  it('is changed, the old one leads there still, and another’s is refused', async () => {
    const old = await shortCodeOf(database.db, challenge.id)
    const other = await insertChallenge(database.db, { slug: 'other', state: 'open' })
    expect(await changeShortAddress({ challengeId: challenge.id, code: 'clean air' }, ports)).toEqual({
      ok: true,
      value: { code: 'CLEAN-AIR' },
    })
    expect(await shortCodeOf(database.db, challenge.id)).toBe('CLEAN-AIR')
    expect(await changeShortAddress({ challengeId: other.id, code: 'clean-air' }, ports)).toMatchObject({
      ok: false,
      refusal: { code: 'short-address-taken' },
    })
    expect(
      (
        await database.publicDb
          .select()
          .from(pubShortAddresses)
          .where(eq(pubShortAddresses.slug, 'clean-air'))
      )
        .map(({ code }) => code)
        .sort(),
    ).toEqual([old, 'CLEAN-AIR'].sort())
    await database.setClock('2021-12-08T11:00:00Z')
    expect(await changeShortAddress({ challengeId: challenge.id, code: old }, ports)).toMatchObject({
      ok: true,
    })
    expect(await shortCodeOf(database.db, challenge.id)).toBe(old)
  })

  it('stays where it leads, whoever writes', async () => {
    const other = await insertChallenge(database.db, { slug: 'other', state: 'open' })
    await expect(database.ownerDb.update(shortAddresses).set({ challengeId: other.id })).rejects.toThrow()
  })
})
