import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import type { SetupFrame } from '../core/setup-frame.ts'

export const setupSteps = [
  'brief',
  'facts',
  'sites',
  'awards',
  'rules',
  'criteria',
  'judging',
  'way',
  'vote',
  'form',
  'timeline',
  'preview',
  'publish',
  'questions',
  'share',
] as const
export type SetupStep = (typeof setupSteps)[number]

export type SetupPageProps = {
  frame: SetupFrame
  step: SetupStep
  lede?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The frame of the pages on which a challenge is written and published: where one is, and the other steps. */
export function SetupPage({ frame, step, lede, actions, children }: SetupPageProps) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="organiser"
      title={t(`setup.${step}.title`)}
      lede={lede}
      actions={actions}
      breadcrumb={[
        { to: paths.organise.home, label: t('setup.organise') },
        ...(frame.isProgrammeOpen
          ? [{ to: paths.organise.programme(frame.programmeSlug), label: frame.programmeName }]
          : []),
        { to: paths.organise.challenge(frame.slug), label: frame.title },
      ]}
      nav={stepsFor(frame).map((name) => ({
        to: paths.organise[name](frame.slug),
        label: t(`setup.${name}.nav`),
        current: name === step,
      }))}
    >
      {children}
    </AreaLayout>
  )
}

function stepsFor({ isAnswerer }: SetupFrame): readonly SetupStep[] {
  return setupSteps.filter((step) => step !== 'questions' || isAnswerer)
}
