import { and, desc, eq } from 'drizzle-orm'
import { programmes, programmeSessions, questions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Refusal, type Result } from '#app/platform/result.ts'
import { createSession, publishSession } from '#app/publish/flows/edit-session.server.ts'
import { followChallenge } from '#app/publish/flows/follow-challenge.server.ts'
import {
  askQuestion,
  closeQuestionsAt,
  draftAnswer,
  publishAnswers,
} from '#app/publish/flows/questions.server.ts'
import { addAction } from '#app/publish/flows/session-actions.server.ts'
import { askForPlace } from '#app/publish/flows/take-place.server.ts'
import type { RoomDeed } from '../../core/deed.ts'
import { challengeIdOf, personIdOf } from '../../data/cast-lookups.server.ts'

type DeedOf<Name extends RoomDeed['do']> = Extract<RoomDeed, { do: Name }>

/** Where people meet and ask: sessions and who comes, who follows, questions and their answers. */
export async function performRoomDeed(deed: RoomDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  switch (deed.do) {
    case 'hold-session':
      return holdSession(deed, ports)
    case 'take-places':
      return takePlaces(deed, ports)
    case 'promise':
      return promise(deed, ports)
    case 'follow':
      return follow(deed, ports)
    case 'ask':
      return ask(deed, ports)
    case 'answer':
      return answer(deed, ports)
  }
}

async function holdSession(deed: DeedOf<'hold-session'>, ports: Ports): Promise<Result<unknown, Refusal>> {
  const { programme, by, startsAt, endsAt, recordingLink, ...facts } = deed
  const [row] = await ports.db
    .select({ id: programmes.id })
    .from(programmes)
    .where(eq(programmes.slug, programme))
  if (!row) throw new Error(`the story has no programme ${programme}`)
  const { id } = await createSession(
    {
      ...facts,
      programmeId: row.id,
      challengeId: null,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      by: await personIdOf(ports.db, by),
    },
    ports,
  )
  if (recordingLink) {
    await ports.db.update(programmeSessions).set({ recordingLink }).where(eq(programmeSessions.id, id))
  }
  return publishSession(id, ports)
}

/** The newest session of this kind in the programme. */
async function sessionOf(deed: { programme: string; kind: string }, { db }: Ports) {
  const [row] = await db
    .select({ id: programmeSessions.id, slug: programmeSessions.slug })
    .from(programmeSessions)
    .innerJoin(programmes, eq(programmes.id, programmeSessions.programmeId))
    .where(and(eq(programmes.slug, deed.programme), eq(programmeSessions.kind, deed.kind as 'information')))
    .orderBy(desc(programmeSessions.createdAt))
    .limit(1)
  if (!row) throw new Error(`the story has no session of kind ${deed.kind}`)
  return row
}

async function takePlaces(deed: DeedOf<'take-places'>, ports: Ports): Promise<Result<unknown, Refusal>> {
  const { slug } = await sessionOf(deed, ports)
  for (const guest of deed.guests) {
    const asked = await askForPlace(
      { slug, ...guest, zone: null, isOpenToMeet: true, clientAddress: 'the story', isOwnAddress: true },
      ports,
    )
    if (!asked.ok) return asked
  }
  return accept(null)
}

async function promise(deed: DeedOf<'promise'>, ports: Ports): Promise<Result<unknown, Refusal>> {
  const { id: sessionId } = await sessionOf(deed, ports)
  const { text, owner, dueOn } = deed
  await addAction({ sessionId, text, owner, dueOn }, ports)
  return accept(null)
}

async function follow(deed: DeedOf<'follow'>, ports: Ports): Promise<Result<unknown, Refusal>> {
  for (const { email, locale, zone, interest } of deed.followers) {
    const followed = await followChallenge(
      { slug: deed.challenge, email, locale, zone, interest, clientAddress: 'the story', isOwnAddress: true },
      ports,
    )
    if (!followed.ok) return followed
  }
  return accept(null)
}

async function ask(deed: DeedOf<'ask'>, ports: Ports): Promise<Result<unknown, Refusal>> {
  const { challenge, text, language } = deed
  return askQuestion(
    { about: { challenge }, text, language, email: null, zone: null, clientAddress: 'the story' },
    ports,
  )
}

/** Answers the question that has waited longest, in every language given, and publishes it. */
async function answer(deed: DeedOf<'answer'>, ports: Ports): Promise<Result<unknown, Refusal>> {
  const challengeId = await challengeIdOf(ports.db, deed.challenge)
  const by = await personIdOf(ports.db, deed.by)
  if (deed.closesAt) await closeQuestionsAt({ challengeId, closesAt: new Date(deed.closesAt), by }, ports)
  const [waiting] = await ports.db
    .select({ id: questions.id })
    .from(questions)
    .where(eq(questions.challengeId, challengeId))
    .orderBy(desc(questions.askedAt))
    .limit(1)
  if (!waiting) return refuse('nothing-written')
  let answerId: string | null = null
  for (const { locale, question, answer: words } of deed.texts) {
    const drafted: Awaited<ReturnType<typeof draftAnswer>> = await draftAnswer(
      {
        about: { challengeId },
        answerId,
        questionIds: answerId ? [] : [waiting.id],
        locale,
        question,
        answer: words,
        by,
      },
      ports,
    )
    if (!drafted.ok) return drafted
    answerId = drafted.value.id
  }
  return publishAnswers({ about: { challengeId }, by }, ports)
}
