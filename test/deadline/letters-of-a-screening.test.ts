import { describe, expect, it } from 'vitest'
import { roleGrants } from '#db/schema/index.ts'
import { askCompletion } from '#app/deadline/flows/ask-completion.server.ts'
import { releaseScreening } from '#app/deadline/flows/release-screening.server.ts'
import { screenProposal } from '#app/deadline/flows/screen-proposal.server.ts'
import { readProposalQuery } from '#app/deadline/core/proposal-list.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { afterDeadline, whileOpen } from '#test/apply/apply-world.ts'
import { aCrowd, crowd } from '#test/notify/crowd.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'
import { misplacedIn } from './a-misplaced-proposal.ts'

/* What a screening tells: set off by the flows, sent by the worker, to exactly its people. */

const database = useDatabase()
const ok = expect.objectContaining({ ok: true }) as unknown

async function aClosedWorld() {
  await database.setClock(whileOpen)
  const { id: challengeId, programmeId } = await insertChallenge(database.db, { state: 'open' })
  const made = await aCrowd(database, { programmeId, challengeId })
  await database.setClock(afterDeadline)
  const personId = made.ids['Sami Screener']!
  return { ...made, about: { challengeId, proposalId: made.submitted.proposalId, personId, version: 1 } }
}

it('a completion is asked of the whole team, and twice again', async () => {
  const { about, ports } = await aClosedWorld()
  const asked = { questions: ['plan'], message: 'Which building?', dueAt: new Date('2021-12-27T14:00:00Z') }
  expect(await askCompletion({ ...about, ...asked }, ports)).toEqual(ok)
  await expectSent(database, {
    'screening.completion_asked': crowd.submitted,
    'screening.completion_reminder': [],
  })
  await expectSent(database, { 'screening.completion_reminder': crowd.submitted }, '2021-12-25T14:00:30Z')
  await expectSent(database, { 'screening.completion_reminder': crowd.submitted }, '2021-12-27T08:00:30Z')
})

describe('the outcome', () => {
  const filters = readProposalQuery(new URLSearchParams())
  it.each([
    ['eligible', { 'screening.eligible': ['Lea Lead'], 'screening.ineligible': [] }],
    ['ineligible', { 'screening.ineligible': crowd.submitted, 'screening.eligible': [] }],
  ] as const)('%s is told once the organisers tell the teams', async (outcome, letters) => {
    const { about, ports, ids } = await aClosedWorld()
    expect(await screenProposal({ ...about, outcome, rule: '3', reason: 'Not about it.' }, ports)).toEqual(ok)
    await expectSent(database, { 'screening.ineligible': [], 'screening.eligible': [] })
    const { challengeId } = about
    const shown = { eligible: 0, ineligible: 0, [outcome]: 1 }
    const personId = ids['Olga Organiser']!
    expect(await releaseScreening({ challengeId, personId, filters, shown }, ports)).toEqual(ok)
    await expectSent(database, letters)
  })
})

describe('a proposal in the wrong challenge', () => {
  async function misplaced() {
    const made = await misplacedIn(database)
    const { programmeId } = made.source
    const { id: personId } = await aPerson(database.db, { name: 'Olga Organiser' })
    await database.db.insert(roleGrants).values({ personId, role: 'organiser', programmeId })
    const { proposalId, leadId } = made.draft
    await aTeamMember(database.db, { proposalId, name: 'Vera Viewer', role: 'viewer' })
    const { rows } = await database.db.execute<{ name: string }>(
      `select name from people where id = '${leadId}'`,
    )
    return { ...made, lead: rows[0]!.name }
  }

  it('has its lead asked, and organisers told of a no', async () => {
    const { ask, answer, lead } = await misplaced()
    expect(await ask()).toEqual(ok)
    await expectSent(database, { 'screening.move_asked': [lead] })
    expect(await answer('declined', { words: 'We stay.' })).toEqual(ok)
    await expectSent(database, { 'screening.move_declined': ['Olga Organiser'], 'screening.moved': [] })
  })

  it('is told to the whole team once it has moved', async () => {
    const { ask, answer, lead } = await misplaced()
    await ask()
    expect(await answer('agreed')).toEqual(ok)
    await expectSent(database, { 'screening.moved': [lead, 'Vera Viewer'], 'screening.move_declined': [] })
  })
})
