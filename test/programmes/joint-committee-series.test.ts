import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { organisations, programmeSessions, sessionActions } from '#db/schema/index.ts'
import { makePromise, reportPromise } from '#app/partnership/flows/keep-promise.server.ts'
import { copyEdition, publishSession } from '#app/publish/flows/edit-session.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { organisers } from '#test/scenarios/cast.ts'
import { minutesAfter } from '#test/scenarios/scenario.ts'
import { useDatabase } from '#test/setup/database.ts'
import { done } from '#test/partnership/partnership-world.ts'
import { foundedFrom } from './road.ts'

const database = useDatabase()
const day = 24 * 60

/** The committee for innovative business cooperation: its sixth meeting, and the seventh that begins with what became of it. */
it(
  'a party promises something at the sixth meeting, and the seventh begins with what became of it',
  { timeout: 900_000 },
  async () => {
    const road = await foundedFrom(database, {
      ...{ template: 'joint-committee-series', slug: 'joint-committee', name: 'Joint committee' },
      opensOn: '2026-02-02',
    })
    const { programmeId, ports } = road
    const by = await road.personId(organisers.aino.email)
    await done(switchModule({ programmeId, module: 'partnership', step: 'open', by }, ports))
    const sessions = async () =>
      (
        await database.db
          .select()
          .from(programmeSessions)
          .where(eq(programmeSessions.programmeId, programmeId))
      ).sort((a, b) => a.edition - b.edition)
    const [sixth] = await sessions()
    expect(sixth?.edition).toBe(6)
    expect(await publishSession(sixth!.id, ports)).toMatchObject({ ok: true })
    const pageOf = (slug: string) => road.page(`/en/programmes/joint-committee/partnership/sessions/${slug}`)
    expect(await pageOf(sixth!.slug)).toContain('This is the first session')

    // At the meeting: who does what until when. Only a party of the programme can promise.
    await database.setClock(minutesAfter(sixth!.endsAt, 60))
    const party = async (name: string) =>
      (await database.db.select().from(organisations).where(eq(organisations.name, name)))[0]!.id
    const finland = await party('Business Finland')
    const beijing = await party('Beijing International Science and Technology Cooperation Center')
    const promise = {
      programmeId,
      by,
      session: sixth!.slug,
      text: 'Name a contact for heat pumps',
      dueOn: '2026-06-30',
    }
    expect(await makePromise({ ...promise, owner: programmeId }, ports)).toMatchObject({
      refusal: { code: 'promise-owner' },
    })
    expect(await makePromise({ ...promise, owner: finland, dueOn: '2026-01-01' }, ports)).toMatchObject({
      refusal: { code: 'promise-due' },
    })
    await done(makePromise({ ...promise, owner: finland }, ports))
    await done(makePromise({ ...promise, owner: beijing, text: 'Translate the action plan' }, ports))
    const made = await database.db.select().from(sessionActions)
    const first = made.find(({ owner }) => owner === 'Business Finland')!
    const told = {
      programmeId,
      by,
      session: sixth!.slug,
      promiseId: first.id,
      report: 'Named in May.',
      isDone: true,
    }
    await done(reportPromise(told, ports))

    // A year later: the seventh takes over what is open, and begins with both.
    const next = await copyEdition(
      {
        ...{ id: sixth!.id, zone: sixth!.zone, by },
        startsAt: minutesAfter(sixth!.startsAt, 364 * day),
        endsAt: minutesAfter(sixth!.endsAt, 364 * day),
      },
      ports,
    )
    expect(next.carried).toBe(1)
    const seventh = (await sessions())[1]!
    expect(seventh.edition).toBe(7)
    expect(await publishSession(seventh.id, ports)).toMatchObject({ ok: true })
    const carried = (
      await database.db.select().from(sessionActions).where(eq(sessionActions.sessionId, seventh.id))
    )[0]!
    const report = { programmeId, by, session: seventh.slug, promiseId: carried.id, isDone: false }
    await done(reportPromise({ ...report, report: 'Two chapters of five are done.' }, ports))

    const page = await pageOf(seventh.slug)
    const opening = page.slice(
      page.indexOf('What became of what was promised at session 6'),
      page.indexOf('Promised at this session'),
    )
    for (const shown of [
      'Name a contact for heat pumps',
      'Named in May.',
      'Done',
      'Translate the action plan',
      'Two chapters of five are done.',
    ])
      expect(opening).toContain(shown)
    expect(opening).not.toContain('Nothing was promised')
    const committee = await road.page('/en/programmes/joint-committee/partnership')
    expect(committee.indexOf('Session 7')).toBeLessThan(committee.indexOf('Session 6'))
    expect(committee).toContain('1 done, 0 late, 1 open')
    expect((await road.page('/en/programmes/joint-committee')).includes('1986')).toBe(true)
  },
)
