import { useTranslation } from 'react-i18next'
import type { EligibilityWords } from '#app/publish/core/brief-view.ts'
import { EligibilityList } from '#app/publish/parts/eligibility-list.tsx'

export type OpenToProps = {
  /** In words, from the loader: as the challenge's public page says it. */
  openTo: EligibilityWords
}

/** Who may apply to this challenge, from where, and under which conditions. */
export function OpenTo({ openTo }: OpenToProps) {
  const { t } = useTranslation('apply')
  const labels = { who: t('open-to.who'), where: t('open-to.where'), conditions: t('open-to.conditions') }
  return <EligibilityList words={openTo} labels={labels} />
}
