import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { programmes, proposals, tradeSecrets } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { notesOfVersion } from '#app/apply/data/answer-notes.server.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { translationsOf } from '#app/apply/data/translations.server.ts'
import { markSecrets } from '#app/apply/flows/mark-secrets.server.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { saveTranslation } from '#app/apply/flows/save-translation.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { afterDeadline, anOpenChallenge, portsOf } from './apply-world.ts'

const database = useDatabase()
const ports = () => portsOf(database)
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function aTeamWriting(language: string) {
  const challenge = await anOpenChallenge(database)
  const draft = await aDraft(database.db, {
    challengeId: challenge.id,
    answers: { ...completeAnswers, language, summary: ' Wärme im Hof. ' },
  })
  return { challenge, ...draft }
}
type Team = Awaited<ReturnType<typeof aTeamWriting>>

const asLead = ({ proposalId, leadId }: Team) => ({ proposalId, personId: leadId, role: 'lead' as const })

const say = (team: Team, given: Partial<Parameters<typeof saveTranslation>[0]> = {}) =>
  saveTranslation(
    {
      ...asLead(team),
      ...{ text: 'Heat in the yard.', origin: 'human', isChecked: true },
      sourceHash: hashOf('Wärme im Hof.'),
      ...given,
    },
    ports(),
  )

async function submitted(team: Team) {
  const [row] = await database.db.select().from(proposals).where(eq(proposals.id, team.proposalId))
  const asked = { ...asLead(team), draftVersion: row!.draftVersion, requestId: crypto.randomUUID() }
  const result = await submitProposal(asked, ports())
  if (!result.ok) throw new Error(result.refusal.code)
  const version = await findVersion(database.db, team.proposalId, result.value.version)
  return { version: version!, body: readFrozenBody(version!.body) }
}

describe('a proposal in any language', () => {
  it('is marked with it, in the draft and in what is handed in', async () => {
    const team = await aTeamWriting('en')
    const { proposalId, leadId: personId } = team
    const answer = { proposalId, personId, question: 'language', value: 'de', version: 1 }
    expect(await saveAnswer(answer, ports())).toMatchObject({ ok: true })
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
    expect(row).toMatchObject({ language: 'de' })
    const { version, body } = await submitted(team)
    expect([version.language, body.language]).toEqual(['de', 'de'])
  })

  it('keeps the language there was when another word is typed', async () => {
    const { proposalId, leadId: personId } = await aTeamWriting('en')
    await saveAnswer({ proposalId, personId, question: 'language', value: 'klingon', version: 1 }, ports())
    const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
    expect(row).toMatchObject({ language: 'en' })
  })
})

describe('the summary in the programme’s language', () => {
  it('stands beside the original with its hash, origin and who checked it, and is frozen without names', async () => {
    const team = await aTeamWriting('de')
    expect(await say(team)).toEqual({ ok: true, value: null })
    const [kept] = await translationsOf(database.db, { proposalId: team.proposalId, side: 'team' })
    expect(kept).toMatchObject({
      question: 'summary',
      language: 'en',
      sourceHash: hashOf('Wärme im Hof.'),
      origin: 'human',
    })
    expect(kept!.checkedBy).not.toBeNull()
    const { body, version } = await submitted(team)
    expect(body.translations).toEqual([
      {
        ...{ question: 'summary', language: 'en', text: 'Heat in the yard.' },
        ...{ sourceHash: hashOf('Wärme im Hof.'), origin: 'human', isChecked: true },
      },
    ])
    expect(version.body).not.toContain(team.leadId)
  })

  it('is of the text that was on the page, and says so to readers when that has changed', async () => {
    const team = await aTeamWriting('de')
    expect(await say(team, { sourceHash: hashOf('Etwas anderes.') })).toMatchObject({
      refusal: { code: 'summary-changed' },
    })
    await say(team)
    const { proposalId, leadId: personId } = team
    await saveAnswer({ proposalId, personId, question: 'summary', value: 'Neu.', version: 1 }, ports())
    const { body } = await submitted(team)
    const context = {
      db: database.db,
      lang: 'en' as const,
      t: ((room: 'apply') => translator('en', room)) as never,
    }
    const notes = await notesOfVersion(context, { proposalId, body })
    expect(notes.summary?.translations[0]?.note).toBe(
      'In English · by the team · translated by a person · checked · the original has changed since',
    )
  })

  it('is left out where the team writes in that language after all', async () => {
    const team = await aTeamWriting('de')
    await say(team)
    await database.db.update(programmes).set({ workingLanguage: 'de' })
    expect((await submitted(team)).body.translations).toBeUndefined()
  })

  it('needs a summary, an editor and an open challenge', async () => {
    const team = await aTeamWriting('de')
    expect(await say(team, { role: 'viewer' })).toMatchObject({ refusal: { code: 'team-role-needed' } })
    const { proposalId, leadId: personId } = team
    await saveAnswer({ proposalId, personId, question: 'summary', value: '', version: 1 }, ports())
    expect(await say(team)).toMatchObject({ refusal: { code: 'summary-missing' } })
    await database.setClock(afterDeadline)
    expect(await say(team)).toMatchObject({ refusal: { code: 'deadline-passed' } })
  })
})

describe('trade secrets', () => {
  const mark = (team: Team, secrets: { question: string; reason: string }[]) =>
    markSecrets({ ...asLead(team), secrets }, ports())

  it('are marked with a reason, frozen, and unmarked again', async () => {
    const team = await aTeamWriting('en')
    const secrets = [{ question: 'plan', reason: 'The valve is not patented yet.' }]
    expect(await mark(team, [...secrets, { question: 'needs', reason: '' }])).toMatchObject({ ok: true })
    expect((await submitted(team)).body.secrets).toEqual(secrets)
    await mark(team, [])
    expect(await database.db.select().from(tradeSecrets)).toEqual([])
  })

  it.each(['title', 'summary', 'truth', 'risks', 'salary'])('cannot be %s', async (question) => {
    const team = await aTeamWriting('en')
    expect(await mark(team, [{ question, reason: 'Because.' }])).toMatchObject({
      refusal: { code: 'secret-unknown' },
    })
  })
})
