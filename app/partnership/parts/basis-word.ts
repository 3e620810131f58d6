import { useTranslation } from 'react-i18next'
import type { MeasureBasis } from '#app/pilot/core/plan.ts'

/** What a figure rests on, in a word. */
export function useBasisWord(): (basis: MeasureBasis) => string {
  const { t } = useTranslation('partnership')
  return (basis) => t(`bases.${basis}`)
}
