/** The dates of several challenges as one calendar: what they share stands once, what only some have names them. */
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import type { DateMark } from '#app/lifecycle/dates.ts'

export type DatedChallenge = {
  readonly title: string
  readonly zones: string[]
  readonly instants: readonly {
    readonly key: CalendarInstant
    readonly atIso: string
    readonly mark: DateMark
  }[]
}

type SharedInstant = {
  key: CalendarInstant
  atIso: string
  marks: DateMark[]
  zones: string[]
  titles: string[]
}

/** One line per instant; challenges that share it share the line, and name themselves where they do not all do. */
export function sharedCalendar(
  challenges: readonly DatedChallenge[],
  nameOf: (key: CalendarInstant) => string,
) {
  const lines = new Map<string, SharedInstant>()
  for (const { instants, zones, title } of challenges) {
    for (const { key, atIso, mark } of instants) {
      const line = lines.get(`${key} ${atIso}`) ?? { key, atIso, marks: [], zones, titles: [] }
      line.titles.push(title)
      line.marks.push(mark)
      lines.set(`${key} ${atIso}`, line)
    }
  }
  const ordered = [...lines.values()].sort((a, b) => a.atIso.localeCompare(b.atIso))
  const next = ordered.findIndex(({ marks }) => marks.some((mark) => mark !== 'done'))
  return ordered.map(({ key, atIso, marks, zones, titles }, index) => ({
    label: nameOf(key),
    atIso,
    zones,
    state: marks.includes('late')
      ? ('late' as const)
      : marks.every((mark) => mark === 'done')
        ? ('done' as const)
        : index === next
          ? ('current' as const)
          : ('next' as const),
    ...(titles.length < challenges.length && { note: titles.join(' · ') }),
  }))
}

/** The challenges whose dates are not those that most share, each with the dates in which it deviates. */
export function ownDates<Challenge extends DatedChallenge>(
  challenges: readonly Challenge[],
): (Challenge & { readonly differs: CalendarInstant[] })[] {
  const keyOf = ({ instants }: DatedChallenge) => instants.map(({ atIso }) => atIso).join(' ')
  const counts = new Map<string, number>()
  for (const challenge of challenges) counts.set(keyOf(challenge), (counts.get(keyOf(challenge)) ?? 0) + 1)
  const most = Math.max(0, ...counts.values())
  const shared = challenges.find((challenge) => counts.get(keyOf(challenge)) === most)
  if (!shared) return []
  return challenges.flatMap((challenge) => {
    const differs = challenge.instants
      .filter(({ atIso }, index) => shared.instants[index]?.atIso !== atIso)
      .map(({ key }) => key)
    return differs.length > 0 ? [{ ...challenge, differs }] : []
  })
}
