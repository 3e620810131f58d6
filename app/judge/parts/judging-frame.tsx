import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { useSite } from '#app/ui/site.ts'

export type JudgingStep = 'jury' | 'assign' | 'progress' | 'ranking'

/** The frame of an organiser's pages about judging: one way through, from the jury to the ranking. */
export function JudgingFrame({
  step,
  heading,
  isOrganiser,
  actions,
  children,
}: {
  step: JudgingStep
  heading: { slug: string; title: string }
  isOrganiser: boolean
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const nav = useChallengeNav(heading.slug, {
    current: step === 'assign' ? 'assignments' : step,
    isOrganiser,
  })
  return (
    <AreaLayout
      area="organiser"
      title={t(`${step}.title`)}
      lede={t(`${step}.lede`)}
      breadcrumb={[{ to: paths.organise.challenge(heading.slug), label: heading.title }]}
      nav={nav}
      actions={actions}
    >
      {children}
    </AreaLayout>
  )
}
