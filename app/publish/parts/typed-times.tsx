import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'

/** A moment on the organiser's wall, as far as it is typed. */
type Typed = { readonly date?: string; readonly time?: string; readonly zone: string }

export type TypedTimesProps = {
  typed: Typed
  /** What is saved, with the instant the server read it as. */
  saved: { readonly date: string; readonly time: string; readonly zone: string; readonly atIso: string }
  partnerZones: readonly string[]
}

/** A typed moment on the clocks of all who wait for it: the organiser's, the partners', and the reader's own. */
export function TypedTimes({ typed, saved, partnerZones }: TypedTimesProps) {
  const { t } = useTranslation('lifecycle')
  const readerZone = useReaderZone()
  const { zone } = typed
  const isSaved = typed.date === saved.date && typed.time === saved.time && zone === saved.zone
  const reading = useReading(isSaved ? { zone } : typed)
  const atIso = isSaved ? saved.atIso : reading?.atIso
  if (atIso) {
    const zones = [...new Set([zone, ...partnerZones, ...(readerZone ? [readerZone] : [])])]
    return <ZonedTimes atIso={atIso} zones={zones} />
  }
  const problem = reading?.problem
  if (!problem) return null
  return (
    <p className="field__hint">
      {problem.code === 'time-missing'
        ? t('refusals.time-missing', problem)
        : t('refusals.time-ambiguous', problem)}
    </p>
  )
}

type Problem = LifecycleRefusal<'time-missing' | 'time-ambiguous'>
type Reading = { atIso?: string; problem?: Problem }

/** Reads what is typed as an instant. The arithmetic of clocks is heavy, so it comes when somebody types. */
function useReading({ date, time, zone }: Typed): Reading | null {
  const [reading, setReading] = useState<(Reading & { of: string }) | null>(null)
  const of = `${date} ${time} ${zone}`
  useEffect(() => {
    let isWanted = Boolean(date && time)
    const read = async () => {
      const { wallClockToInstant } = await import('#app/lifecycle/calendar.ts')
      const result = wallClockToInstant({ date: date ?? '', time: time ?? '', zone })
      if (!isWanted) return
      if (result.ok) return setReading({ of, atIso: result.value.toISOString() })
      const { refusal } = result
      const isTold = refusal.code === 'time-missing' || refusal.code === 'time-ambiguous'
      setReading({ of, problem: isTold ? refusal : undefined })
    }
    if (isWanted) void read()
    return () => {
      isWanted = false
    }
  }, [date, time, zone, of])
  return reading?.of === of ? reading : null
}

/** Known only to the browser, so the first rendering, which has to equal the server's, goes without it. */
function useReaderZone(): string | null {
  const [zone, setZone] = useState<string | null>(null)
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), [])
  return zone
}
