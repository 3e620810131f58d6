import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'

export type ProgrammeFrame = { readonly slug: string; readonly name: string }

export type ProgrammePageProps = {
  programme: ProgrammeFrame
  title: string
  lede?: ReactNode
  actions?: ReactNode
  /** True for an organiser of the whole programme: the pages of the programme beside this one are theirs too. */
  isOrganiser?: boolean
  /** A session the page is about, and where its own pages are. */
  session?: { slug: string; title: string; current: 'overview' | 'edit' | 'agenda' | 'questions' }
  children: ReactNode
}

/** The frame of the pages on which a programme's sessions are made and run. */
export function ProgrammePage({
  programme,
  title,
  lede,
  actions,
  isOrganiser = false,
  session,
  children,
}: ProgrammePageProps) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const { organise } = paths
  const nav = useProgrammeNav(programme.slug, { current: 'sessions', isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={lede}
      actions={actions}
      breadcrumb={[
        { to: organise.home, label: t('setup.organise') },
        { to: organise.programme(programme.slug), label: programme.name },
        { to: organise.sessions(programme.slug), label: t('sessions.title') },
        ...(session && session.current !== 'overview'
          ? [{ to: organise.session(programme.slug, session.slug), label: session.title }]
          : []),
      ]}
      nav={
        session
          ? (['overview', 'edit', 'agenda', 'questions'] as const).map((name) => ({
              to:
                name === 'overview'
                  ? organise.session(programme.slug, session.slug)
                  : name === 'edit'
                    ? organise.editSession(programme.slug, session.slug)
                    : name === 'agenda'
                      ? organise.agenda(programme.slug, session.slug)
                      : organise.sessionQuestions(programme.slug, session.slug),
              label: t(`session-desk.nav.${name}`),
              current: name === session.current,
            }))
          : nav
      }
    >
      {children}
    </AreaLayout>
  )
}
