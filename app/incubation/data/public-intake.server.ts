import { asc, desc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubCohorts,
  pubGraduates,
  pubIntakes,
  pubIntakeTexts,
  pubIntakeThemes,
  pubOpenIntakes,
  pubProgrammes,
  pubProgrammeTexts,
} from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { intakeStanding, windowOf } from '../core/intake-window.ts'

/** The programme and the intake behind an address, while the module is open; null otherwise. One query. */
export async function openIntake(db: Executor, slug: string) {
  const [row] = await db
    .select({
      slug: pubProgrammes.slug,
      theme: pubProgrammes.theme,
      contactEmail: pubProgrammes.contactEmail,
      programmeId: pubIntakes.programmeId,
      kind: pubIntakes.kind,
      zone: pubIntakes.zone,
      opensAt: pubIntakes.opensAt,
      closesAt: pubIntakes.closesAt,
      equity: pubIntakes.equity,
      equityPercent: pubIntakes.equityPercent,
      languages: pubIntakes.languages,
      answerDays: pubIntakes.answerDays,
    })
    .from(pubIntakes)
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubIntakes.programmeId))
    .where(eq(pubProgrammes.slug, slug))
  return row ?? null
}

export type OpenIntake = NonNullable<Awaited<ReturnType<typeof openIntake>>>

/** What every page of an intake says of when it takes applications. */
export function windowView(intake: OpenIntake, now: Date) {
  const { kind, zone, opensAt, closesAt } = intake
  return {
    ...{ kind, zone },
    opensAtIso: opensAt?.toISOString() ?? null,
    closesAtIso: closesAt?.toISOString() ?? null,
    standing: intakeStanding(windowOf(intake), now),
  }
}

/** The name of the programme in the reader's language. */
export async function programmeName(db: Executor, programmeId: string, lang: Locale) {
  const names = await db
    .select({
      locale: pubProgrammeTexts.locale,
      name: pubProgrammeTexts.name,
      tagline: pubProgrammeTexts.tagline,
    })
    .from(pubProgrammeTexts)
    .where(eq(pubProgrammeTexts.programmeId, programmeId))
  const text = textIn(names, lang)
  return { name: text?.name ?? '', tagline: text?.tagline ?? '', nameLocale: text?.locale ?? lang }
}

/** Themes by their place, in the reader's language. */
export async function publicThemes(db: Executor, programmeId: string, lang: Locale) {
  const rows = await db
    .select({
      position: pubIntakeThemes.position,
      names: pubIntakeThemes.names,
      mentors: pubIntakeThemes.mentors,
    })
    .from(pubIntakeThemes)
    .where(eq(pubIntakeThemes.programmeId, programmeId))
    .orderBy(asc(pubIntakeThemes.position))
  return rows.map(({ position, names, mentors }) => ({ position, name: inLanguage(names, lang), mentors }))
}

/** An intake as the public reads it: what, when, cohorts with the places left, graduates, figures; or null. */
export async function publicIntake(
  db: Executor,
  { slug, lang, now }: { slug: string; lang: Locale; now: Date },
) {
  const intake = await openIntake(db, slug)
  if (!intake) return null
  const { programmeId } = intake
  const [programme, texts, themes, cohorts, graduates, figures] = await Promise.all([
    programmeName(db, programmeId, lang),
    db.select().from(pubIntakeTexts).where(eq(pubIntakeTexts.programmeId, programmeId)),
    publicThemes(db, programmeId, lang),
    db
      .select()
      .from(pubCohorts)
      .where(eq(pubCohorts.programmeId, programmeId))
      .orderBy(desc(pubCohorts.startsOn), desc(pubCohorts.number)),
    db
      .select()
      .from(pubGraduates)
      .where(eq(pubGraduates.programmeId, programmeId))
      .orderBy(desc(pubGraduates.cohort), asc(pubGraduates.name)),
    db
      .select({ body: pubOpenIntakes.body })
      .from(pubOpenIntakes)
      .where(eq(pubOpenIntakes.programmeId, programmeId)),
  ])
  const text = textIn(texts, lang)
  const today = instantToWallClock(now, intake.zone).date
  const { equity, equityPercent, languages, answerDays, theme, contactEmail } = intake
  return {
    programme: { slug: intake.slug, theme, contactEmail, ...programme },
    window: windowView(intake, now),
    ...{ equity, languages, answerDays },
    equityPercent: equityPercent === null ? null : Number(equityPercent),
    offered: renderMarkdown(text?.offered ?? '', { headingLevel: 3 }),
    forWhom: renderMarkdown(text?.forWhom ?? '', { headingLevel: 3 }),
    textLocale: text?.locale ?? lang,
    themes,
    cohorts: cohorts.map(({ programmeId: _, ...cohort }) => ({ ...cohort, isOver: cohort.endsOn < today })),
    graduates: graduates.map(({ name, country, website, theme: names, cohort }) => ({
      ...{ name, country, cohort },
      website: /^https?:\/\//i.test(website) ? website : null,
      theme: names === null ? null : inLanguage(names, lang),
    })),
    figures: figures[0]?.body ?? null,
  }
}
