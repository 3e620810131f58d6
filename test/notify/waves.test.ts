import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { conflicts, messages, proposals } from '#db/schema/index.ts'
import { audienceNow } from '#app/notify/data/broadcast-audiences.server.ts'
import {
  isKeptFromSome,
  waveRecipients,
  waveSamples,
  waveSummary,
  type WaveScope,
} from '#app/notify/data/waves.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let challenge: ChallengeRow
let viewerId: string
const at = new Date('2021-12-20T10:00:00Z')
const day = 86_400_000

beforeEach(async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  challenge = await insertChallenge(database.db, { state: 'open' })
  viewerId = (await aPerson(database.db)).id
})

const scope = (): WaveScope => ({
  programmeId: challenge.programmeId,
  challengeId: challenge.id,
  wave: { notice: 'proposal.draft_reminder', fromAt: at, toAt: new Date(at.getTime() + day) },
  viewerId,
})

async function aMail(changes: Partial<typeof messages.$inferInsert> = {}) {
  const person = await aPerson(database.db)
  const organisation = await anOrganisation(database.db)
  const [proposal] = await database.db
    .insert(proposals)
    .values({
      challengeId: challenge.id,
      organisationId: organisation.id,
      reference: `HEL-2021-${person.id.slice(0, 4)}-1`,
      startedAt: new Date('2021-12-03T08:00:00Z'),
    })
    .returning({ id: proposals.id })
  const [mail] = await database.db
    .insert(messages)
    .values({
      key: randomUUID(),
      notice: 'proposal.draft_reminder',
      class: 'service',
      programmeId: challenge.programmeId,
      challengeId: challenge.id,
      proposalId: proposal!.id,
      personId: person.id,
      recipientName: 'Canary Lead',
      email: 'canary@people.example',
      locale: 'fi',
      zone: 'Europe/Helsinki',
      sendAt: at,
      expiresAt: new Date(at.getTime() + 2 * day),
      ...changes,
    })
    .returning()
  return { mail: mail!, proposalId: proposal!.id }
}

describe('a wave about proposals', () => {
  it('counts before the deadline and names nobody, and names them after it', async () => {
    await aMail()
    await aMail({ state: 'held', locale: 'en' })
    expect(await waveSummary(database.db, scope())).toMatchObject({
      people: 2,
      unnamed: 2,
      counts: { planned: 1, held: 1 },
      languages: { fi: 1, en: 1 },
      firstExpiresAt: new Date(at.getTime() + 2 * day),
    })
    expect(await waveRecipients(database.db, { ...scope(), page: 1 })).toEqual([])
    expect(await waveSamples(database.db, scope())).toEqual([])
    await database.setClock(new Date(challenge.closesAt!.getTime() + 1000).toISOString())
    expect(await waveSummary(database.db, scope())).toMatchObject({ people: 2, unnamed: 0 })
    expect(await waveRecipients(database.db, { ...scope(), page: 1 })).toHaveLength(2)
    expect(await waveSamples(database.db, scope())).toHaveLength(2)
  })

  it('keeps from a juror what their seat closes', async () => {
    const { proposalId } = await aMail()
    await aMail()
    const seat = await aJuror(database.db, { challengeId: challenge.id, personId: viewerId })
    expect(await isKeptFromSome(database.db, { challengeId: challenge.id, viewerId })).toBe(false)
    await database.db
      .insert(conflicts)
      .values({ jurorId: seat.id, proposalId, challengeId: challenge.id, standing: 'abstained' })
    await database.setClock(new Date(challenge.closesAt!.getTime() + 1000).toISOString())
    for (const within of [{ challengeId: challenge.id }, { programmeId: challenge.programmeId }])
      expect(await isKeptFromSome(database.db, { ...within, viewerId })).toBe(true)
    expect(await waveRecipients(database.db, { ...scope(), page: 1 })).toHaveLength(1)
  })

  it('is what goes that day, of that notice, about that challenge', async () => {
    await aMail({ sendAt: new Date(at.getTime() - 1) })
    await aMail({ sendAt: new Date(at.getTime() + day), expiresAt: null })
    await aMail({ notice: 'proposal.started' })
    await aMail({ challengeId: null })
    expect(await waveSummary(database.db, scope())).toBeNull()
  })
})

it('each audience of a message to many is asked for without a fault', async () => {
  for (const audience of [
    'followers',
    'draft-writers',
    'submitted-teams',
    'leads',
    'jury',
    'unfinished-jurors',
    'winners',
    'reserve',
    'not-selected',
  ] as const) {
    for (const challengeId of [challenge.id, null])
      expect(
        await audienceNow(database.db, { programmeId: challenge.programmeId, challengeId, audience }),
      ).toEqual([])
  }
})
