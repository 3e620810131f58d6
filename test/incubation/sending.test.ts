import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { intakeApplications, messages, recordEntries } from '#db/schema/index.ts'
import { keepDraft, sendApplication } from '#app/incubation/flows/send-application.server.ts'
import { withdrawApplication } from '#app/incubation/flows/answer-place.server.ts'
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
