import type { Ports } from '#app/http/context.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { calendarFromOpening, readCalendar, type CalendarDraftRefusal } from '../core/calendar-draft.ts'
import { isTaken } from '../data/is-taken.server.ts'
import { insertProgramme, type InsertedProgramme } from '../data/insert-programme.server.ts'
import { templateOf } from '../templates/index.ts'

export type CreateProgramme = {
  readonly templateKey: string
  /** In the language of whoever creates it. */
  readonly name: string
  readonly lang: Locale
  readonly slug: string
  readonly contactEmail: string
  /** When the first challenges open, on the organiser's wall; the rest of the calendar follows from the template. */
  readonly opening: { readonly date: string; readonly time: string; readonly zone: string }
  readonly by: string
}

export type CreateProgrammeRefusal =
  | { readonly code: 'template-unknown' }
  | { readonly code: 'slug-taken'; readonly slug: string }
  | CalendarDraftRefusal

/** A new programme with its challenges as drafts. Whoever creates it becomes its organiser. */
export async function createProgramme(
  input: CreateProgramme,
  { db, clock }: Ports,
): Promise<Result<InsertedProgramme, CreateProgrammeRefusal>> {
  const template = templateOf(input.templateKey)
  if (!template) return refuse('template-unknown')
  const partnerZones = [template.zone, ...template.partnerZones].filter((zone) => zone !== input.opening.zone)
  const names = Object.fromEntries(
    locales.map((locale) => [
      locale,
      locale === input.lang ? input.name : template.texts[locale].name || input.name,
    ]),
  ) as Record<Locale, string>
  try {
    return await db.transaction(async (tx) => {
      const now = await clock.now(tx)
      const typed = calendarFromOpening(template.calendar, input.opening)
      const calendar = readCalendar(typed, template.partnerZones.length > 0 ? partnerZones : [], now)
      if (!calendar.ok) return calendar
      const { slug, contactEmail, by } = input
      return accept(
        await insertProgramme(tx, { template, slug, names, calendar: calendar.value, contactEmail, by, now }),
      )
    })
  } catch (error) {
    if (isTaken(error, 'programmes_slug_unique')) return refuse('slug-taken', { slug: input.slug })
    throw error
  }
}
