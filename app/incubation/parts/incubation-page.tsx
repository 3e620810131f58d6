import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'

export type IncubationPageName = 'queue' | 'cohorts' | 'mentors' | 'settings'

/** The frame of the organisers' pages of an incubation. */
export function IncubationPage({
  programme,
  title,
  lede,
  current,
  isOrganiser = true,
  children,
}: {
  programme: { readonly slug: string; readonly name: string }
  title: string
  lede?: ReactNode
  /** Absent on the page of one start-up. */
  current?: IncubationPageName
  /** Other staff have no way to mentors and settings. */
  isOrganiser?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('incubation')
  const { organise } = useSite().paths
  const { slug, name } = programme
  const pages = [
    ['queue', organise.intake(slug)],
    ['cohorts', organise.cohorts(slug)],
    ['mentors', organise.mentors(slug)],
    ['settings', organise.intakeSettings(slug)],
  ] as const
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={lede}
      breadcrumb={[
        { to: organise.home, label: t('nav.organise') },
        { to: organise.programme(slug), label: name },
        ...(current === 'queue' ? [] : [{ to: organise.intake(slug), label: t('nav.queue') }]),
      ]}
      nav={pages
        .filter(([page]) => isOrganiser || page === 'queue' || page === 'cohorts')
        .map(([page, to]) => ({ to, label: t(`nav.${page}`), current: page === current }))}
    >
      {children}
    </AreaLayout>
  )
}
