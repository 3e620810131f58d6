import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { proposals } from '#db/schema/index.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { emptyBrief, wholeBrief } from '#app/publish/core/brief-texts.ts'
import { addendumDraft } from '#app/publish/data/addenda.server.ts'
import { editAddendum, startAddendum } from '#app/publish/flows/write-addendum.server.ts'
import { issueAddendum } from '#app/publish/flows/issue-addendum.server.ts'
import { askQuestion, draftAnswer, publishAnswers } from '#app/publish/flows/questions.server.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { extendDeadline } from '#app/deadline/flows/extend-deadline.server.ts'
import { extendForOne } from '#app/deadline/flows/extend-for-one.server.ts'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aSession } from '#test/factories/a-session.ts'
import { whileOpen } from '#test/apply/apply-world.ts'
import { aCrowd, crowd } from '#test/notify/crowd.ts'
import { expectSent } from '#test/notify/letters.ts'
import { useDatabase } from '#test/setup/database.ts'

/* What an open challenge and its deadline tell: set off by the flows, sent by the worker, in a challenge with one of every kind. */

const database = useDatabase()
const ok = expect.objectContaining({ ok: true }) as unknown
const withdrawn = ['Wim Withdrawn']

async function aWorld() {
  await database.setClock(whileOpen)
  const challenge = await insertChallenge(database.db, { state: 'open', slug: 'clean-air' })
  const { id: challengeId, programmeId } = challenge
  const made = await aCrowd(database, { programmeId, challengeId })
  return { ...made, challengeId, programmeId, by: made.ids['Olga Organiser']! }
}

describe('while a challenge is open', () => {
  it('what is handed in, begun, taken back', async () => {
    await aWorld()
    await expectSent(database, {
      'proposal.submitted': [...crowd.submitted, ...withdrawn],
      'proposal.withdrawn': [...withdrawn, ...crowd.organisers],
      'proposal.started': [],
    })
    await expectSent(database, { 'proposal.started': crowd.draft }, '2021-12-10T10:34:00Z')
    await expectSent(database, { 'proposal.submitted_team': crowd.organisers }, '2021-12-11T06:00:30Z')
  })

  it('an addendum', async () => {
    const { challengeId, ports, by } = await aWorld()
    expect(await startAddendum({ challengeId, by }, ports)).toEqual(ok)
    const draft = async () => (await addendumDraft(database.db, challengeId))!
    const before = wholeBrief((await draft()).texts.find(({ locale }) => locale === 'en') ?? emptyBrief)
    const texts = { ...before, offer: 'A second yard.' }
    const written = { challengeId, by, locale: 'en', summary: 'A second yard joined.', texts } as const
    expect(await editAddendum({ ...written, version: (await draft()).version }, ports)).toEqual(ok)
    const other = (await aPerson(database.db)).id
    const { version } = await draft()
    const issued = { challengeId, by: other, version, languages: ['en' as const] }
    expect(await issueAddendum(issued, ports)).toEqual(ok)
    await expectSent(database, { 'challenge.changed': [], 'follow.changed': [] })
    await expectSent(
      database,
      { 'challenge.changed': [...crowd.submitted, ...crowd.draft], 'follow.changed': crowd.followers },
      '2021-12-10T10:14:00Z',
    )
  })

  it('a question and its answer', async () => {
    const { ports, by, challengeId } = await aWorld()
    const about = { challengeId }
    const asked = {
      text: 'May companies apply?',
      language: 'en',
      email: 'kysyja@people.example',
      zone: null,
    } as const
    const from = { about: { challenge: 'clean-air' }, clientAddress: '203.0.113.9' } as const
    expect(await askQuestion({ ...asked, ...from }, ports)).toEqual(ok)
    await expectSent(database, { 'challenge.question_received': crowd.organisers }, '2021-12-11T06:00:30Z')
    const { rows } = await database.db.execute<{ id: string }>('select id from questions')
    const words = { locale: 'en', question: 'May companies apply?', answer: 'Yes.' } as const
    const written = { about, answerId: null, questionIds: [rows[0]!.id], ...words, by }
    expect(await draftAnswer(written, ports)).toEqual(ok)
    await database.setClock('2021-12-11T10:00:00Z')
    expect(await publishAnswers({ about, by }, ports)).toEqual(ok)
    await expectSent(database, {
      'question.answered': ['kysyja'],
      'challenge.question_answered': [...crowd.followers, ...crowd.submitted, ...crowd.draft],
    })
  })

  it('sessions', async () => {
    const { ports, programmeId, challengeId } = await aWorld()
    await aSession(ports, { programmeId, challengeId })
    await expectSent(database, {
      'challenge.info_session': [...crowd.followers, ...crowd.submitted, ...crowd.draft],
      'award.event_invite': [],
    })
    await aSession(ports, { programmeId, challengeId, kind: 'ceremony' })
    await expectSent(database, {
      'award.event_invite': [...crowd.followers, ...crowd.submitted, ...crowd.draft, ...crowd.jury],
      'challenge.info_session': [],
    })
  })

  it('an invitation to the jury, and its reminders', async () => {
    const { ports, challengeId, by } = await aWorld()
    const invited = { email: 'uusi@jury.example', name: 'Uusi Tuomari', locale: 'en' as const }
    const seat = { challengeId, by, isChair: false, minimumLoad: 0, maximumLoad: 5 }
    expect(await inviteJuror({ ...invited, ...seat } as Parameters<typeof inviteJuror>[0], ports)).toEqual(ok)
    await expectSent(database, { 'jury.invite': ['Uusi Tuomari'], 'jury.invite_reminder': [] })
    await expectSent(
      database,
      { 'jury.invite_reminder': [...crowd.asked, 'Uusi Tuomari'] },
      '2021-12-14T10:05:00Z',
    )
    await expectSent(
      database,
      { 'jury.invite_reminder': [...crowd.asked, 'Uusi Tuomari'] },
      '2021-12-18T10:05:00Z',
    )
  })
})

describe('near the deadline', () => {
  it('reminders: of a draft, of edits that are not submitted, of a challenge one follows', async () => {
    const { submitted, ports } = await aWorld()
    const { proposalId, leadId: personId } = submitted
    const edit = { proposalId, personId, question: 'summary', value: 'Newer words.', version: 1 }
    expect(await saveAnswer(edit, ports)).toEqual(ok)
    await expectSent(
      database,
      { 'proposal.draft_reminder': crowd.draft, 'challenge.closing_soon': crowd.followers },
      '2021-12-15T18:45:30Z',
    )
    await expectSent(
      database,
      { 'proposal.unsubmitted_changes': ['Lea Lead'], 'proposal.draft_reminder': crowd.draft },
      '2021-12-21T18:45:30Z',
    )
    await expectSent(database, { 'proposal.unsubmitted_changes': ['Lea Lead'] }, '2021-12-22T18:45:30Z')
  })

  it('a later deadline, for all and for one', async () => {
    const { challengeId, ports, by, draft } = await aWorld()
    const later = { closesAt: new Date('2021-12-23T21:59:00Z'), reason: 'The site visit moved.' }
    expect(await extendDeadline({ challengeId, personId: by, calendarVersion: 1, ...later }, ports)).toEqual(
      ok,
    )
    await expectSent(database, {
      'challenge.deadline_extended': [...crowd.submitted, ...crowd.draft],
      'follow.deadline_extended': crowd.followers,
      'jury.deadline_extended': crowd.jury,
    })
    const own = {
      closesAt: new Date('2021-12-24T21:59:00Z'),
      reason: 'Their account was locked by a fault of ours.',
    }
    const reference = proposalReference({ prefix: 'HEL', year: 2021, code: newReferenceCode() })
    await database.db.update(proposals).set({ reference }).where(eq(proposals.id, draft.proposalId))
    expect(await extendForOne({ challengeId, personId: by, reference, ...own }, ports)).toEqual(ok)
    await expectSent(database, { 'proposal.own_deadline': crowd.draft })
  })

  it('what the closing tells: organisers at once, teams by day', async () => {
    await aWorld()
    await expectSent(
      database,
      { 'challenge.closed_team': crowd.organisers, 'challenge.closed_applicants': [] },
      '2021-12-22T21:59:30Z',
    )
    await expectSent(
      database,
      { 'challenge.closed_applicants': ['Lea Lead'], 'challenge.closed_draft_missed': crowd.draft },
      '2021-12-23T06:00:30Z',
    )
  })
})
