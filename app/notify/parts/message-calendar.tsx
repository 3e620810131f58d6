import { useTranslation } from 'react-i18next'
import { formatCalendarDay } from '#app/platform/format.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { calendarFacts } from '../core/calendar-facts.ts'

/** The calendar file of a mail: what it says, the file itself, and a way to save it. */
export function MessageCalendar({ id, file, zone }: { id: string; file: string | null; zone: string }) {
  const { t } = useTranslation('notify')
  const { lang, paths } = useSite()
  if (file === null) return <EmptyState title={t('message.no-calendar')} />
  const { title, startsAt, description, uid, sequence } = calendarFacts(file)
  return (
    <>
      <SummaryList
        items={[
          { label: t('message.calendar-title'), value: title },
          {
            label: t('message.calendar-starts'),
            value: startsAt.includes('T') ? (
              <ZonedTimes atIso={startsAt} zones={[zone]} />
            ) : (
              formatCalendarDay(lang, startsAt)
            ),
          },
          { label: t('message.calendar-text'), value: <span className="break-anywhere">{description}</span> },
          { label: t('message.calendar-uid'), value: <code className="break-anywhere">{uid}</code> },
          { label: t('message.calendar-sequence'), value: sequence },
        ]}
      />
      <ButtonRow>
        <ButtonLink to={paths.mailboxCalendar(id)} tone="secondary" download>
          {t('message.calendar-download')}
        </ButtonLink>
      </ButtonRow>
      <Section id="file" title={t('message.calendar-file')}>
        <pre className="mail-text" tabIndex={0}>
          {file}
        </pre>
      </Section>
    </>
  )
}
