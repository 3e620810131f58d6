import { useTranslation } from 'react-i18next'
import type { CalendarInstant } from '#app/lifecycle/calendar.ts'
import { formatCalendarDay, formatInstant, formatList } from '#app/platform/format.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'
import { FigureFrame } from '#app/ui/figure/figure-frame.tsx'
import { useSite } from '#app/ui/site.ts'
import type { CalendarDrawing } from '../core/calendar-drawing.ts'
import type { CalendarPicture } from '../core/calendar-picture.ts'

export type CalendarFigureProps = {
  zone: string
  partnerZones: readonly string[]
  atIso: Readonly<Record<CalendarInstant, string>>
  picture: Omit<CalendarPicture, 'lanes'> & {
    readonly lanes: readonly (CalendarPicture['lanes'][number] & { readonly name: string })[]
  }
  drawings: readonly CalendarDrawing[]
}

/** The dates as one line: phases as bars, weekends shaded, days off of each country in a lane of their own. */
export function CalendarFigure({ zone, partnerZones, atIso, picture, drawings }: CalendarFigureProps) {
  const { t } = useTranslation('publish')
  const { t: tLifecycle } = useTranslation('lifecycle')
  const { lang } = useSite()
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
        {drawings.map((drawing) => (
          <Drawing
            key={drawing.width}
            drawing={drawing}
            label={picture.instants
              .map(
                ({ instant }) =>
                  `${tLifecycle(`instants.${instant}`)}: ${formatInstant(lang, atIso[instant], zone)}`,
              )
              .join('; ')}
          />
        ))}
      </div>
    </FigureFrame>
  )
}

function Drawing({ drawing, label }: { drawing: CalendarDrawing; label: string }) {
  const { isWide, width, height, top, bottom, barTop, deadline, readings } = drawing
  return (
    <svg
      className={isWide ? 'calendar-figure__wide' : 'calendar-figure__narrow'}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {drawing.weekends.map((weekend) => (
        <rect
          key={weekend.x}
          className="calendar-figure__weekend"
          {...weekend}
          y={top}
          height={bottom - top}
        />
      ))}
      {drawing.months.map(({ x, name }) => (
        <g key={x}>
          <path className="calendar-figure__month" d={`M${x} ${top}V${bottom}`} />
          <text className="calendar-figure__tick" x={x + 4} y={top + 16}>
            {name}
          </text>
        </g>
      ))}
      {drawing.bars.map(({ phase, name, ...bar }) => (
        <g key={phase} data-phase={phase}>
          <rect className="calendar-figure__bar" {...bar} y={barTop} height="26" rx="3" />
          {name ? (
            <text className="calendar-figure__name" x={bar.x + 8} y={barTop + 17}>
              {name}
            </text>
          ) : null}
        </g>
      ))}
      {drawing.lanes.map(({ y, name, days }) => (
        <g key={y} transform={`translate(0 ${y})`}>
          {days.map(({ title, ...day }) => (
            <rect key={title} className="calendar-figure__day-off" {...day} y="0" height="14">
              <title>{title}</title>
            </rect>
          ))}
          <text className="calendar-figure__lane" x="12" y="12">
            {name}
          </text>
        </g>
      ))}
      <path className="calendar-figure__deadline" d={`M${deadline.x} ${deadline.top}V${bottom}`} />
      {readings.texts.map((text, index) => (
        <text
          key={text}
          className={`calendar-figure__reading${index === 0 ? ' calendar-figure__reading--home' : ''}`}
          x={readings.x}
          y={26 + index * 18}
          textAnchor={readings.anchor}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}
