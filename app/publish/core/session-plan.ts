/** The sessions of a programme as data: what templates begin with, what the next edition takes along, what a file holds. */
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { ProgrammeTemplate, SessionTemplate } from '../templates/template.ts'
import { calendarFromOpening, type CalendarDraftRefusal } from './calendar-draft.ts'

/** Texts in the languages there are. */
type PerLocale<Texts> = Readonly<Partial<Record<Locale, Texts>>>

export type SessionPlan = {
  readonly kind: SessionTemplate['kind']
  /** The address of the challenge it is about, as the plan names it; null for the whole programme. */
  readonly challenge: string | null
  readonly edition: number
  /** IANA zone in which the two instants were typed. */
  readonly zone: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  /** Null: as many as come. */
  readonly capacity: number | null
  /** At least one language. */
  readonly texts: PerLocale<{ readonly title: string; readonly description: string }>
  readonly agenda: readonly {
    readonly minutes: number
    readonly isSlot: boolean
    readonly speaker: string
    /** At least one language. */
    readonly titles: PerLocale<string>
  }[]
  /** The session in this house that it continues; never in a file. */
  readonly previousId?: string
}

const minuteMs = 60_000

/**
 * The sessions a template begins with, counted from the opening day on the organiser's wall; each is as long as its
 * agenda. A time the clocks skip or show twice is refused and not guessed.
 */
export function sessionPlansOf(
  template: Pick<ProgrammeTemplate, 'sessions' | 'edition' | 'calendar' | 'languages'>,
  opening: { readonly date: string; readonly time: string; readonly zone: string },
): Result<SessionPlan[], CalendarDraftRefusal> {
  const plans: SessionPlan[] = []
  const languages = template.languages ?? locales
  for (const session of template.sessions ?? []) {
    const { closesAt } = calendarFromOpening({ ...template.calendar, closesAt: session.begins }, opening)
    const read = wallClockToInstant({ ...closesAt, zone: opening.zone })
    if (!read.ok) return refuse('calendar-refused', { problems: { opensAt: read.refusal } })
    const minutes = session.agenda.reduce((sum, step) => sum + step.minutes, 0)
    plans.push({
      kind: session.kind,
      challenge: null,
      edition: template.edition ?? 1,
      zone: opening.zone,
      startsAt: read.value,
      endsAt: new Date(read.value.getTime() + minutes * minuteMs),
      place: session.place,
      capacity: session.capacity ?? null,
      texts: inLanguages(session.texts, languages),
      agenda: session.agenda.map((step) => ({
        minutes: step.minutes,
        isSlot: step.isSlot ?? false,
        speaker: step.speaker ?? '',
        titles: inLanguages(step.titles, languages),
      })),
    })
  }
  return accept(plans)
}

function inLanguages<Text>(
  texts: Readonly<Record<Locale, Text>>,
  languages: readonly Locale[],
): PerLocale<Text> {
  return Object.fromEntries(languages.map((locale) => [locale, texts[locale]])) as PerLocale<Text>
}

/** One order for the same sessions, wherever they were read: by their hours, then by what they say. */
export function sessionsInOrder<Plan extends SessionPlan>(plans: readonly Plan[]): Plan[] {
  const keyOf = ({ startsAt, endsAt, kind, challenge, texts }: SessionPlan) =>
    JSON.stringify([
      startsAt.toISOString(),
      endsAt.toISOString(),
      kind,
      challenge,
      locales.map((locale) => texts[locale]?.title ?? ''),
    ])
  return plans
    .map((plan) => ({ plan, key: keyOf(plan) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ plan }) => plan)
}
