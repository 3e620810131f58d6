import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'

export type TypedTimesProps = {
  typed: { readonly date?: string; readonly time?: string }
  zone: string
  partnerZones: readonly string[]
}

/** A typed moment on the clocks of all who wait for it: the organiser's, the partners', and the reader's own. */
export function TypedTimes({ typed, zone, partnerZones }: TypedTimesProps) {
  const { t } = useTranslation('publish')
  const readerZone = useReaderZone()
  if (!typed.date || !typed.time) return null
  const read = wallClockToInstant({ date: typed.date, time: typed.time, zone })
  if (!read.ok) {
    const isKnown = read.refusal.code === 'time-missing' || read.refusal.code === 'time-ambiguous'
    return isKnown ? <p className="field__hint">{t(`edit-timeline.${read.refusal.code}`)}</p> : null
  }
  const zones = [...new Set([zone, ...partnerZones, ...(readerZone ? [readerZone] : [])])]
  return <ZonedTimes atIso={read.value.toISOString()} zones={zones} />
}

/** Known only to the browser, so the first rendering, which has to equal the server's, goes without it. */
function useReaderZone(): string | null {
  const [zone, setZone] = useState<string | null>(null)
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return zone
}
