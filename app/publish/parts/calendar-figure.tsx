import { useTranslation } from 'react-i18next'
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import { formatCalendarDay, formatInstant, formatList } from '#app/platform/format.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'
import { FigureFrame } from '#app/ui/figure/figure-frame.tsx'
import { useSite } from '#app/ui/site.ts'
import type { CalendarPicture } from '../core/calendar-picture.ts'

export type CalendarFigureProps = {
  zone: string
  partnerZones: readonly string[]
  atIso: Readonly<Record<CalendarInstant, string>>
  picture: Omit<CalendarPicture, 'lanes'> & {
    readonly lanes: readonly (CalendarPicture['lanes'][number] & { readonly name: string })[]
  }
}

const width = 720
const edge = { left: 12, right: 12 }
const barHeight = 26
const laneHeight = 22
/** Narrower than this a month has no room for its name. */
const narrowestMonth = 46

/** The dates as one line: phases as bars, weekends shaded, days off of each country in a lane of their own. */
export function CalendarFigure({ zone, partnerZones, atIso, picture }: CalendarFigureProps) {
  const { t } = useTranslation('publish')
  const { t: tLifecycle } = useTranslation('lifecycle')
  const { t: tUi } = useTranslation('ui')
  const { lang } = useSite()
  const zones = [zone, ...partnerZones]
  const scale = (width - edge.left - edge.right) / picture.days
  const x = (day: number) => edge.left + day * scale
  const deadlineLines = zones.slice(0, 4)
  const top = 24 + deadlineLines.length * 18
  const barTop = top + 28
  const lanesTop = barTop + barHeight + 18
  const height = lanesTop + picture.lanes.length * laneHeight + 8
  const deadline = picture.instants.find(({ instant }) => instant === 'closesAt')?.at ?? 0
  const isLate = x(deadline) > width / 2
  const months = picture.months.filter(({ at }, index) => {
    const next = picture.months[index + 1]?.at ?? picture.days
    return (next - at) * scale >= narrowestMonth
  })
  const bottom = height - 4
  return (
    <FigureFrame
      title={t('edit-timeline.figure')}
      note={
        picture.lanes.length === 0 ? t('edit-timeline.figure-note') : t('edit-timeline.figure-note-holidays')
      }
      table={{
        headers: [t('edit-timeline.figure-what'), ...zones.map((name) => cityOfZone(lang, name))],
        rows: [
          ...picture.instants.map(({ instant }) => [
            tLifecycle(`instants.${instant}`),
            ...zones.map((name) => formatInstant(lang, atIso[instant], name, 'datetime')),
          ]),
          ...picture.lanes.map(({ name, holidays }) => [
            t('edit-timeline.figure-days-off', { country: name }),
            formatList(
              lang,
              holidays.map((day) => `${formatCalendarDay(lang, day.date)} ${day.name}`),
            ),
            ...partnerZones.map(() => ''),
          ]),
        ],
      }}
    >
      <div className="calendar-figure" role="group" aria-label={t('edit-timeline.figure')} tabIndex={0}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={picture.instants
            .map(
              ({ instant }) =>
                `${tLifecycle(`instants.${instant}`)}: ${formatInstant(lang, atIso[instant], zone)}`,
            )
            .join('; ')}
        >
          {picture.weekends.map(({ from, to }) => (
            <rect
              key={from}
              className="calendar-figure__weekend"
              x={x(from)}
              width={(to - from) * scale}
              y={top}
              height={bottom - top}
            />
          ))}
          {months.map(({ at, date }) => (
            <g key={date}>
              <path className="calendar-figure__month" d={`M${x(at)} ${top}V${bottom}`} />
              <text className="calendar-figure__tick" x={x(at) + 4} y={top + 16}>
                {new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
                  month: 'short',
                  year: 'numeric',
                  timeZone: 'UTC',
                }).format(new Date(`${date}T12:00:00Z`))}
              </text>
            </g>
          ))}
          {picture.bars.map(({ phase, from, to }) => (
            <g key={phase} data-phase={phase}>
              <rect
                className="calendar-figure__bar"
                x={x(from)}
                width={Math.max(2, (to - from) * scale - 2)}
                y={barTop}
                height={barHeight}
                rx="3"
              />
              {(to - from) * scale > 90 ? (
                <text className="calendar-figure__name" x={x(from) + 8} y={barTop + 17}>
                  {tUi(`phase.${phase}`)}
                </text>
              ) : null}
            </g>
          ))}
          {picture.lanes.map(({ country, name, holidays }, index) => (
            <g key={country} transform={`translate(0 ${lanesTop + index * laneHeight})`}>
              {holidays.map(({ at, date, name: day }) => (
                <rect
                  key={`${date} ${day}`}
                  className="calendar-figure__day-off"
                  x={x(at)}
                  width={Math.max(3, scale)}
                  y="0"
                  height="14"
                >
                  <title>{`${formatCalendarDay(lang, date)} ${day}`}</title>
                </rect>
              ))}
              <text className="calendar-figure__lane" x={edge.left} y="12">
                {name}
              </text>
            </g>
          ))}
          <path className="calendar-figure__deadline" d={`M${x(deadline)} 20V${bottom}`} />
          {deadlineLines.map((name, index) => (
            <text
              key={name}
              className={`calendar-figure__reading${index === 0 ? ' calendar-figure__reading--home' : ''}`}
              x={x(deadline) + (isLate ? -8 : 8)}
              y={26 + index * 18}
              textAnchor={isLate ? 'end' : 'start'}
            >
              {`${formatInstant(lang, atIso.closesAt, name, 'datetime')} ${cityOfZone(lang, name)}`}
            </text>
          ))}
        </svg>
      </div>
    </FigureFrame>
  )
}
