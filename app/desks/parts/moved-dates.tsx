import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'

export type MovedDatesProps = {
  challenge: {
    zone: string
    deadlineChanges: readonly {
      previousClosesAtIso: string
      closesAtIso: string
      changedAtIso: string
      reason: string
    }[]
    announcementChanges: readonly {
      previousAnnouncesAtIso: string
      announcesAtIso: string
      changedAtIso: string
      reason: string
    }[]
  }
}

/** How deadline and announcement have moved: from when to when, and the reason that was given. */
export function MovedDates({ challenge }: MovedDatesProps) {
  const { t } = useTranslation('desks')
  return (
    <>
      <Moves
        id="deadline-changes"
        title={t('challenge.deadline-changes')}
        zone={challenge.zone}
        moves={challenge.deadlineChanges.map(({ previousClosesAtIso, closesAtIso, ...move }) => ({
          ...move,
          fromIso: previousClosesAtIso,
          toIso: closesAtIso,
        }))}
      />
      <Moves
        id="announcement-changes"
        title={t('challenge.announcement-changes')}
        zone={challenge.zone}
        moves={challenge.announcementChanges.map(({ previousAnnouncesAtIso, announcesAtIso, ...move }) => ({
          ...move,
          fromIso: previousAnnouncesAtIso,
          toIso: announcesAtIso,
        }))}
      />
    </>
  )
}

type Move = { fromIso: string; toIso: string; changedAtIso: string; reason: string }

function Moves({
  id,
  title,
  zone,
  moves,
}: {
  id: string
  title: string
  zone: string
  moves: readonly Move[]
}) {
  const { t } = useTranslation('desks')
  const { lang } = useSite()
  if (moves.length === 0) return null
  return (
    <Section id={id} title={title}>
      <ul>
        {moves.map(({ fromIso, toIso, changedAtIso, reason }) => (
          <li key={changedAtIso}>
            {t('challenge.date-moved', {
              from: formatInstant(lang, fromIso, zone),
              to: formatInstant(lang, toIso, zone),
              on: formatInstant(lang, changedAtIso, zone, 'date'),
            })}
            <br />
            {reason}
          </li>
        ))}
      </ul>
    </Section>
  )
}
