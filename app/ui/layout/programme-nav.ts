import { useTranslation } from 'react-i18next'
import { useSite } from '../site.ts'
import type { AreaNavItem } from './area-layout.tsx'

const pages = [
  'cockpit',
  'people',
  'messages',
  'approvals',
  'partner',
  'sessions',
  'calendar',
  'record',
  'modules',
  'settings',
  'look',
] as const
export type ProgrammePageName = (typeof pages)[number]

/** Pages that open to organisers of the whole programme alone. */
const forOrganisers: readonly ProgrammePageName[] = ['people', 'messages']

/** The pages of a programme, the same on each of them. */
export function useProgrammeNav(
  slug: string,
  { current, isOrganiser }: { current: ProgrammePageName; isOrganiser: boolean },
): AreaNavItem[] {
  const { t } = useTranslation('ui')
  const { organise } = useSite().paths
  return pages
    .filter((page) => isOrganiser || !forOrganisers.includes(page))
    .map((page) => ({
      to: page === 'cockpit' ? organise.programme(slug) : organise[page](slug),
      label: t(`programme-nav.${page}`),
      current: page === current,
    }))
}
