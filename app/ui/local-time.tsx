import { formatInstant, formatRelative, type InstantStyle } from '#app/platform/format.ts'
import { useSite } from './site.ts'

export type LocalTimeProps = {
  atIso: string
  /** IANA zone the instant is read in. */
  zone: string
  style?: InstantStyle | 'relative'
  /** The server's now; needed for `relative`. */
  nowIso?: string
}

/** An instant in words, with the machine's reading in `datetime`. */
export function LocalTime({ atIso, zone, style = 'full', nowIso }: LocalTimeProps) {
  const { lang } = useSite()
  if (style === 'relative' && nowIso) {
    return (
      <time dateTime={atIso} title={formatInstant(lang, atIso, zone)}>
        {formatRelative(lang, atIso, nowIso)}
      </time>
    )
  }
  return (
    <time dateTime={atIso}>{formatInstant(lang, atIso, zone, style === 'relative' ? 'full' : style)}</time>
  )
}
