import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { approvalPeople, challenges, recordEntries, roleGrants } from '#db/schema/index.ts'
import type { Approval } from '#app/people/core/approvals.ts'
import type { Role } from '#app/people/core/viewer.ts'
import { awaitedApproval } from '#app/people/data/approvals.server.ts'
import { grantRole, removeRole } from '#app/people/flows/change-roles.server.ts'
import { nameApprovers } from '#app/people/flows/name-approvers.server.ts'
import { readinessFacts } from '#app/publish/data/readiness-facts.server.ts'
import { approveChallenge, requestReview } from '#app/publish/flows/review-challenge.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { useDatabase } from '#test/setup/database.ts'
import { portsOf } from '../apply/apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)

/** A programme with a draft by Aino, and people in these roles. */
async function aProgramme() {
  await database.setClock('2021-11-25T10:00:00Z')
  const programme = await insertProgramme(database.db)
  const programmeId = programme.id
  const withRole = async (name: string, role: Role) => {
    const person = await aPerson(database.db, { name })
    await grantRole({ personId: person.id, role, programmeId, challengeId: null, by: null }, ports())
    return person.id
  }
  const aino = await withRole('Aino', 'organiser')
  const lin = await withRole('Lin', 'organiser')
  const katri = await withRole('Katri', 'organiser')
  const oskar = await withRole('Oskar', 'operator')
  const challenge = await insertChallenge(database.db, { programmeId, createdBy: aino })
  const name = (approval: Approval, approvers: string[], deputies: string[] = []) =>
    nameApprovers({ programmeId, approval, approvers, deputies, by: aino }, ports())
  return { programmeId, challengeId: challenge.id, aino, lin, katri, oskar, name }
}

const entriesOf = (programmeId: string) =>
  database.db
    .select({ type: recordEntries.type, body: recordEntries.body })
    .from(recordEntries)
    .where(eq(recordEntries.programmeId, programmeId))

describe('named approvers', () => {
  it('approve, their deputies too, and nobody else, whatever their role', async () => {
    const { challengeId, aino, lin, katri, oskar, name } = await aProgramme()
    expect(await name('opening', [lin], [katri])).toMatchObject({ ok: true })
    expect(await requestReview({ challengeId, by: aino }, ports())).toMatchObject({ ok: true })
    expect(await approveChallenge({ challengeId, by: oskar }, ports())).toMatchObject({
      refusal: { code: 'approver-not-named' },
    })
    expect(await approveChallenge({ challengeId, by: katri }, ports())).toMatchObject({ ok: true })
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
    expect(row?.approvedBy).toBe(katri)
  })

  it('never approve what they began, named or not', async () => {
    const { challengeId, aino, lin, name } = await aProgramme()
    await name('opening', [aino], [lin])
    await requestReview({ challengeId, by: aino }, ports())
    expect(await approveChallenge({ challengeId, by: aino }, ports())).toMatchObject({
      refusal: { code: 'approver-is-author' },
    })
  })

  it('make a review impossible where nobody could give it, and the page names why', async () => {
    const { programmeId, challengeId, aino, name } = await aProgramme()
    expect((await readinessFacts(database.db, challengeId, aino)).possibleApprovers).toBe(3)
    await name('opening', [aino])
    expect((await readinessFacts(database.db, challengeId, aino)).possibleApprovers).toBe(0)
    expect(await requestReview({ challengeId, by: aino }, ports())).toMatchObject({
      refusal: { code: 'not-ready', count: 1 },
    })
    expect(await awaitedApproval(database.db, { programmeId, approval: 'opening', barred: [aino] })).toEqual({
      isNamed: true,
      approvers: [{ name: 'Aino', isBarred: true }],
      deputies: [],
      possible: 0,
    })
  })

  it('are counted against those who wrote, not against whoever is looking', async () => {
    const { challengeId, lin, name } = await aProgramme()
    await name('opening', [lin])
    expect((await readinessFacts(database.db, challengeId, null)).possibleApprovers).toBe(1)
    expect((await readinessFacts(database.db, challengeId, lin)).possibleApprovers).toBe(0)
  })

  it('stand in the record by id, once per change', async () => {
    const { programmeId, lin, katri, aino, name } = await aProgramme()
    await name('opening', [lin], [katri])
    await name('opening', [lin], [katri])
    await name('opening', [])
    const named = (await entriesOf(programmeId)).filter(({ type }) => type === 'ApproversNamed')
    expect(named.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { approval: 'opening', approvers: [lin], by: aino, deputies: [katri] },
      { approval: 'opening', approvers: [], by: aino, deputies: [] },
    ])
  })

  it('need a role that lets them: an operator confirms no decision, a stranger approves nothing', async () => {
    const { lin, oskar, name } = await aProgramme()
    const stranger = await aPerson(database.db)
    expect(await name('decision', [oskar])).toMatchObject({ refusal: { code: 'approver-not-organiser' } })
    expect(await name('opening', [lin], [oskar])).toMatchObject({ ok: true })
    expect(await name('opening', [stranger.id])).toMatchObject({
      refusal: { code: 'approver-not-organiser' },
    })
    expect(await name('opening', [lin], [lin])).toMatchObject({ refusal: { code: 'approver-is-deputy' } })
  })

  it('are named no longer once they lose the role, and the record says so', async () => {
    const { programmeId, lin, katri, aino, name } = await aProgramme()
    await name('opening', [lin], [katri])
    const [grant] = await database.db.select().from(roleGrants).where(eq(roleGrants.personId, lin))
    await removeRole({ grantId: grant?.id ?? '', programmeId, by: aino }, ports())
    expect(await database.db.select().from(approvalPeople)).toMatchObject([{ personId: katri }])
    const last = (await entriesOf(programmeId)).at(-1)
    expect(last?.type).toBe('ApproversNamed')
    expect(JSON.parse(last?.body ?? '{}')).toMatchObject({ approvers: [], deputies: [katri] })
  })
})
