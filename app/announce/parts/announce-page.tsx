import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { useSite } from '#app/ui/site.ts'

export type AnnouncePageProps = {
  heading: { slug: string; title: string; programmeSlug: string; programmeName: string }
  step: 'decision' | 'release'
  children: ReactNode
}

/** The frame of the organiser's two pages: deciding, then releasing. */
export function AnnouncePage({ heading, step, children }: AnnouncePageProps) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const nav = useChallengeNav(heading.slug, { current: step, isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={t(`${step}.title`)}
      lede={t(`${step}.lede`)}
      breadcrumb={[
        { to: paths.organise.home, label: t('page.organise') },
        { to: paths.organise.programme(heading.programmeSlug), label: heading.programmeName },
        { to: paths.organise.challenge(heading.slug), label: heading.title },
      ]}
      nav={nav}
    >
      {children}
    </AreaLayout>
  )
}
