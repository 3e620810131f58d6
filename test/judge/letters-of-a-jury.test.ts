import { beforeEach, describe, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { excludeJuror } from '#app/judge/flows/exclude-juror.server.ts'
import { nudgeLateJurors } from '#app/judge/flows/nudge-late-jurors.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { judgingWorld, type JudgingWorld } from './judging-world.ts'

/* What a jury at work hears: set off by the flows or by time alone, sent by the worker, each to exactly its people. */

const database = useDatabase()
const ok = expect.objectContaining({ ok: true }) as unknown
const both = ['Jaana Juror', 'Joni Juror']
let world: JudgingWorld
let seats: Record<string, Awaited<ReturnType<typeof aJuror>>>

/** Two jurors with both proposals; a chair, a substitute and somebody who was asked, with none. Judging began a day ago. */
beforeEach(async () => {
  world = await judgingWorld(database, { proposalCount: 2 })
  const { challengeId, programmeId, organiserId, proposalIds } = world
  const { db } = database
  await db.insert(roleGrants).values({ personId: organiserId, role: 'organiser', programmeId })
  const begun = { type: 'JudgingStarted' as const, body: {}, at: new Date('2021-12-27T10:00:00Z') }
  await db.transaction((tx) => appendEntry(tx, { programmeId, challengeId, ...begun }))
  seats = {}
  for (const [name, given] of [
    ['Jaana Juror', {}],
    ['Joni Juror', {}],
    ['Chen Chair', { isChair: true }],
    ['Sulo Substitute', { isSubstitute: true }],
    ['Ida Invited', { state: 'invited' as const }],
  ] as const) {
    const { id: personId } = await aPerson(db, { name })
    seats[name] = await aJuror(db, { challengeId, personId, ...given })
  }
  for (const name of both)
    for (const proposalId of proposalIds)
      await anAssignment(db, { challengeId, jurorId: seats[name]!.id, proposalId })
  world = { ...world, ports: { ...world.ports, notices: realNotices } }
})

describe('time alone', () => {
  it('tells the list, asks who has not begun, reminds, and says that it is late', async () => {
    await expectSent(database, { 'jury.assigned': both, 'jury.not_started': [] })
    await expectSent(database, { 'jury.not_started': both }, '2021-12-31T10:05:00Z')
    // Half of the time, then 7 and 3 days and 24 hours before the end.
    for (const day of ['04T12', '05T14', '09T14', '11T14'])
      await expectSent(database, { 'jury.progress': both, 'jury.overdue': [] }, `2022-01-${day}:00:30Z`)
    // Four hours after the jury's deadline: the jurors what is theirs, the chair whose.
    await expectSent(database, { 'jury.overdue': [...both, 'Chen Chair'] }, '2022-01-12T18:00:30Z')
  })
})

describe('a proposal that leaves a list', () => {
  it('by another’s hand is told to the juror, and to the chair who has to find another', async () => {
    const { challengeId, organiserId: by, proposalIds, ports } = world
    const jurorId = seats['Jaana Juror']!.id
    const given = { challengeId, jurorId, proposalId: proposalIds[0]!, by, reason: 'Advises them' }
    expect(await excludeJuror(given, ports)).toEqual(ok)
    await expectSent(database, { 'jury.assignment_changed': [], 'jury.recusal_alert': [] })
    await expectSent(
      database,
      { 'jury.assignment_changed': ['Jaana Juror'], 'jury.recusal_alert': ['Chen Chair'] },
      '2021-12-28T10:18:00Z',
    )
  })

  it('by the juror’s own word is confirmed to them, and told to the chair', async () => {
    const { challengeId, proposalIds, ports } = world
    const { personId } = seats['Joni Juror']!
    const standing = { standing: 'conflict', kind: 'family', privateNote: null } as const
    const declarations = [{ proposalId: proposalIds[1]!, ...standing }]
    expect(await declareConflicts({ challengeId, personId, declarations }, ports)).toEqual(ok)
    await expectSent(
      database,
      {
        'jury.recusal_confirmed': ['Joni Juror'],
        'jury.recusal_alert': ['Chen Chair'],
        'jury.assignment_changed': [],
      },
      '2021-12-28T10:18:00Z',
    )
  })
})

it('who is late is asked how it goes', async () => {
  const { challengeId, organiserId: by, ports } = world
  await database.setClock('2022-01-11T10:00:00Z')
  const shown = both.map((name) => seats[name]!.id)
  expect(await nudgeLateJurors({ challengeId, by, shown }, ports)).toEqual(ok)
  await expectSent(database, { 'jury.nudged': both })
})
