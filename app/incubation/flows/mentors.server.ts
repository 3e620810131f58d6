import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  incubationMentors,
  intakeThemes,
  invitations,
  mentorMatches,
  mentorThemes,
  people,
  programmeTexts,
  programmes,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { normalEmail } from '#app/people/core/sign-in.ts'
import { inviteIn } from '#app/people/flows/invite-person.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { lockApplication, lockIntake } from '../data/locked-intake.server.ts'
import type { About } from './decide-application.server.ts'

export type InviteMentorInput = {
  readonly programmeId: string
  readonly by: string
  readonly email: string
  readonly name: string
  /** The language of the invitation where the person has no account yet. */
  readonly locale: Locale
  readonly mostTeams: number
  readonly themes: readonly string[]
}

/** Invites somebody by mail to help start-ups of the programme. */
export async function inviteMentor(
  input: InviteMentorInput,
  ports: Ports,
): Promise<Result<{ mentorId: string }, IncubationRefusal>> {
  const { programmeId, by, name, mostTeams, themes } = input
  return ports.db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const at = await ports.clock.now(tx)
    const email = normalEmail(input.email)
    const [made] = await tx
      .insert(incubationMentors)
      .values({ programmeId, email, name, mostTeams, invitedAt: at })
      .onConflictDoNothing()
      .returning({ mentorId: incubationMentors.id })
    if (!made) return refuse('mentor-known')
    if (!(await keepThemes(tx, { programmeId, ...made, themes }))) return refuse('theme-unknown')
    await sendInvitation(tx, { ...input, email, ...made }, ports)
    await appendEntry(tx, {
      programmeId,
      type: 'MentorInvited',
      at,
      body: { by, ...made, mostTeams },
    })
    return accept(made)
  })
}

/** Asks again by a new link: whoever has not answered, or declined before. The link before is taken back. */
export async function inviteMentorAgain(
  given: { programmeId: string; mentorId: string; by: string },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  const { programmeId, mentorId, by } = given
  return ports.db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const mentor = await lockMentor(tx, given)
    if (!mentor || mentor.state === 'accepted') return refuse('mentor-unknown')
    const at = await ports.clock.now(tx)
    await tx
      .update(incubationMentors)
      .set({ state: 'invited', answeredAt: null, invitedAt: at })
      .where(eq(incubationMentors.id, mentorId))
    const { email, name } = mentor
    const locale = await languageOfInvitation(tx, mentorId)
    await sendInvitation(tx, { programmeId, mentorId, by, email, name, locale }, ports)
    await appendEntry(tx, { programmeId, type: 'MentorInvited', at, body: { by, mentorId, isAgain: true } })
    return accept(null)
  })
}

/** How many start-ups a mentor helps at most, and with which themes. Never fewer than they help now. */
export async function changeMentor(
  given: {
    programmeId: string
    mentorId: string
    version: number
    by: string
    mostTeams: number
    themes: readonly string[]
  },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  const { programmeId, mentorId, mostTeams, by } = given
  return db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const mentor = await lockMentor(tx, given)
    if (!mentor) return refuse('mentor-unknown')
    if (mentor.version !== given.version) return refuse('intake-changed')
    if (mostTeams < mentor.teamsTaken) return refuse('mentor-limit-below', { taken: mentor.teamsTaken })
    await tx
      .update(incubationMentors)
      .set({ mostTeams, version: sql`${incubationMentors.version} + 1` })
      .where(eq(incubationMentors.id, mentorId))
    await tx.delete(mentorThemes).where(eq(mentorThemes.mentorId, mentorId))
    if (!(await keepThemes(tx, given))) throw new Error('A theme of another programme was given to a mentor')
    await appendEntry(tx, {
      programmeId,
      type: 'MentorChanged',
      at: await clock.now(tx),
      body: { by, mentorId, mostTeams },
    })
    return accept(null)
  })
}

/**
 * Matches a mentor with a start-up in a cohort: so many at most as the mentor has said, and nobody who judges a proposal
 * of the same organisation as a juror. The mentor is told.
 */
export async function matchMentor(
  { mentorId, programmeId, applicationId, by }: About & { readonly mentorId: string },
  ports: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const row = await lockApplication(tx, { programmeId, applicationId })
    if (row?.state !== 'joined') return refuse('application-moved')
    const mentor = await lockMentor(tx, { programmeId, mentorId })
    if (mentor?.state !== 'accepted' || mentor.personId === null) return refuse('mentor-unknown')
    const isMatched = and(
      eq(mentorMatches.mentorId, mentorId),
      eq(mentorMatches.applicationId, applicationId),
      isNull(mentorMatches.endedAt),
    )
    if ((await tx.$count(mentorMatches, isMatched)) > 0) return refuse('mentor-matched')
    if (mentor.teamsTaken >= mentor.mostTeams) return refuse('mentor-busy', { most: mentor.mostTeams })
    const { rows } = await tx.execute<{ judges: boolean }>(
      sql`select judges_organisation(${mentor.personId}::uuid, ${applicationId}::uuid) as judges`,
    )
    if (rows[0]?.judges) return refuse('mentor-judges', { name: mentor.name })
    const at = await ports.clock.now(tx)
    const [match] = await tx
      .insert(mentorMatches)
      .values({ mentorId, applicationId, programmeId, matchedAt: at, matchedBy: by })
      .returning({ id: mentorMatches.id })
    await appendEntry(tx, {
      programmeId,
      type: 'MentorMatched',
      at,
      body: { by, mentorId, applicationId, reference: row.reference },
    })
    const [person] = await tx.select().from(people).where(eq(people.id, mentor.personId))
    if (person && match) {
      const { slug, names } = await namesOf(tx, programmeId)
      const locale = person.locale ?? 'en'
      await ports.notices.post(tx, {
        notice: 'mentor.matched',
        key: `mentor.matched:${match.id}`,
        to: { personId: person.id, name: person.name, email: person.email, locale, zone: person.zone },
        programmeId,
        data: {
          applicationId,
          startUp: row.name,
          programmeSlug: slug,
          programme: inLanguage(names, locale),
        },
        sendAt: at,
      })
    }
    return accept(null)
  })
}

/** Ends a match: the mentor reads nothing more of the start-up, and has room for another. */
export async function unmatchMentor(
  { mentorId, programmeId, applicationId, by }: About & { readonly mentorId: string },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const at = await clock.now(tx)
    const ended = await tx
      .update(mentorMatches)
      .set({ endedAt: at })
      .where(
        and(
          eq(mentorMatches.programmeId, programmeId),
          eq(mentorMatches.mentorId, mentorId),
          eq(mentorMatches.applicationId, applicationId),
          isNull(mentorMatches.endedAt),
        ),
      )
      .returning({ id: mentorMatches.id })
    if (ended.length === 0) return refuse('mentor-unknown')
    await appendEntry(tx, { programmeId, type: 'MentorUnmatched', at, body: { by, mentorId, applicationId } })
    return accept(null)
  })
}

/** The language a mentor was asked in before: they are asked again in the same. */
async function languageOfInvitation(tx: Tx, mentorId: string): Promise<Locale> {
  const [last] = await tx
    .select({ locale: invitations.locale })
    .from(invitations)
    .where(eq(invitations.mentorId, mentorId))
    .orderBy(desc(invitations.createdAt))
    .limit(1)
  return last?.locale ?? 'en'
}

async function lockMentor(tx: Tx, { programmeId, mentorId }: { programmeId: string; mentorId: string }) {
  const [row] = await tx
    .select()
    .from(incubationMentors)
    .where(and(eq(incubationMentors.id, mentorId), eq(incubationMentors.programmeId, programmeId)))
    .for('update')
  return row ?? null
}

/** False where one of them is no theme of the programme. */
async function keepThemes(
  tx: Tx,
  { programmeId, mentorId, themes }: { programmeId: string; mentorId: string; themes: readonly string[] },
): Promise<boolean> {
  const known = await tx
    .select({ id: intakeThemes.id })
    .from(intakeThemes)
    .where(eq(intakeThemes.programmeId, programmeId))
  const ids = new Set(known.map(({ id }) => id))
  if (themes.some((theme) => !ids.has(theme))) return false
  if (themes.length > 0)
    await tx
      .insert(mentorThemes)
      .values([...new Set(themes)].map((themeId) => ({ mentorId, themeId, programmeId })))
  return true
}

async function namesOf(tx: Tx, programmeId: string) {
  const [programme] = await tx
    .select({ slug: programmes.slug })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  const texts = await tx
    .select({ locale: programmeTexts.locale, name: programmeTexts.name })
    .from(programmeTexts)
    .where(eq(programmeTexts.programmeId, programmeId))
  return {
    slug: programme?.slug ?? '',
    names: Object.fromEntries(texts.map(({ locale, name }) => [locale, name])) as Partial<
      Record<Locale, string>
    >,
  }
}

async function sendInvitation(
  tx: Tx,
  given: Pick<InviteMentorInput, 'programmeId' | 'by' | 'email' | 'name' | 'locale'> & { mentorId: string },
  ports: Ports,
): Promise<void> {
  const { programmeId, by, email, name, locale: asked, mentorId } = given
  const [inviter] = await tx.select({ name: people.name }).from(people).where(eq(people.id, by))
  const { names } = await namesOf(tx, programmeId)
  await inviteIn(
    tx,
    {
      ...{ email, name, locale: asked, invitedBy: by },
      purpose: { kind: 'mentor', mentorId, programmeId, challengeId: null },
      mail: async ({ token, expiresAt, locale }) => ({
        notice: 'mentor.invite',
        data: {
          token,
          invitedBy: inviter?.name ?? '',
          programme: inLanguage(names, locale),
          expiresAt: expiresAt.toISOString(),
        },
      }),
    },
    ports,
  )
}
