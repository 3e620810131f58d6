import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  messages,
  milestoneApprovals,
  milestones,
  people,
  pilotPayments,
  pilots,
  pilotSignatures,
  recordEntries,
} from '#db/schema/index.ts'
import { papersOf } from '#app/pilot/data/papers.server.ts'
import { approveReport } from '#app/pilot/flows/approve-report.server.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { notePayment } from '#app/pilot/flows/note-payment.server.ts'
import { planPayment } from '#app/pilot/flows/plan-payment.server.ts'
import { reportMilestone } from '#app/pilot/flows/report-milestone.server.ts'
import { sendPaper, type SendPaperInput } from '#app/pilot/flows/send-paper.server.ts'
import { signPaper } from '#app/pilot/flows/sign-paper.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { pilotWorld } from './pilot-world.ts'

const database = useDatabase()

type World = Awaited<ReturnType<typeof pilotWorld>>

const send = ({ pilotId, pilot, ports }: World, change: Partial<SendPaperInput> = {}) =>
  sendPaper(
    {
      pilotId,
      by: pilot.managerId!,
      kind: 'agreement',
      locale: 'en',
      text: 'The team installs, the host lets in.',
      annexes: '',
      startsOn: '2022-02-01',
      endsOn: '2022-08-01',
      signBy: '2022-02-20',
      after: 0,
      seen: '',
      ...change,
    },
    ports,
  )

const nameOf = async (id: string) =>
  (await database.db.select({ name: people.name }).from(people).where(eq(people.id, id)))[0]!.name

async function sign(world: World, by: string, change: { hash?: string; signedName?: string } = {}) {
  const [paper] = await papersOf(database.db, world.pilotId)
  return signPaper(
    {
      pilotId: world.pilotId,
      by,
      paperId: paper!.id,
      hash: paper!.hash,
      signedName: await nameOf(by),
      ...change,
    },
    world.ports,
  )
}

const stateOf = async ({ pilotId }: World) =>
  (await database.db.select().from(pilots).where(eq(pilots.id, pilotId)))[0]!.state

describe('the agreement', () => {
  it('is signed by every side with its own name, and the last signature makes the pilot agreed', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    const { pilot, leadId, by, ports, pilotId } = world
    const agree = () => changePilotState({ pilotId, by, to: 'agreed', reason: '', version: 1 }, ports)
    expect(await agree()).toMatchObject({ refusal: { code: 'agreement-unsigned' } })
    expect(await send(world, { signBy: '2022-02-09' })).toMatchObject({ refusal: { code: 'paper-sign-by' } })
    expect(await send(world)).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await sign(world, by)).toMatchObject({ refusal: { code: 'not-a-signatory' } })
    expect(await sign(world, leadId, { signedName: 'Somebody Else' })).toMatchObject({
      refusal: { code: 'name-not-yours' },
    })
    expect(await sign(world, leadId, { hash: 'a'.repeat(64) })).toMatchObject({
      refusal: { code: 'paper-newer' },
    })
    expect(await sign(world, leadId)).toMatchObject({ value: { side: 'team', isComplete: false } })
    expect(await sign(world, leadId)).toMatchObject({ refusal: { code: 'already-signed' } })
    expect(await sign(world, pilot.managerId!)).toMatchObject({ value: { side: 'manager' } })
    expect(await stateOf(world)).toBe('awarded')
    expect(await sign(world, pilot.hostContactId!)).toMatchObject({
      value: { side: 'host', isComplete: true },
    })
    expect(await stateOf(world)).toBe('agreed')
    const signed = await database.db
      .select({ body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'PilotPaperSigned'))
    expect(signed).toHaveLength(3)
    expect(JSON.stringify(signed)).not.toContain(await nameOf(leadId))
  })

  it('asks each side that has not signed, again after five days, and tells all at the end', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    const { pilot, leadId } = world
    const waiting = async () =>
      (
        await database.db
          .select({ to: messages.personId, state: messages.state, data: messages.data })
          .from(messages)
          .where(eq(messages.notice, 'pilot.agreement'))
      )
        .filter(({ state }) => state === 'planned')
        .map(
          ({ to, data }) =>
            `${String(data.part)} ${to === leadId ? 'team' : to === pilot.managerId ? 'manager' : 'host'}`,
        )
        .sort()
    await send(world)
    expect(await waiting()).toEqual([
      'again host',
      'again manager',
      'again team',
      'sign host',
      'sign manager',
      'sign team',
    ])
    await sign(world, leadId)
    expect(await waiting()).toEqual(['again host', 'again manager', 'sign host', 'sign manager'])
    await sign(world, pilot.managerId!)
    await sign(world, pilot.hostContactId!)
    expect(await waiting()).toEqual(['signed host', 'signed manager', 'signed team'])
  })

  it('is replaced by a newer version, which every side signs anew', async () => {
    const world = await pilotWorld(database, { state: 'awarded' })
    const { pilot, leadId, pilotId, ports } = world
    await send(world)
    const [first] = await papersOf(database.db, pilotId)
    await sign(world, leadId)
    expect(await send(world, { text: 'Another wording' })).toMatchObject({ refusal: { code: 'paper-newer' } })
    expect(await send(world, { text: 'Another wording', after: 1 })).toMatchObject({ value: { number: 2 } })
    const late = { pilotId, by: pilot.managerId!, paperId: first!.id, hash: first!.hash }
    const signedName = await nameOf(pilot.managerId!)
    expect(await signPaper({ ...late, signedName }, ports)).toMatchObject({
      refusal: { code: 'paper-newer' },
    })
    await expect(
      database.db
        .insert(pilotSignatures)
        .values({ paperId: first!.id, hash: first!.hash, side: 'manager', signedName, signedBy: late.by }),
    ).rejects.toMatchObject({ cause: { constraint: 'pilot_signatures_newest' } })
    for (const who of [pilot.managerId!, pilot.hostContactId!]) await sign(world, who)
    expect(await stateOf(world)).toBe('awarded')
    await sign(world, leadId)
    expect(await stateOf(world)).toBe('agreed')
    const papers = await papersOf(database.db, pilotId)
    expect(papers.map(({ number, isNewest, signatures }) => [number, isNewest, signatures.length])).toEqual([
      [2, true, 3],
      [1, false, 1],
    ])
  })
})

/** A running pilot whose only milestone is the final report, with two instalments. */
async function payingWorld(state: 'running' | 'stopped' = 'running') {
  const world = await pilotWorld(database, {
    state,
    ...(state === 'stopped' && { stopReason: 'The roof leaked', stateAt: new Date('2022-02-09T08:00:00Z') }),
  })
  const { pilotId, milestoneId } = world
  const [first] = await database.db
    .insert(milestones)
    .values({ pilotId, position: 2, title: 'Half-way', dueOn: '2022-02-08', reportKind: 'midterm' })
    .returning()
  await database.db.update(milestones).set({ reportKind: 'final' }).where(eq(milestones.id, milestoneId))
  return { ...world, midtermId: first!.id }
}

const report = (world: World, milestoneId: string, text: string, version = 1) =>
  reportMilestone(
    { pilotId: world.pilotId, by: world.leadId, milestoneId, report: text, version },
    world.ports,
  )

async function approve(world: World, milestoneId: string, by: string) {
  const [row] = await database.db.select().from(milestones).where(eq(milestones.id, milestoneId))
  return approveReport(
    {
      pilotId: world.pilotId,
      by,
      milestoneId,
      reportHash: row!.reportHash ?? 'a'.repeat(64),
      signedName: await nameOf(by),
    },
    world.ports,
  )
}

describe('the last payment', () => {
  it('waits for the final report and the yes of two different people', async () => {
    const world = await payingWorld()
    const { pilot, pilotId, by, ports, milestoneId, midtermId, leadId } = world
    const plan = (milestone: string, amount: string) =>
      planPayment({ pilotId, by, milestoneId: milestone, amount, currency: 'EUR', vat: 'without' }, ports)
    expect(await plan(midtermId, '7500')).toMatchObject({ ok: true })
    expect(await plan(milestoneId, '5000')).toMatchObject({ ok: true })
    const payments = await database.db.select().from(pilotPayments).orderBy(pilotPayments.position)
    const pay = (index: number, paidOn = '2022-02-10') =>
      notePayment({ pilotId, by, paymentId: payments[index]!.id, paidOn }, ports)
    expect(await pay(0)).toMatchObject({ refusal: { code: 'report-not-there', name: 'Half-way' } })
    await report(world, midtermId, 'Half of it is there.')
    expect(await pay(0, '2022-02-11')).toMatchObject({ refusal: { code: 'paid-in-future' } })
    expect(await pay(0)).toMatchObject({ ok: true })
    expect(await pay(0)).toMatchObject({ refusal: { code: 'payment-paid' } })

    expect(await approve(world, milestoneId, pilot.hostContactId!)).toMatchObject({
      refusal: { code: 'report-not-there' },
    })
    await report(world, milestoneId, 'It saves a third.')
    expect(await pay(1)).toMatchObject({ refusal: { code: 'final-not-approved' } })
    expect(await approve(world, milestoneId, leadId)).toMatchObject({ refusal: { code: 'not-an-approver' } })
    expect(await approve(world, milestoneId, pilot.hostContactId!)).toMatchObject({ value: { part: 'host' } })
    expect(await pay(1)).toMatchObject({ refusal: { code: 'final-not-approved' } })

    // Rewritten: the yes was to other words.
    await report(world, milestoneId, 'It saves a quarter.', 2)
    expect(await approve(world, milestoneId, pilot.managerId!)).toMatchObject({ value: { part: 'manager' } })
    expect(await pay(1)).toMatchObject({ refusal: { code: 'final-not-approved' } })
    expect(await approve(world, milestoneId, pilot.hostContactId!)).toMatchObject({ ok: true })
    expect(await report(world, milestoneId, 'It saves nothing.', 3)).toMatchObject({
      refusal: { code: 'report-approved' },
    })
    expect(await pay(1)).toMatchObject({ ok: true })
  })

  it('is refused by the database too, and so is one person’s yes for both', async () => {
    const world = await payingWorld()
    const { pilot, pilotId, by, ports, milestoneId } = world
    await planPayment({ pilotId, by, milestoneId, amount: '5000', currency: 'EUR', vat: 'without' }, ports)
    const pay = () =>
      database.db
        .update(pilotPayments)
        .set({ paidOn: '2022-02-10', paidAt: sql`haaste_now()` })
        .where(eq(pilotPayments.pilotId, pilotId))
    await expect(pay()).rejects.toMatchObject({ cause: { constraint: 'pilot_payments_reported' } })
    await report(world, milestoneId, 'It saves a third.')
    await expect(pay()).rejects.toMatchObject({ cause: { constraint: 'pilot_payments_approved' } })
    await approve(world, milestoneId, pilot.hostContactId!)
    const [yes] = await database.db.select().from(milestoneApprovals)
    await expect(
      database.db.insert(milestoneApprovals).values({ ...yes!, part: 'manager' }),
    ).rejects.toMatchObject({ cause: { constraint: 'milestone_approvals_two_people' } })
    await expect(
      database.db.insert(milestoneApprovals).values({
        ...yes!,
        part: 'manager',
        approvedBy: pilot.managerId,
        reportHash: 'b'.repeat(64),
      }),
    ).rejects.toMatchObject({ cause: { constraint: 'milestone_approvals_report' } })
    await approve(world, milestoneId, pilot.managerId!)
    await expect(
      database.db
        .update(milestones)
        .set({ report: 'Other', reportHash: 'c'.repeat(64) })
        .where(eq(milestones.id, milestoneId)),
    ).rejects.toMatchObject({ cause: { constraint: 'milestones_approved_stay' } })
    await pay()
    await expect(
      database.db.update(pilotPayments).set({ amount: '1' }).where(eq(pilotPayments.pilotId, pilotId)),
    ).rejects.toMatchObject({ cause: { constraint: 'pilot_payments_append_only' } })
  })
})

describe('a report after the end', () => {
  it('is taken of the final one alone, for sixty days, and says so', async () => {
    const world = await payingWorld('stopped')
    const { milestoneId, midtermId } = world
    expect(await report(world, midtermId, 'Too late')).toMatchObject({
      refusal: { code: 'report-after-end' },
    })
    expect(await report(world, milestoneId, 'What we learned.')).toMatchObject({ ok: true })
    await database.setClock('2022-04-10T08:00:00Z')
    expect(await report(world, milestoneId, 'What we learned later.', 2)).toMatchObject({
      refusal: { code: 'final-report-too-late', days: 60 },
    })
  })
})
