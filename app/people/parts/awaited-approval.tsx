import { useTranslation } from 'react-i18next'
import { formatList } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Awaited } from '../core/approvals.ts'

/** Whose approval is awaited and who stands in; those who had a hand in it are named with the reason why they cannot. */
export function AwaitedApproval({ awaited }: { awaited: Awaited }) {
  const { t } = useTranslation('people')
  const { lang } = useSite()
  const namesOf = (persons: Awaited['approvers']) =>
    formatList(
      lang,
      persons.map(({ name, isBarred }) => (isBarred ? t('awaited.barred', { name }) : name)),
    )
  if (awaited.possible === 0) return <p>{t('awaited.nobody')}</p>
  return (
    <SummaryList
      items={[
        {
          label: t('awaited.approver', { count: awaited.approvers.length }),
          value: awaited.isNamed
            ? namesOf(awaited.approvers)
            : t('awaited.any', { names: namesOf(awaited.approvers) }),
        },
        ...(awaited.isNamed
          ? [
              {
                label: t('awaited.deputy'),
                value: awaited.deputies.length > 0 ? namesOf(awaited.deputies) : t('awaited.no-deputy'),
              },
            ]
          : []),
      ]}
    />
  )
}
