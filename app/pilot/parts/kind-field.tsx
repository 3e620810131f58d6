import { useTranslation } from 'react-i18next'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { milestoneKinds, type MilestoneKind } from '../core/reports.ts'

/** What the report of a milestone is. */
export function KindField({ name, defaultValue }: { name: string; defaultValue?: MilestoneKind }) {
  const { t } = useTranslation('pilot')
  return (
    <SelectField
      name={name}
      label={t('milestone.kind')}
      choices={milestoneKinds.map((kind) => ({ value: kind, label: t(`milestone.kinds.${kind}`) }))}
      defaultValue={defaultValue ?? 'step'}
    />
  )
}
