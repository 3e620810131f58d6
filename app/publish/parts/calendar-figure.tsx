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

/** One drawing for a desk and one for a telephone, whose words are as large as they are there. */
const widths = [720, 360] as const
const edge = { left: 12, right: 12 }
const barHeight = 26
const laneHeight = 22

/** About how much room words take at 13 pixels: nothing measures letters on the server. Rather too much than too little. */
function roomFor(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffff]/.test(letter) ? 13.5 : 7.4), 0)
}

/** The dates as one line: phases as bars, weekends shaded, days off of each country in a lane of their own. */
export function CalendarFigure(props: CalendarFigureProps) {
  const { t } = useTranslation('publish')
  const { t: tLifecycle } = useTranslation('lifecycle')
  const { lang } = useSite()
  const { zone, partnerZones, atIso, picture } = props
  const zones = [zone, ...partnerZones]
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
      <div className="calendar-figure">
        {widths.map((width) => (
          <Drawing key={width} width={width} {...props} />
        ))}
      </div>
    </FigureFrame>
  )
}

function Drawing({ width, zone, partnerZones, atIso, picture }: CalendarFigureProps & { width: number }) {
  const { t: tLifecycle } = useTranslation('lifecycle')
  const { t: tUi } = useTranslation('ui')
  const { lang } = useSite()
  const scale = (width - edge.left - edge.right) / picture.days
  const x = (day: number) => edge.left + day * scale
  const readings = [zone, ...partnerZones].slice(0, 4).map((name) => ({
    name,
    text: `${formatInstant(lang, atIso.closesAt, name, 'datetime')} ${cityOfZone(lang, name)}`,
  }))
  const deadline = x(picture.instants.find(({ instant }) => instant === 'closesAt')?.at ?? 0)
  const longest = Math.max(...readings.map(({ text }) => roomFor(text)))
  // Beside the line where there is room on one of its sides, above it where there is on neither.
  const beside = [
    { x: deadline + 8, anchor: 'start', fits: deadline + 8 + longest <= width },
    { x: deadline - 8, anchor: 'end', fits: deadline - 8 - longest >= 0 },
  ] as const
  const place = (deadline > width / 2 ? [beside[1], beside[0]] : beside).find(({ fits }) => fits) ?? {
    x: Math.max(0, Math.min(deadline - longest / 2, width - longest)),
    anchor: 'start' as const,
    fits: false,
  }
  const top = 24 + readings.length * 18
  const barTop = top + 28
  const lanesTop = barTop + barHeight + 18
  const height = lanesTop + picture.lanes.length * laneHeight + 8
  const bottom = height - 4
  const months = picture.months
    .map(({ at, date }, index) => ({
      at,
      date,
      until: picture.months[index + 1]?.at ?? picture.days,
      name: new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(new Date(`${date}T12:00:00Z`)),
    }))
    .filter(({ at, until, name }) => (until - at) * scale >= roomFor(name) + 4)
  return (
    <svg
      className={width === widths[0] ? 'calendar-figure__wide' : 'calendar-figure__narrow'}
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
      {months.map(({ at, date, name }) => (
        <g key={date}>
          <path className="calendar-figure__month" d={`M${x(at)} ${top}V${bottom}`} />
          <text className="calendar-figure__tick" x={x(at) + 4} y={top + 16}>
            {name}
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
          {(to - from) * scale > roomFor(tUi(`phase.${phase}`)) + 12 ? (
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
      <path
        className="calendar-figure__deadline"
        d={`M${deadline} ${place.fits ? 14 : 14 + readings.length * 18}V${bottom}`}
      />
      {readings.map(({ name, text }, index) => (
        <text
          key={name}
          className={`calendar-figure__reading${index === 0 ? ' calendar-figure__reading--home' : ''}`}
          x={place.x}
          y={26 + index * 18}
          textAnchor={place.anchor}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}
