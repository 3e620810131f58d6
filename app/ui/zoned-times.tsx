import { formatInstant, formatPlace } from '#app/platform/format.ts'
import { useSite } from './site.ts'

/** One instant as it reads on the clocks of several cities. */
export function ZonedTimes({ atIso, zones }: { atIso: string; zones: readonly string[] }) {
  const { lang } = useSite()
  return (
    <ul className="zoned-times">
      {zones.map((zone) => (
        <li key={zone}>
          <time dateTime={atIso}>{formatInstant(lang, atIso, zone, 'datetime')}</time>
          <span className="zoned-times__place">{formatPlace(lang, atIso, zone)}</span>
        </li>
      ))}
    </ul>
  )
}
