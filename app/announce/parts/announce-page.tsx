import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
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
      nav={[
        { to: paths.organise.ranking(heading.slug), label: t('page.ranking') },
        {
          to: paths.organise.decision(heading.slug),
          label: t('decision.title'),
          current: step === 'decision',
        },
        { to: paths.organise.release(heading.slug), label: t('release.title'), current: step === 'release' },
        { to: paths.organise.pilots(heading.slug), label: t('page.pilots') },
      ]}
    >
      {children}
    </AreaLayout>
  )
}
