import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  agendaItems,
  programmeSessions,
  programmeSessionTexts,
  sessionActions,
  type SESSION_KINDS,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'

export type SessionKind = (typeof SESSION_KINDS)[number]

export type AgendaStep = {
  readonly minutes: number
  /** At least one language. */
  readonly titles: Partial<Record<Locale, string>>
  readonly speaker: string
  /** One that a guest may take. */
  readonly isSlot: boolean
}

export type NewSession = {
  readonly programmeId: string
  /** Null: of the whole programme. */
  readonly challengeId: string | null
  readonly kind: SessionKind
  /** IANA zone the instants are meant in. */
  readonly zone: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  /** `https://…`, for the registered alone. */
  readonly joinLink: string | null
  /** Null: as many as come. */
  readonly capacity: number | null
  /** At least one language. */
  readonly texts: Partial<Record<Locale, { readonly title: string; readonly description: string }>>
  readonly agenda: readonly AgendaStep[]
  readonly edition: number
  /** The edition it continues. */
  readonly previousId: string | null
  /** Who is named as the maker; null for a template. */
  readonly by: string | null
}

/** Writes a session, its texts and its agenda. The address holds kind and day; a taken one is drawn again. */
export async function insertSession(tx: Tx, session: NewSession): Promise<{ id: string; slug: string }> {
  const { texts, agenda, by: createdBy, ...facts } = session
  const { date } = instantToWallClock(session.startsAt, session.zone)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const slug = `${session.kind.replace('_', '-')}-${date}-${newReferenceCode().toLowerCase()}`
    const [made] = await tx
      .insert(programmeSessions)
      .values({ ...facts, slug, createdBy })
      .onConflictDoNothing({ target: programmeSessions.slug })
      .returning({ id: programmeSessions.id })
    if (!made) continue
    await saveSessionTexts(tx, made.id, texts)
    await saveAgendaSteps(tx, made.id, agenda)
    return { id: made.id, slug }
  }
  throw new Error('Five addresses in a row were taken')
}

/** Sets the texts of the languages given; the others stay. */
export async function saveSessionTexts(tx: Tx, sessionId: string, texts: NewSession['texts']): Promise<void> {
  for (const [locale, text] of Object.entries(texts)) {
    await tx
      .insert(programmeSessionTexts)
      .values({ sessionId, locale: locale as Locale, ...text })
      .onConflictDoUpdate({
        target: [programmeSessionTexts.sessionId, programmeSessionTexts.locale],
        set: text,
      })
  }
}

/** Puts an agenda in the place of the one there was. `takenBy` is the guest who has the slot. */
export async function saveAgendaSteps(
  tx: Tx,
  sessionId: string,
  steps: readonly (AgendaStep & { readonly takenBy?: string | null })[],
): Promise<void> {
  await tx.delete(agendaItems).where(eq(agendaItems.sessionId, sessionId))
  if (steps.length === 0) return
  await tx
    .insert(agendaItems)
    .values(steps.map((step, index) => ({ ...step, sessionId, position: index + 1 })))
}

/** Takes over what was promised at an edition and is not done. */
export async function carryActions(tx: Tx, from: string, to: string): Promise<number> {
  const open = (await tx.select().from(sessionActions).where(eq(sessionActions.sessionId, from))).filter(
    ({ doneAt }) => doneAt === null,
  )
  if (open.length === 0) return 0
  const carried = await tx
    .insert(sessionActions)
    .values(
      open.map(({ id, text, owner, dueOn }) => ({ sessionId: to, text, owner, dueOn, carriedFrom: id })),
    )
    .onConflictDoNothing({ target: sessionActions.carriedFrom })
    .returning({ id: sessionActions.id })
  return carried.length
}
