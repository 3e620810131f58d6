import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant, formatLateness } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { useSite } from '#app/ui/site.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'

/**
 * For those who come after the deadline: what happened and when, on every clock that matters, what still counts, and
 * whom to write to. `children` is what they can do with what they wrote.
 */
export function LateNotice({
  title,
  closesAt,
  nowIso,
  zone,
  partnerZones,
  graceMinutes,
  contactEmail,
  counts,
  children,
}: {
  title: string
  closesAt: string
  nowIso: string
  zone: string
  partnerZones: readonly string[]
  /** Announced minutes, which are over as well. */
  graceMinutes: number
  contactEmail: string
  /** What of theirs counts all the same; what holds for everybody when absent. */
  counts?: string
  children?: ReactNode
}) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const lateMs = Date.parse(nowIso) - Date.parse(closesAt)
  const now = formatInstant(lang, nowIso, zone, lateMs < 60_000 ? 'seconds' : 'full')
  return (
    <Callout tone="warn" title={title}>
      <p>{t('late.closed-at')}</p>
      <ZonedTimes atIso={closesAt} zones={[...new Set([zone, ...partnerZones, 'UTC'])]} />
      <p>
        {t('late.opened', { now, late: formatLateness(lang, lateMs) })}{' '}
        {graceMinutes > 0 ? t('late.grace', { count: graceMinutes }) : null}
      </p>
      <p>{counts ?? t('late.counts')}</p>
      {children}
      <p>
        {t('late.contact')} <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
      </p>
    </Callout>
  )
}
