import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'

const pages = ['framework', 'goals', 'needs', 'projects', 'proposals', 'reports'] as const
type PageName = (typeof pages)[number]

/** The frame of the pages on which a partnership is run. Partners have the page on which projects are proposed alone. */
export function PartnershipPage({
  programme,
  isOpen,
  isOrganiser = true,
  current,
  title,
  lede,
  trail = [],
  children,
}: {
  programme: { slug: string; name: string }
  isOpen: boolean
  isOrganiser?: boolean
  current?: PageName
  title: string
  lede?: ReactNode
  /** Between the partnership and this page. */
  trail?: readonly { to: string; label: string }[]
  children: ReactNode
}) {
  const { t } = useTranslation('partnership')
  const { paths } = useSite()
  const { organise } = paths
  const { slug } = programme
  const addresses: Readonly<Record<PageName, string>> = {
    framework: organise.partnership(slug),
    goals: organise.partnershipGoals(slug),
    needs: organise.partnershipNeeds(slug),
    projects: organise.partnershipProjects(slug),
    proposals: organise.propose(slug),
    reports: organise.partnershipReports(slug),
  }
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={lede}
      breadcrumb={[
        { to: organise.home, label: t('nav.organise') },
        {
          to: isOrganiser ? organise.programme(slug) : organise.partner(slug),
          label: programme.name,
        },
        ...(isOrganiser && current !== 'framework'
          ? [{ to: organise.partnership(slug), label: t('nav.partnership') }]
          : []),
        ...trail,
      ]}
      nav={
        isOrganiser
          ? pages.map((page) => ({
              to: addresses[page],
              label: t(`nav.${page}`),
              current: page === current,
            }))
          : undefined
      }
    >
      {isOpen ? (
        <p>
          <a href={paths.partnership(slug)}>{t('nav.public')}</a>
        </p>
      ) : (
        <Callout>
          <p>
            {t('not-open')} {isOrganiser ? <a href={organise.modules(slug)}>{t('to-modules')}</a> : null}
          </p>
        </Callout>
      )}
      {children}
    </AreaLayout>
  )
}
