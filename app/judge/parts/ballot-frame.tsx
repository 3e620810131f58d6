import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'

export type BallotHeading = { slug: string; title: string; zone: string; judgingEndsAtIso: string }

/** The frame of a juror's ballot: which challenge, until when, and that nobody else sees it. */
export function BallotFrame({
  heading,
  title,
  lede,
  isOpen,
  nowIso,
  children,
}: {
  heading: BallotHeading
  title: string
  lede: string
  /** Judging lasts. */
  isOpen: boolean
  nowIso: string
  children: ReactNode
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="juror"
      title={title}
      lede={lede}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {isOpen ? (
        <>
          <SummaryList
            items={[
              {
                label: t('ballot.due'),
                value: (
                  <>
                    <LocalTime atIso={heading.judgingEndsAtIso} zone={heading.zone} /> (
                    <LocalTime
                      atIso={heading.judgingEndsAtIso}
                      zone={heading.zone}
                      style="relative"
                      nowIso={nowIso}
                    />
                    )
                  </>
                ),
              },
            ]}
          />
          <p>{t('ballot.private')}</p>
        </>
      ) : (
        <Callout title={t('ballot.closed')}>
          <p>{t('ballot.closed-hint')}</p>
        </Callout>
      )}
      {children}
    </AreaLayout>
  )
}

/** That a ballot is final, since when, and what that means. */
export function FinalNote({ atIso, zone }: { atIso: string | null; zone: string }) {
  const { t } = useTranslation('judge')
  if (atIso === null) return null
  return (
    <Callout tone="good" title={t('ballot.is-final')}>
      <p>
        <LocalTime atIso={atIso} zone={zone} />
      </p>
    </Callout>
  )
}
