import type { TFunction } from 'i18next'

/** "about 45 min", "about 2 h", "about 1 h 20 min". */
export function minutesInWords(t: TFunction<['judge']>, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('time-left.minutes', { minutes: rest })
  return rest === 0 ? t('time-left.hours', { hours }) : t('time-left.hours-minutes', { hours, minutes: rest })
}
