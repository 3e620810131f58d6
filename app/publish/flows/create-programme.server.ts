import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { calendarOfTemplate, readCalendar, type CalendarDraftRefusal } from '../core/calendar-draft.ts'
import {
  calendarPlanOf,
  namesOfProgramme,
  planOfTemplate,
  type CalendarPlan,
} from '../core/programme-plan.ts'
import { sessionPlansOf } from '../core/session-plan.ts'
import { isTaken } from '../data/is-taken.server.ts'
import { insertProgramme, type InsertedProgramme } from '../data/insert-programme.server.ts'
import { templateOf } from '../templates/index.ts'
import type { ChallengeTemplate, ProgrammeTemplate } from '../templates/template.ts'

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

/** A new programme with its challenges and sessions as drafts. Whoever creates it becomes its organiser. */
export async function createProgramme(
  input: CreateProgramme,
  { db, clock }: Ports,
): Promise<Result<InsertedProgramme, CreateProgrammeRefusal>> {
  const template = templateOf(input.templateKey)
  if (!template) return refuse('template-unknown')
  try {
    return await db.transaction(async (tx) => {
      const now = await clock.now(tx)
      const calendars = readCalendars(template, input.opening, now)
      if (!calendars.ok) return calendars
      const sessions = sessionPlansOf(template, input.opening)
      if (!sessions.ok) return sessions
      const { slug, contactEmail, by, opening } = input
      const others = [template.zone, ...template.partnerZones].filter((zone) => zone !== opening.zone)
      const plan = planOfTemplate(template, {
        slug,
        names: namesOfProgramme(template, input),
        contactEmail,
        zone: opening.zone,
        partnerZones: template.partnerZones.length > 0 ? others : [],
        calendarOf: calendars.value,
        sessions: sessions.value,
      })
      return accept(await insertProgramme(tx, { plan, by, now }))
    })
  } catch (error) {
    if (isTaken(error, 'programmes_slug_unique')) return refuse('slug-taken', { slug: input.slug })
    throw error
  }
}

/** One calendar per zone: where challenges have clocks of their own, the same days and times are read on each. */
function readCalendars(
  template: ProgrammeTemplate,
  opening: CreateProgramme['opening'],
  now: Date,
): Result<(challenge: ChallengeTemplate) => CalendarPlan, CalendarDraftRefusal> {
  const plans = new Map<string, CalendarPlan>()
  for (const zone of new Set(template.challenges.map((challenge) => challenge.zone ?? opening.zone))) {
    const read = readCalendar(calendarOfTemplate(template, { ...opening, zone }), [], now)
    if (!read.ok) return read
    plans.set(zone, calendarPlanOf(read.value))
  }
  return accept((challenge) => {
    const plan = plans.get(challenge.zone ?? opening.zone)
    if (!plan) throw new Error(`no calendar was read for ${challenge.slug}`)
    return plan
  })
}
