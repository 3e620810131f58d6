import type { TFunction } from 'i18next'

type OwnProgress = { finished: number; assigned: number; minutes: number }

/** How far a juror is, in scorecards, and about how many minutes are left; no time is named when nothing is. */
export function progressInWords(
  t: TFunction<['judge']>,
  { finished, assigned, minutes }: OwnProgress,
): string {
  return finished === assigned
    ? t('juror-home.all-finished', { count: assigned })
    : t('juror-home.progress', { finished, assigned, left: minutesInWords(t, minutes) })
}

/** "about 45 min", "about 2 h", "about 1 h 20 min". */
function minutesInWords(t: TFunction<['judge']>, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('time-left.minutes', { minutes: rest })
  return rest === 0 ? t('time-left.hours', { hours }) : t('time-left.hours-minutes', { hours, minutes: rest })
}
