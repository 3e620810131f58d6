import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { intakeApplications, messages, recordEntries, roleGrants } from '#db/schema/index.ts'
import { keepDraft, sendApplication } from '#app/incubation/flows/send-application.server.ts'
import { withdrawApplication } from '#app/incubation/flows/answer-place.server.ts'
import { findReceipt } from '#app/record/flows/find-receipt.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anIncubation, applicationOf, codeOf, done, rolling } from './intake-world.ts'

const database = useDatabase()

beforeEach(async () => {
  await database.setClock('2026-01-12T08:00:00Z')
})

const batch = {
  ...rolling,
  kind: 'batch' as const,
  opensAt: new Date('2026-02-02T07:00:00.000Z'),
  closesAt: new Date('2026-02-27T14:00:00.000Z'),
}

describe('a batch intake', () => {
  const sendAt = async (instant: string) => {
    const base = await anIncubation(database, { facts: batch })
    const person = await aPerson(database.db)
    // A clock that stands: what is in time is a question of one millisecond.
    const ports = { ...base.ports, clock: { now: async () => new Date(instant) } }
    await database.setClock('2026-06-01T00:00:00Z')
    const sent = await sendApplication(
      { programmeId: base.programmeId, personId: person.id, draft: applicationOf('A') },
      ports,
    )
    const [row] = await database.db
      .select()
      .from(intakeApplications)
      .where(eq(intakeApplications.applicantId, person.id))
    return { sent, row }
  }

  it.each([
    ['2026-02-02T06:59:59.999Z', 'intake-not-yet'],
    ['2026-02-02T07:00:00.000Z', 'ok'],
    ['2026-02-27T13:59:59.999Z', 'ok'],
    ['2026-02-27T14:00:00.000Z', 'intake-closed'],
  ])('at %s: %s, and nothing typed is lost', async (instant, expected) => {
    const { sent, row } = await sendAt(instant)
    expect(codeOf(sent)).toBe(expected)
    expect(row).toMatchObject({ name: 'A', team: 'Four engineers and a nurse.' })
    expect(row?.submittedAt?.toISOString()).toBe(expected === 'ok' ? instant : undefined)
  })

  it('is closed by the database too', async () => {
    const base = await anIncubation(database, { facts: batch })
    const person = await aPerson(database.db)
    const { programmeId } = base
    done(await keepDraft({ programmeId, personId: person.id, draft: applicationOf('A') }, base.ports))
    const write = (submittedAt: string) =>
      database.db
        .update(intakeApplications)
        .set({ state: 'submitted', submittedAt: new Date(submittedAt), bodyHash: 'x' })
        .then(
          () => null,
          (error: Error) => (error.cause as { constraint?: string }).constraint,
        )
    await database.setClock('2026-06-01T00:00:00Z')
    expect(await write('2026-02-27T14:00:00.000Z')).toBe('intake_applications_in_time')
    expect(await write('2026-06-02T00:00:00.000Z')).toBe('intake_applications_in_time')
    expect(await write('2026-02-27T13:59:59.999Z')).toBeNull()
  })
})

describe('sending', () => {
  it('freezes what was written and gives a receipt that stands in the record', async () => {
    const base = await anIncubation(database)
    const { applicationId, person } = await base.applicant('Korttelilämpö Oy')
    const row = await base.stateOf(applicationId)
    expect(row.reference).toMatch(/^INC-2026-[0-9A-Z]{4}-[0-9A-Z]$/)
    expect(row.bodyHash).toMatch(/^[0-9a-f]{64}$/)
    const [entry] = await database.db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ApplicationSent'))
    expect(entry?.seq).toBe(row.recordSeq)
    expect(entry?.at).toEqual(row.submittedAt)
    expect(entry?.body).not.toContain('engineers')
    const [mail] = await database.db.select().from(messages).where(eq(messages.personId, person.id))
    expect(mail).toMatchObject({ notice: 'intake.received', data: { hash: row.bodyHash } })
  })

  it('gives a receipt that anybody who has it can check, and that nobody can guess', async () => {
    const base = await anIncubation(database, { facts: batch })
    const person = await aPerson(database.db)
    await database.setClock('2026-02-10T08:00:00Z')
    const draft = applicationOf('Korttelilämpö Oy')
    const input = { programmeId: base.programmeId, personId: person.id, draft }
    const { applicationId } = done(await sendApplication(input, base.ports))
    const { reference, bodyHash, recordSeq } = await base.stateOf(applicationId)
    const [entry] = await database.db
      .select({ hash: recordEntries.hash })
      .from(recordEntries)
      .where(eq(recordEntries.type, 'ApplicationSent'))
    const find = (hash: string) => findReceipt({ reference, hash }, base.ports)
    const received = { kind: 'application', reference, isWhole: true, zone: 'Europe/Helsinki' }
    for (const hash of [bodyHash!, entry!.hash])
      expect(await find(hash)).toMatchObject({ ok: true, value: { ...received, seq: null } })
    expect(codeOf(await find('a'.repeat(64)))).toBe('receipt-unknown')
    await database.setClock(batch.closesAt)
    expect(await find(bodyHash!)).toMatchObject({ value: { ...received, seq: recordSeq } })
    await database.ownerDb.execute(
      `set session_replication_role = replica; update record_entries set body = replace(body, '${bodyHash}', '${'b'.repeat(64)}');
       set session_replication_role = default`,
    )
    expect(await find(bodyHash!)).toMatchObject({ value: { isWhole: false } })
  })

  it('is told to whoever runs the programme the next morning of their own clock, all of a day at once', async () => {
    const base = await anIncubation(database)
    const operator = await aPerson(database.db, { zone: 'Asia/Shanghai' })
    await database.db
      .insert(roleGrants)
      .values({ personId: operator.id, role: 'operator', programmeId: base.programmeId })
    for (const name of ['A', 'B']) await base.applicant(name)
    await database.setClock('2026-01-13T05:30:00Z')
    await base.applicant('C')
    await database.setClock('2026-01-13T07:00:00Z')
    await base.applicant('D')
    const mails = await database.db
      .select()
      .from(messages)
      .where(eq(messages.notice, 'intake.arrived'))
      .orderBy(messages.sendAt)
    expect(
      mails.map(({ personId, sendAt, data }) => [personId, sendAt.toISOString(), data['startUps']]),
    ).toEqual([
      [operator.id, '2026-01-13T00:00:00.000Z', ['A', 'B']],
      [base.organiser.id, '2026-01-13T06:00:00.000Z', ['A', 'B', 'C']],
      [operator.id, '2026-01-14T00:00:00.000Z', ['C', 'D']],
      [base.organiser.id, '2026-01-14T06:00:00.000Z', ['D']],
    ])
    expect(mails.map(({ data }) => data['count'])).toEqual([2, 3, 2, 1])
  })

  it('does not write over a draft that another window has kept meanwhile', async () => {
    const base = await anIncubation(database)
    const person = await aPerson(database.db)
    const keep = (name: string, seen?: number) =>
      keepDraft(
        {
          ...{ programmeId: base.programmeId, personId: person.id, draft: applicationOf(name) },
          ...(seen !== undefined && { seen }),
        },
        base.ports,
      )
    expect(await keep('First', 0)).toMatchObject({ value: { version: 1 } })
    expect(codeOf(await keep('Late', 0))).toBe('draft-changed')
    expect(await keep('Second', 1)).toMatchObject({ value: { version: 2 } })
    // The button keeps what is on the page.
    expect(await keep('By the button')).toMatchObject({ value: { version: 3 } })
  })

  it('keeps a draft with whatever is missing, and names it', async () => {
    const base = await anIncubation(database)
    const person = await aPerson(database.db)
    const draft = applicationOf('', { team: '', hasConsent: false })
    const input = { programmeId: base.programmeId, personId: person.id, draft }
    expect(await sendApplication(input, base.ports)).toMatchObject({
      refusal: { code: 'application-incomplete', missing: ['name', 'team', 'hasConsent'] },
    })
    const rows = await database.db.select().from(intakeApplications)
    expect(rows).toMatchObject([{ state: 'draft', what: draft.what }])
    done(await keepDraft({ ...input, draft: applicationOf('Now') }, base.ports))
    expect(await database.db.select().from(intakeApplications)).toMatchObject([
      { state: 'draft', name: 'Now' },
    ])
  })

  it('takes one open application of an organisation, also of two who press at once', async () => {
    const base = await anIncubation(database)
    const first = await base.applicant('Kortteli Lämpö')
    const person = await aPerson(database.db)
    const send = (name: string, personId = person.id, country = 'FI') =>
      sendApplication(
        { programmeId: base.programmeId, personId, draft: applicationOf(name, { country }) },
        base.ports,
      )
    expect(await send('  kortteli   LÄMPÖ ')).toMatchObject({
      refusal: { code: 'organisation-has-application' },
    })
    expect(codeOf(await send('Kortteli Lämpö', person.id, 'SE'))).toBe('ok')
    done(await withdrawApplication(first.own, base.ports))
    const both = await Promise.all(
      [await aPerson(database.db), await aPerson(database.db)].map(({ id }) => send('Kortteli Lämpö', id)),
    )
    expect(both.map(codeOf).sort()).toEqual(['ok', 'organisation-has-application'])
  })

  it('is not possible where the module is prepared or off, nor in a language nobody reads', async () => {
    const base = await anIncubation(database)
    const person = await aPerson(database.db)
    const send = (changes = {}) =>
      sendApplication(
        { programmeId: base.programmeId, personId: person.id, draft: applicationOf('A', changes) },
        base.ports,
      )
    expect(codeOf(await send({ language: 'sv' }))).toBe('language-unknown')
    const turn = (step: 'close' | 'switch-off') =>
      switchModule({ programmeId: base.programmeId, module: 'incubation', step, by: base.by }, base.ports)
    done(await turn('close'))
    expect(codeOf(await send())).toBe('module-off')
    done(await turn('switch-off'))
    expect(codeOf(await send())).toBe('module-off')
  })
})
