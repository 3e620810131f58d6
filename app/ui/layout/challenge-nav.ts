import { useTranslation } from 'react-i18next'
import { useSite } from '../site.ts'
import type { AreaNavItem } from './area-layout.tsx'

const pages = [
  'addenda',
  'extend',
  'proposals',
  'jury',
  'assignments',
  'progress',
  'host',
  'ranking',
  'fairness',
  'rounds',
  'decision',
  'feedback',
  'release',
  'press',
  'appeals',
  'pilots',
] as const
export type ChallengePageName = (typeof pages)[number]

/** Pages that open to organisers alone; the others show staff where the work stands. */
const forOrganisers: readonly ChallengePageName[] = [
  'extend',
  'host',
  'decision',
  'feedback',
  'release',
  'press',
  'appeals',
  'pilots',
]

/** The work on a challenge from its opening on, the same on each of its pages. */
export function useChallengeNav(
  slug: string,
  { current, isOrganiser }: { current: ChallengePageName; isOrganiser: boolean },
): AreaNavItem[] {
  const { t } = useTranslation('ui')
  const { organise } = useSite().paths
  return [
    { to: organise.challenge(slug), label: t('programme-nav.cockpit') },
    ...pages
      .filter((page) => isOrganiser || page === current || !forOrganisers.includes(page))
      .map((page) => ({
        to: organise[page](slug),
        label: t(`challenge-steps.${page}`),
        current: page === current,
      })),
  ]
}
