import { useTranslation } from 'react-i18next'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'

/** A finalist is asked to pitch: to choose a time while it has none, then when it is. */
export function PitchCallout({
  proposalId,
  atIso,
  zone,
}: {
  proposalId: string
  atIso: string | null
  zone: string
}) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  return (
    <Callout tone={atIso === null ? 'warn' : 'info'} title={t('pitch.title')}>
      <p>
        {atIso === null ? (
          t('pitch.no-time')
        ) : (
          <>
            {t('pitch.at')} <LocalTime atIso={atIso} zone={zone} />
          </>
        )}
      </p>
      <ButtonRow>
        <ButtonLink to={paths.pitch(proposalId)}>
          {t(atIso === null ? 'pitch.choose' : 'pitch.see')}
        </ButtonLink>
      </ButtonRow>
    </Callout>
  )
}
