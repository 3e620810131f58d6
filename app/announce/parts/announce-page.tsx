import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { useSite } from '#app/ui/site.ts'

export type AnnouncePageProps = {
  heading: { slug: string; title: string; programmeSlug: string; programmeName: string }
  step: 'host' | 'decision' | 'feedback' | 'release' | 'press' | 'appeals'
  /** False for the challenge's owner and for a chair, who see the one page. */
  isOrganiser?: boolean
  children: ReactNode
}

/** The frame of the organiser's pages from what the owner says to the release. */
export function AnnouncePage({ heading, step, isOrganiser = true, children }: AnnouncePageProps) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const nav = useChallengeNav(heading.slug, { current: step, isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      title={t(`${step}.title`)}
      lede={t(`${step}.lede`)}
      breadcrumb={[
        { to: paths.organise.home, label: t('page.organise') },
        // The programme is not theirs who see the one page.
        ...(isOrganiser
          ? [{ to: paths.organise.programme(heading.programmeSlug), label: heading.programmeName }]
          : []),
        { to: paths.organise.challenge(heading.slug), label: heading.title },
      ]}
      nav={nav}
    >
      {children}
    </AreaLayout>
  )
}
