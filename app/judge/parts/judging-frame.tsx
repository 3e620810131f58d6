import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'

const steps = ['jury', 'assign', 'progress', 'ranking'] as const
export type JudgingStep = (typeof steps)[number]

/** The frame of an organiser's pages about judging: one way through, from the jury to the ranking. */
export function JudgingFrame({
  step,
  heading,
  actions,
  children,
}: {
  step: JudgingStep
  heading: { slug: string; title: string }
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const { organise } = paths
  const addresses: Record<JudgingStep, (slug: string) => string> = {
    jury: organise.jury,
    assign: organise.assignments,
    progress: organise.progress,
    ranking: organise.ranking,
  }
  return (
    <AreaLayout
      area="organiser"
      title={t(`${step}.title`)}
      lede={t(`${step}.lede`)}
      breadcrumb={[{ to: organise.challenge(heading.slug), label: heading.title }]}
      nav={steps.map((each) => ({
        to: addresses[each](heading.slug),
        label: t(`${each}.title`),
        current: each === step,
      }))}
      actions={actions}
    >
      {children}
    </AreaLayout>
  )
}
