import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav, type ChallengePageName } from '#app/ui/layout/challenge-nav.ts'
import { useSite } from '#app/ui/site.ts'

export type JudgingStep = 'jury' | 'assign' | 'progress' | 'ranking' | 'fairness' | 'rounds' | RoundStep

/** Pages of one round each: in the menu they stand under the rounds. */
type RoundStep = 'shortlist' | 'meeting' | 'minutes' | 'pitches'
const roundSteps: readonly string[] = ['shortlist', 'meeting', 'minutes', 'pitches'] satisfies RoundStep[]

/** The frame of an organiser's pages about judging: one way through, from the jury to the ranking. */
export function JudgingFrame({
  step,
  heading,
  isOrganiser,
  lede,
  actions,
  children,
}: {
  step: JudgingStep
  heading: { slug: string; title: string; programmeSlug: string; programmeName: string }
  isOrganiser: boolean
  /** In place of the usual one. */
  lede?: string
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation(['judge', 'ui'])
  const { paths } = useSite()
  const nav = useChallengeNav(heading.slug, {
    current: pageOf(step),
    isOrganiser,
  })
  return (
    <AreaLayout
      area="organiser"
      title={t(`judge:${step}.title`)}
      lede={lede ?? t(`judge:${step}.lede`)}
      breadcrumb={[
        ...(isOrganiser
          ? [
              { to: paths.organise.home, label: t('ui:area.staff') },
              { to: paths.organise.programme(heading.programmeSlug), label: heading.programmeName },
            ]
          : []),
        { to: paths.organise.challenge(heading.slug), label: heading.title },
        ...(isRoundStep(step)
          ? [{ to: paths.organise.rounds(heading.slug), label: t('judge:rounds.title') }]
          : []),
      ]}
      nav={nav}
      actions={actions}
    >
      {children}
    </AreaLayout>
  )
}

function pageOf(step: JudgingStep): ChallengePageName {
  if (step === 'assign') return 'assignments'
  return isRoundStep(step) ? 'rounds' : step
}

function isRoundStep(step: JudgingStep): step is RoundStep {
  return roundSteps.includes(step)
}
