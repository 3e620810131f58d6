import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { challenges, draftAnswers, listings, programmes, programmeTexts } from '#db/schema/index.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { askPublicEra } from '#app/http/public-era.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

beforeEach(() => database.setClock('2021-12-10T10:00:00Z'))

const era = async () => {
  const answer = await askPublicEra(database.publicDb, null)
  if (!answer) throw new Error('there is no public version')
  return answer
}
const version = async () => (await era()).version

/** Whether something is a change of what is public. */
async function isChange(work: () => Promise<unknown>): Promise<boolean> {
  const before = await version()
  await work()
  return (await version()) !== before
}

describe('the version of what is public', () => {
  it('is renewed by each commit that changes what public views read, and by no draft of an applicant', async () => {
    const challenge = await insertChallenge(database.db, { state: 'open' })
    const renamed = () => database.db.update(programmeTexts).set({ name: `Programme ${Math.random()}` })
    expect(await isChange(renamed)).toBe(true)
    expect(await isChange(renamed)).toBe(true)
    expect(await isChange(() => insertProgramme(database.db))).toBe(true)
    const { db } = database
    const ports = { db, clock: databaseClock, notices: realNotices }
    const draft = await aDraft(db, { challengeId: challenge.id, answers: { language: 'en' } })
    const save = (value: string, by: number) =>
      saveAnswer(
        { proposalId: draft.proposalId, personId: draft.leadId, question: 'title', value, version: by },
        ports,
      )
    expect(await isChange(() => save('One', 0))).toBe(false)
    expect(await isChange(() => save('Two', 1))).toBe(false)
    expect(await db.select().from(draftAnswers)).not.toEqual([])
    expect(
      await isChange(() => db.execute(sql`update proposals set draft_version = draft_version + 1`)),
    ).toBe(false)
    expect(await isChange(() => db.execute(sql`update proposals set state = state`))).toBe(true)
  })

  it('changes with the commit and not before, and not at all without one', async () => {
    await insertProgramme(database.db)
    const before = await version()
    await expect(
      database.db.transaction(async (tx) => {
        await tx.update(programmes).set({ theme: 'wave' })
        expect(await version()).toBe(before)
        throw new Error('taken back')
      }),
    ).rejects.toThrow('taken back')
    expect(await version()).toBe(before)
    await database.db.transaction(async (tx) => {
      await tx
        .transaction(async (inner) => {
          await inner.update(programmes).set({ theme: 'leaf' })
          throw new Error('part of it')
        })
        .catch(() => undefined)
      await tx.update(programmes).set({ theme: 'leaf' })
    })
    expect(await version()).not.toBe(before)
    expect((await database.ownerDb.execute(sql`select * from public_changes`)).rows).toEqual([])
  })

  it('makes nobody wait for another who has not come to the commit', async () => {
    const [one, other] = [await insertProgramme(database.db), await insertProgramme(database.db)]
    const theme = (id: string, db: Pick<Db, 'update'>) =>
      db.update(programmes).set({ theme: 'circuit' }).where(eq(programmes.id, id))
    await database.db.transaction(async (tx) => {
      await theme(one.id, tx)
      expect(await isChange(() => theme(other.id, database.db))).toBe(true)
      // And no ring: this one takes what the other has let go.
      await theme(other.id, tx)
    })
  })

  it('is renewed also for whoever sets the rules of the tables aside', async () => {
    await insertChallenge(database.db, { state: 'open' })
    const aside = () =>
      database.ownerDb.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`)
        await tx.update(challenges).set({ closesAt: new Date('2021-12-11T10:00:00Z') })
      })
    expect(await isChange(aside)).toBe(true)
    expect(await isChange(() => database.setClock('2021-12-10T11:00:00Z'))).toBe(true)
  })

  it('tells when what is public changes by itself, to the instant', async () => {
    const at = (text: string) => new Date(`2021-12-${text}Z`)
    await insertChallenge(database.db, {
      state: 'scheduled',
      opensAt: at('10T10:00:07.250'),
      closesAt: at('20T10:00:00.500'),
      judgingEndsAt: at('22T10:00:20.125'),
      announcesAt: at('25T10:00:00.001'),
    })
    // Asked of instants that stand still: the clock runs on while a test waits.
    const until = async (now: string) => {
      const { rows } = await database.ownerDb.execute<{ until: string }>(
        sql`select next_public_instant(${at(now).toISOString()}::timestamptz) as until`,
      )
      return new Date(rows[0]!.until)
    }
    expect(await until('10T10:00:00.000')).toEqual(at('10T10:00:07.250'))
    expect(await until('10T10:00:08.000')).toEqual(at('10T10:01:00.000'))
    // A week before the deadline it becomes one that closes soon.
    expect(await until('13T09:59:59.900')).toEqual(at('13T10:00:00.000'))
    expect(await until('13T10:00:00.000')).toEqual(at('13T10:00:00.500'))
    expect(await until('20T10:00:00.000')).toEqual(at('20T10:00:00.500'))
    expect(await until('22T10:00:01.000')).toEqual(at('22T10:00:20.125'))
    expect(await until('25T10:00:00.000')).toEqual(at('25T10:00:00.001'))
  })

  it('spares the search for the next instant where the asker knows it, and only there', async () => {
    await insertChallenge(database.db, { state: 'open' })
    await database.setClock('2021-12-10T10:00:10Z')
    const known = await era()
    const early = new Date(known.now.getTime() + 5_000)
    const told = (given: { version: string; until: Date }) => askPublicEra(database.publicDb, given)
    expect((await told({ version: known.version, until: early }))?.until).toEqual(early)
    expect((await told({ version: known.version, until: known.now }))?.until).toEqual(known.until)
    await database.db.update(programmes).set({ theme: 'wave' })
    expect((await told({ version: known.version, until: early }))?.until).toEqual(known.until)
  })

  it('follows every table and column that public views read', async () => {
    const { rows } = await database.ownerDb.execute<{ missing: string }>(sql`
      with recursive views as (
        select c.oid from pg_class c where c.relkind = 'v' and has_table_privilege('haaste_public', c.oid, 'select')
          and c.relnamespace = 'public'::regnamespace
        union
        select d.refobjid from views v join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
      ), read as (
        select distinct d.refobjid as id, d.refobjsubid as number from views v join pg_rewrite r on r.ev_class = v.oid
        join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
        join pg_class c on c.oid = d.refobjid and c.relkind = 'r'
      )
      select c.relname || '.' || coalesce(a.attname, '*') as missing from read join pg_class c on c.oid = read.id
      left join pg_attribute a on a.attrelid = read.id and a.attnum = read.number
      where not exists (
        select from pg_trigger t where t.tgrelid = read.id and t.tgname = 'public_change_noted' and t.tgenabled = 'A'
          and (t.tgattr = '' or read.number = any (t.tgattr::int2[])))`)
    expect(rows).toEqual([])
    expect(await isChange(() => database.ownerDb.delete(listings))).toBe(true)
  })
})
