import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'

export type DeadlineOfDeskProps = {
  slug: string
  nowIso: string
  deadline: {
    closesAt: string
    zone: string
    partnerZones: readonly string[]
    graceMinutes: number
    canMove: boolean
    isOrganiser: boolean
    /** Minutes the service was away before it, when that proposes more time. */
    failedMinutes: number | null
    own: readonly { reference: string; atIso: string }[]
  }
}

/** The deadline with its grace, what an outage proposes, and what single teams were given; each with the way to its page. */
export function DeadlineOfDesk({ slug, nowIso, deadline }: DeadlineOfDeskProps) {
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const { zone, own, canMove, isOrganiser, failedMinutes } = deadline
  return (
    <Section id="deadline" title={t('cockpit.deadline.title')}>
      <DeadlineBlock
        live={{ challenge: slug, instant: 'closesAt' }}
        atIso={deadline.closesAt}
        nowIso={nowIso}
        organiserZone={zone}
        partnerZones={deadline.partnerZones}
        graceMinutes={deadline.graceMinutes}
        label={t('cockpit.deadline.for-all')}
      />
      {failedMinutes === null ? null : (
        <Callout tone="warn" title={t('cockpit.deadline.proposed', { count: failedMinutes })}>
          <p>{t('cockpit.deadline.proposed-text')}</p>
          <p>
            {isOrganiser ? (
              <a href={paths.organise.extend(slug)}>{t('cockpit.deadline.confirm')}</a>
            ) : (
              <a href={paths.outages}>{t('cockpit.deadline.ledger')}</a>
            )}
          </p>
        </Callout>
      )}
      {own.length > 0 ? (
        <>
          <p>{t('cockpit.deadline.own', { count: own.length })}</p>
          <ul>
            {own.map(({ reference, atIso }) => (
              <li key={reference}>
                {reference}: <LocalTime atIso={atIso} zone={zone} style="datetime" />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {canMove ? (
        <p>
          {isOrganiser ? (
            <>
              <a href={paths.organise.extend(slug)}>{t('cockpit.deadline.move')}</a>
              {' · '}
            </>
          ) : null}
          <a href={paths.organise.extendForOne(slug)}>{t('cockpit.deadline.move-one')}</a>
        </p>
      ) : null}
    </Section>
  )
}
