import { and, eq, inArray, max, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  cohorts,
  intakeApplications,
  intakes,
  intakeTexts,
  intakeThemes,
  mentorThemes,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { mostThemes } from '../core/intake-form.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { isSwitchedOn, lockCohort, lockIntake } from '../data/locked-intake.server.ts'

export type IntakeFacts = {
  readonly kind: 'rolling' | 'batch'
  readonly zone: string
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  readonly equity: 'none' | 'share'
  /** A decimal, `7.5`; null where no share is taken. */
  readonly equityPercent: string | null
  readonly languages: readonly ContentLanguage[]
  readonly answerDays: number
}

export type EditIntakeInput = {
  readonly programmeId: string
  readonly by: string
  /** The version that stood on the page; 0 where there was none yet. */
  readonly version: number
  readonly facts: IntakeFacts
  readonly text: { readonly locale: Locale; readonly offered: string; readonly forWhom: string } | null
}

/** Sets up how start-ups are taken in, or changes it. Every change is in the record. */
export async function editIntake(
  { programmeId, by, version, facts, text }: EditIntakeInput,
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await isSwitchedOn(tx, programmeId))) return refuse('module-off')
    const at = await clock.now(tx)
    const set = { ...facts, languages: [...facts.languages], changedAt: at, changedBy: by }
    if (version === 0) {
      const made = await tx
        .insert(intakes)
        .values({ programmeId, ...set })
        .onConflictDoNothing()
        .returning({ programmeId: intakes.programmeId })
      if (made.length === 0) return refuse('intake-changed')
    } else {
      const changed = await tx
        .update(intakes)
        .set({ ...set, version: sql`${intakes.version} + 1` })
        .where(and(eq(intakes.programmeId, programmeId), eq(intakes.version, version)))
        .returning({ programmeId: intakes.programmeId })
      if (changed.length === 0) return refuse('intake-changed')
    }
    if (text !== null) await keepText(tx, programmeId, text)
    await appendEntry(tx, {
      programmeId,
      type: version === 0 ? 'IntakeSetUp' : 'IntakeChanged',
      at,
      body: {
        by,
        kind: facts.kind,
        zone: facts.zone,
        ...(facts.opensAt && { opensAt: facts.opensAt.toISOString() }),
        ...(facts.closesAt && { closesAt: facts.closesAt.toISOString() }),
        equity: facts.equity,
        ...(facts.equityPercent !== null && { equityPercent: facts.equityPercent }),
        answerDays: facts.answerDays,
      },
    })
    return accept(null)
  })
}

async function keepText(
  tx: Tx,
  programmeId: string,
  { locale, offered, forWhom }: NonNullable<EditIntakeInput['text']>,
) {
  await tx
    .insert(intakeTexts)
    .values({ programmeId, locale, offered, forWhom })
    .onConflictDoUpdate({ target: [intakeTexts.programmeId, intakeTexts.locale], set: { offered, forWhom } })
}

/** Renames themes in one language, takes out those left empty, and adds new ones at the end. */
export async function editThemes(
  given: {
    readonly programmeId: string
    readonly by: string
    readonly locale: Locale
    /** By id; an empty name takes the theme out. */
    readonly names: Readonly<Record<string, string>>
    readonly added: readonly string[]
  },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  const { programmeId, by, locale, names, added } = given
  return db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const rows = await tx.select().from(intakeThemes).where(eq(intakeThemes.programmeId, programmeId))
    const removed = rows.filter(({ id, names: known }) => names[id] === '' && known[locale] !== undefined)
    if (rows.length - removed.length + added.length > mostThemes)
      return refuse('themes-too-many', { most: mostThemes })
    for (const { id, names: known } of removed)
      if (await isInUse(tx, id)) return refuse('theme-in-use', { name: known[locale] ?? '' })
    if (removed.length > 0)
      await tx.delete(intakeThemes).where(
        inArray(
          intakeThemes.id,
          removed.map(({ id }) => id),
        ),
      )
    for (const row of rows) {
      const name = names[row.id]
      if (name === undefined || name === '' || name === row.names[locale]) continue
      await tx
        .update(intakeThemes)
        .set({ names: { ...row.names, [locale]: name } })
        .where(eq(intakeThemes.id, row.id))
    }
    const last = Math.max(0, ...rows.map(({ position }) => position))
    if (added.length > 0)
      await tx.insert(intakeThemes).values(
        added.map((name, index) => ({
          programmeId,
          position: last + index + 1,
          names: { [locale]: name },
        })),
      )
    await appendEntry(tx, {
      programmeId,
      type: 'IntakeThemesChanged',
      at: await clock.now(tx),
      body: { by, locale, added: added.length, removed: removed.length },
    })
    return accept(null)
  })
}

async function isInUse(tx: Tx, themeId: string): Promise<boolean> {
  const applications = await tx.$count(intakeApplications, eq(intakeApplications.themeId, themeId))
  return applications > 0 || (await tx.$count(mentorThemes, eq(mentorThemes.themeId, themeId))) > 0
}

export type CohortFacts = {
  readonly name: string
  readonly startsOn: string
  readonly endsOn: string
  readonly capacity: number
  readonly mostPerTheme: number | null
}

/** Adds a cohort under the next number. */
export async function addCohort(
  { programmeId, by, facts }: { programmeId: string; by: string; facts: CohortFacts },
  { db, clock }: Ports,
): Promise<Result<{ cohortId: string; number: number }, IncubationRefusal>> {
  return db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    if (facts.startsOn >= facts.endsOn) return refuse('cohort-days')
    const [last] = await tx
      .select({ number: max(cohorts.number) })
      .from(cohorts)
      .where(eq(cohorts.programmeId, programmeId))
    const number = (last?.number ?? 0) + 1
    const [made] = await tx
      .insert(cohorts)
      .values({ programmeId, number, ...balanced(facts) })
      .returning({ cohortId: cohorts.id })
    if (!made) throw new Error('A cohort was inserted and not returned')
    await appendEntry(tx, {
      programmeId,
      type: 'CohortAdded',
      at: await clock.now(tx),
      body: { by, ...made, number, ...balanced(facts) },
    })
    return accept({ ...made, number })
  })
}

/** Changes a cohort; never to less room than start-ups have places in it. */
export async function changeCohort(
  given: { programmeId: string; cohortId: string; version: number; by: string; facts: CohortFacts },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  const { programmeId, cohortId, version, by, facts } = given
  return db.transaction(async (tx) => {
    const intake = await lockIntake(tx, programmeId, 'update')
    if (!intake.ok) return intake
    const cohort = await lockCohort(tx, { programmeId, cohortId })
    if (!cohort) return refuse('cohort-unknown')
    if (cohort.row.version !== version) return refuse('cohort-changed')
    if (facts.startsOn >= facts.endsOn) return refuse('cohort-days')
    const { placesTaken, takenByTheme } = cohort.room
    if (facts.capacity < placesTaken) return refuse('capacity-below-taken', { taken: placesTaken })
    const ofOneTheme = Math.max(0, ...Object.values(takenByTheme))
    if (facts.mostPerTheme !== null && facts.mostPerTheme < ofOneTheme)
      return refuse('balance-below-taken', { taken: ofOneTheme })
    await tx
      .update(cohorts)
      .set({ ...balanced(facts), version: sql`${cohorts.version} + 1` })
      .where(eq(cohorts.id, cohortId))
    await appendEntry(tx, {
      programmeId,
      type: 'CohortChanged',
      at: await clock.now(tx),
      body: { by, cohortId, number: cohort.row.number, ...balanced(facts) },
    })
    return accept(null)
  })
}

/** As many of one theme as there are places is no limit. */
function balanced({ mostPerTheme, ...facts }: CohortFacts): CohortFacts {
  return {
    ...facts,
    mostPerTheme: mostPerTheme !== null && mostPerTheme >= facts.capacity ? null : mostPerTheme,
  }
}
