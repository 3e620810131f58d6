import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { challenges, consortiumPartners, proposals, pubSetRules } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { partnersOf } from '#app/apply/data/consortium.server.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { changeConsortium, type ConsortiumChange } from '#app/apply/flows/change-consortium.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import type { ConsortiumRule } from '#app/publish/core/eligibility.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, portsOf, whileOpen } from './apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)

const aalto = {
  name: 'Aalto',
  country: 'FI',
  part: 'Measures',
  contactName: 'canary-contact',
  hasAgreed: true,
} as const

async function aTeam(consortium: ConsortiumRule = 'allowed') {
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open', consortium })
  const draft = await aDraft(database.db, { challengeId: challenge.id, organisation: { name: 'Pohjoinen' } })
  return { challenge, ...draft }
}
type Team = Awaited<ReturnType<typeof aTeam>>

const change = ({ proposalId, leadId }: Team, asked: ConsortiumChange, role: 'lead' | 'viewer' = 'lead') =>
  changeConsortium({ proposalId, personId: leadId, role, change: asked }, ports())

async function submit({ proposalId, leadId: personId }: Team) {
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
  const asked = { proposalId, personId, role: 'lead', draftVersion: row!.draftVersion } as const
  return submitProposal({ ...asked, requestId: crypto.randomUUID() }, ports())
}

describe('the partners of a consortium', () => {
  it('are named, changed and taken out, and frozen without their people', async () => {
    const team = await aTeam()
    expect(await change(team, { do: 'add', partner: aalto })).toEqual({ ok: true, value: null })
    const [added] = await partnersOf(database.db, team.proposalId)
    const changed = { ...aalto, part: 'Measures and models', hasAgreed: false }
    await change(team, { do: 'change', partnerId: added!.id, partner: changed })
    expect(await partnersOf(database.db, team.proposalId)).toEqual([{ id: added!.id, ...changed }])
    expect(await submit(team)).toMatchObject({ ok: true })
    const version = await findVersion(database.db, team.proposalId, 1)
    const { contactName: _contact, ...frozen } = changed
    expect(readFrozenBody(version!.body).partners).toEqual([frozen])
    expect(version!.body).not.toContain('canary')
    expect(await change(team, { do: 'remove', partnerId: added!.id })).toEqual({ ok: true, value: null })
    expect(await partnersOf(database.db, team.proposalId)).toEqual([])
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, team.proposalId))
    expect(row!.draftVersion).toBeGreaterThan(row!.submittedDraftVersion!)
  })

  it('are each named once, are not the applicant, and are twelve at most', async () => {
    const team = await aTeam()
    const add = (name: string) => change(team, { do: 'add', partner: { ...aalto, name } })
    expect(await add('pohjoinen ')).toMatchObject({ refusal: { code: 'partner-is-applicant' } })
    await add('Aalto')
    expect(await add('AALTO')).toMatchObject({ refusal: { code: 'partner-twice' } })
    for (let number = 2; number <= 12; number += 1) await add(`Partner ${number}`)
    expect(await add('One too many')).toMatchObject({ refusal: { code: 'consortium-full', limit: 12 } })
  })

  it('are not another proposal’s, not a viewer’s to change, and not after the deadline', async () => {
    const team = await aTeam()
    const other = await aTeam()
    await change(other, { do: 'add', partner: aalto })
    const [foreign] = await partnersOf(database.db, other.proposalId)
    for (const asked of [
      { do: 'remove', partnerId: foreign!.id },
      { do: 'change', partnerId: foreign!.id, partner: aalto },
    ] as const)
      expect(await change(team, asked)).toMatchObject({ refusal: { code: 'partner-unknown' } })
    expect(await database.db.select().from(consortiumPartners)).toHaveLength(1)
    expect(await change(team, { do: 'add', partner: aalto }, 'viewer')).toMatchObject({
      refusal: { code: 'team-role-needed' },
    })
    await database.setClock(afterDeadline)
    expect(await change(team, { do: 'add', partner: aalto })).toMatchObject({
      refusal: { code: 'deadline-passed' },
    })
  })
})

describe('the rule of a challenge', () => {
  it('asks for a consortium before anything is handed in', async () => {
    const team = await aTeam('required')
    expect(await submit(team)).toMatchObject({ refusal: { code: 'consortium-needed' } })
    await change(team, { do: 'add', partner: aalto })
    expect(await submit(team)).toMatchObject({ ok: true })
  })

  it('or excludes it', async () => {
    const team = await aTeam('excluded')
    expect(await change(team, { do: 'add', partner: aalto })).toMatchObject({
      refusal: { code: 'consortium-excluded' },
    })
    expect(await submit(team)).toMatchObject({ ok: true })
  })

  it('is public, and stays as it was published', async () => {
    const { challenge } = await aTeam('required')
    expect(await database.publicDb.select().from(pubSetRules)).toEqual([
      {
        ...{ challengeId: challenge.id, consortium: 'required' },
        ...{ maturityFrom: 1, maturityTo: 9, isOncePerOrganisation: false },
      },
    ])
    await expect(
      database.db
        .update(challenges)
        .set({ consortium: sql`'allowed'` })
        .where(eq(challenges.id, challenge.id)),
    ).rejects.toThrow()
  })
})
