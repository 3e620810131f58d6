import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { briefs, challenges, recordEntries, roleGrants } from '#db/schema/index.ts'
import { formDraft } from '#app/publish/data/form-draft.server.ts'
import { findQuestion } from '#app/publish/core/form/form.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aChoice, aFormBody, insertForm } from '#test/factories/a-form.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* The builder saves what is typed: what arrives, what a second person is told, and that a form in use waits for its addendum. */

const database = useDatabase({ keepsRows: true })
let site: Site

beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 900_000)

type State = 'draft' | 'open'

/** A challenge with a form of its own and one of its organisers, signed in. */
async function aBuilder(state: State) {
  await database.setClock(state === 'open' ? '2021-12-10T10:00:00Z' : '2021-11-20T10:00:00Z')
  const challenge = await insertChallenge(database.db, { state })
  await insertForm(database.db, challenge.id, aFormBody(aChoice('where', ['choice-1', 'choice-2'])))
  const organiser = await aPerson(database.db)
  await database.db.insert(roleGrants).values({
    personId: organiser.id,
    role: 'organiser',
    programmeId: challenge.programmeId,
    grantedBy: organiser.id,
  })
  const as = await site.signIn(organiser.id)
  const isOpen = state === 'open'
  const draft = () => formDraft(database.db, { challengeId: challenge.id, isOpen })
  const save = async (version: string, changes: Record<string, string> = {}) => {
    const reply = await site.send({
      path: `/en/organise/challenges/${challenge.slug}/autosave?text=en`,
      method: 'POST',
      as,
      form: {
        ...{ part: 'form', version, intent: 'write-question', question: 'where', visibility: 'jurors' },
        ...{ label: 'Where is it?', 'parts.choice-1': 'Here', 'parts.choice-2': 'There' },
        ...changes,
      },
    })
    return JSON.parse(reply.body) as Record<string, unknown>
  }
  return { challenge, draft, save }
}

describe('while a form is built', () => {
  it('a question is saved as it is typed, and the record says so once', async () => {
    const { challenge, draft, save } = await aBuilder('draft')
    const first = await save((await draft()).own!.revision)
    expect(first).toMatchObject({ result: 'saved' })
    const second = await save(String(first.version), { label: 'Where will it be?' })
    expect(second).toMatchObject({ result: 'saved' })
    const { form, own } = await draft()
    expect(own!.revision).toBe(second.version)
    expect(findQuestion(form, 'where')!.texts.en).toMatchObject({ label: 'Where will it be?' })
    const edits = await database.db
      .select()
      .from(recordEntries)
      .where(and(eq(recordEntries.challengeId, challenge.id), eq(recordEntries.type, 'BriefEdited')))
    expect(edits).toHaveLength(1)
  })

  it('a new choice gets its key once, and what is ticked to go stays until the button', async () => {
    const { draft, save } = await aBuilder('draft')
    const first = await save((await draft()).own!.revision, { 'fresh.1': 'Nowhere' })
    const [none, key, last] = first.ids as string[]
    expect([none, last]).toEqual(['', ''])
    const choices = async () => {
      const question = findQuestion((await draft()).form, 'where')!
      return question.type === 'choice' ? question.config.choices : []
    }
    expect(await choices()).toEqual(['choice-1', 'choice-2', key])
    await save(String(first.version), { [`parts.${key}`]: 'Nowhere at all', gone: 'choice-1' })
    expect(await choices()).toEqual(['choice-1', 'choice-2', key])
    expect(findQuestion((await draft()).form, 'where')!.texts.en!.parts[key!]).toBe('Nowhere at all')
  })

  it('nothing is written over what somebody else has saved', async () => {
    const { draft, save } = await aBuilder('draft')
    const seen = (await draft()).own!.revision
    await save(seen, { label: 'Theirs' })
    expect(await save(seen, { label: 'Mine' })).toMatchObject({
      result: 'changed',
      version: (await draft()).own!.revision,
      theirs: [{ text: 'Theirs' }, { text: '' }],
    })
    expect(findQuestion((await draft()).form, 'where')!.texts.en!.label).toBe('Theirs')
  })

  it('what cannot be saved yet says why, and everything else waits for the button', async () => {
    const { draft, save } = await aBuilder('draft')
    const seen = (await draft()).own!.revision
    expect(await save(seen, { visibility: 'nobody' })).toMatchObject({ result: 'unreadable' })
    expect(await save(seen, { intent: 'remove-question' })).toMatchObject({ result: 'refused' })
    expect((await draft()).own!.revision).toBe(seen)
  })
})

describe('a form in use', () => {
  it('is written in an addendum alone', async () => {
    const { challenge, draft, save } = await aBuilder('open')
    expect(await save('')).toMatchObject({ result: 'refused' })
    await database.db.insert(briefs).values({ challengeId: challenge.id, number: 2 })
    expect(await save('', { label: 'In the addendum' })).toMatchObject({ result: 'saved' })
    const { form, before } = await draft()
    expect(findQuestion(form, 'where')!.texts.en!.label).toBe('In the addendum')
    expect(findQuestion(before, 'where')!.texts.en!.label).not.toBe('In the addendum')
  })

  it('and an approved challenge changes by the button alone', async () => {
    const { challenge, draft, save } = await aBuilder('draft')
    const seen = (await draft()).own!.revision
    await database.db
      .update(challenges)
      .set({ state: 'in_review', reviewRequestedBy: challenge.createdBy })
      .where(eq(challenges.id, challenge.id))
    expect(await save(seen)).toMatchObject({ result: 'refused' })
  })
})
