import { useTranslation } from 'react-i18next'
import { formatDuration, formatInstant, formatPlace } from '#app/platform/format.ts'
import { intlTags } from '#app/platform/i18n.ts'
import { Icon } from './icon.tsx'
import { useSite } from './site.ts'

export type DeadlineBlockProps = {
  atIso: string
  /** The zone the rules are written in. */
  organiserZone: string
  /** Where the partners read it. */
  partnerZones?: readonly string[]
  /** The server's now; the countdown keeps this difference to the device's clock. */
  nowIso: string
  /** What ends here: "Proposals close". */
  label: string
  closed?: boolean
  /** Announced minutes after it in which what was begun is still taken; 0 for none. */
  graceMinutes?: number
  /** Which instant of which challenge this is, so that an open page notices when it is moved. */
  live?: { challenge: string; instant: 'closesAt' | 'judgingEndsAt' | 'announcesAt' }
}

const hourMs = 3_600_000

/**
 * One instant in four parts: the organiser's zone, the partners' and the reader's, how far off it is, and UTC.
 * Calm until the last 24 hours.
 */
export function DeadlineBlock({
  atIso,
  organiserZone,
  partnerZones = [],
  nowIso,
  label,
  closed,
  graceMinutes = 0,
  live,
}: DeadlineBlockProps) {
  const { t } = useTranslation('ui')
  const { lang, paths } = useSite()
  const leftMs = Date.parse(atIso) - Date.parse(nowIso)
  const over = t(live?.instant === 'announcesAt' ? 'deadline.past' : 'deadline.closed')
  const isOver = closed ?? leftMs <= 0
  const mood = isOver ? 'closed' : leftMs <= 24 * hourMs ? 'soon' : 'calm'
  const graceEndsMs = Date.parse(atIso) + graceMinutes * 60_000
  const isGraceAhead = graceMinutes > 0 && Date.parse(nowIso) < graceEndsMs
  const others = partnerZones.filter((zone) => zone !== organiserZone)
  return (
    <div className={`deadline deadline--${mood}`}>
      <div className="deadline__main">
        <p className="deadline__label">
          <Icon name={isOver && live?.instant !== 'announcesAt' ? 'lock' : 'clock'} />
          {label}
        </p>
        <p className="deadline__time">
          <time dateTime={atIso} data-zone={organiserZone}>
            <span className="deadline__date">{formatInstant(lang, atIso, organiserZone, 'date')}</span>{' '}
            <span className="deadline__clock">{formatInstant(lang, atIso, organiserZone, 'time')}</span>
          </time>{' '}
          <span className="deadline__place" data-place="">
            {formatPlace(lang, atIso, organiserZone)}
          </span>
        </p>
        <p className="deadline__relative">
          {isOver ? (
            over
          ) : (
            <haaste-countdown
              at={atIso}
              now={nowIso}
              data-lang={intlTags[lang]}
              data-left={t('deadline.left', { time: '{time}' })}
              data-closed={over}
              data-source={live && paths.times(live.challenge)}
              data-instant={live?.instant}
              data-moved={t('deadline.moved')}
              data-passed={t('deadline.passed')}
              data-again={t('deadline.again')}
            >
              {t('deadline.left', { time: formatDuration(lang, leftMs) })}
            </haaste-countdown>
          )}
        </p>
        {isGraceAhead ? (
          <p className="deadline__grace">
            {t(leftMs <= 0 ? 'deadline.in-grace' : 'deadline.grace', {
              count: graceMinutes,
              time: formatInstant(lang, new Date(graceEndsMs), organiserZone, 'time'),
              place: formatPlace(lang, atIso, organiserZone),
            })}
          </p>
        ) : null}
        {live && !isOver ? <p className="deadline__news" role="status" /> : null}
      </div>
      <ul className="deadline__zones">
        {others.map((zone) => (
          <li key={zone}>
            <span data-place="">{formatPlace(lang, atIso, zone)}</span>
            <time dateTime={atIso} data-zone={zone}>
              {formatInstant(lang, atIso, zone, 'datetime')}
            </time>
          </li>
        ))}
        <li className="deadline__reader">
          <haaste-reader-time
            at={atIso}
            data-lang={intlTags[lang]}
            zones={[organiserZone, ...others].join(' ')}
            label={t('deadline.yours')}
          />
        </li>
        <li>
          <span>UTC</span>
          <time dateTime={atIso} data-zone="UTC">
            {formatInstant(lang, atIso, 'UTC', 'datetime')}
          </time>
        </li>
      </ul>
    </div>
  )
}
