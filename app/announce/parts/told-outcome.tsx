import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'

/** That the team won, that nobody else knows, until when, and what it may and may not do till then. */
export function ToldOutcome({
  outcome,
  heading,
  nowIso,
}: {
  outcome: { answer: 'accepted' | 'declined' | null; movedUpAtIso: string | null }
  heading: { slug: string; zone: string; partnerZones: readonly string[]; announcesAtIso: string }
  nowIso: string
}) {
  const { t } = useTranslation('announce')
  const standing = outcome.movedUpAtIso === null ? 'winner' : 'moved-up'
  return (
    <>
      <Callout tone="good" title={t(`embargo.${standing}`)}>
        <p>{t(outcome.answer === 'declined' ? 'embargo.declined' : `embargo.${standing}-hint`)}</p>
      </Callout>
      <DeadlineBlock
        live={{ challenge: heading.slug, instant: 'announcesAt' }}
        atIso={heading.announcesAtIso}
        organiserZone={heading.zone}
        partnerZones={[...heading.partnerZones]}
        nowIso={nowIso}
        label={t('embargo.until')}
      />
      <div className="prose">
        <ul>
          <li>{t('embargo.keep')}</li>
          <li>{t('embargo.may')}</li>
          <li>{t('embargo.not-final')}</li>
        </ul>
      </div>
    </>
  )
}
