import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'

/** The frame of the organisers' pages of match-making. */
export function DeskPage({
  programme,
  title,
  lede,
  actions,
  isLog = false,
  children,
}: {
  programme: { readonly slug: string; readonly name: string }
  title: string
  lede: string
  actions?: ReactNode
  /** The log stands below the desk. */
  isLog?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('matchmaking')
  const { organise } = useSite().paths
  const nav = useProgrammeNav(programme.slug, { current: 'modules', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={lede}
      actions={actions}
      breadcrumb={[
        { to: organise.home, label: t('desk.programmes') },
        { to: organise.programme(programme.slug), label: programme.name },
        ...(isLog ? [{ to: organise.matchmaking(programme.slug), label: t('desk.title') }] : []),
      ]}
      nav={nav}
    >
      {children}
    </AreaLayout>
  )
}
