import { eq } from 'drizzle-orm'
import { intakes, intakeTexts, intakeThemes, programmes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { zonedAt } from '#app/lifecycle/calendar.ts'
import { locales } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { intakeTemplateOf } from '../core/intake-templates.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { isSwitchedOn } from '../data/locked-intake.server.ts'

/** How long a batch takes applications, and from when on, until the organiser says otherwise. */
const batch = { beginsInDays: 14, days: 42, opens: 9, closes: 16 } as const

/**
 * Sets an intake up as the template of its programme has it, in the languages of the programme: kind, texts, themes. A
 * batch gets an opening and a closing two and eight weeks from now, to be changed before anybody reads them.
 */
export async function setUpFromTemplate(
  { programmeId, by }: { programmeId: string; by: string },
  { db, clock }: Ports,
): Promise<Result<null, IncubationRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await isSwitchedOn(tx, programmeId))) return refuse('module-off')
    const [programme] = await tx.select().from(programmes).where(eq(programmes.id, programmeId))
    const template = intakeTemplateOf(programme?.templateKey ?? null)
    if (!programme || template === null) return refuse('intake-missing')
    const at = await clock.now(tx)
    const { kind, equity, languages, answerDays, texts, themes } = template
    const { zone } = programme
    const dayAt = (days: number, hour: number) => {
      const day = zonedAt(at, zone).toPlainDate().add({ days })
      return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds)
    }
    const made = await tx
      .insert(intakes)
      .values({
        ...{ programmeId, kind, zone, equity, answerDays, changedAt: at, changedBy: by },
        languages: [...languages],
        ...(kind === 'batch' && {
          opensAt: dayAt(batch.beginsInDays, batch.opens),
          closesAt: dayAt(batch.beginsInDays + batch.days, batch.closes),
        }),
      })
      .onConflictDoNothing()
      .returning({ programmeId: intakes.programmeId })
    if (made.length === 0) return refuse('intake-changed')
    const spoken = locales.filter((locale) => programme.languages.includes(locale))
    await tx.insert(intakeTexts).values(spoken.map((locale) => ({ programmeId, locale, ...texts[locale] })))
    if (themes.length > 0)
      await tx
        .insert(intakeThemes)
        .values(themes.map((names, index) => ({ programmeId, position: index + 1, names: { ...names } })))
    await appendEntry(tx, {
      programmeId,
      type: 'IntakeSetUp',
      at,
      body: { by, kind, zone, equity, answerDays, template: programme.templateKey },
    })
    return accept(null)
  })
}
