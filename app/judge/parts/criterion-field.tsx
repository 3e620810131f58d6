import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { anchoredScale } from '../core/rubrics/anchored-scale.ts'

export type CriterionView = {
  id: string
  weight: number
  lowest: number
  highest: number
  name: string
  question: string
  anchors: Readonly<Record<string, string>>
}

/** One criterion with its question, its weight and what each level means; "cannot judge" stands apart from the scale. */
export function CriterionField({
  criterion,
  given,
  isDisabled,
}: {
  criterion: CriterionView
  given: string | undefined
  isDisabled: boolean
}) {
  const { t } = useTranslation('judge')
  const { id, name, question, weight, anchors } = criterion
  return (
    <RadioGroup
      name={`scores.${id}`}
      label={t('score.criterion', { name, weight })}
      hint={question}
      layout="stacked"
      defaultValue={given}
      disabled={isDisabled}
      choices={[
        ...anchoredScale.answers(criterion).map((points) => ({
          value: String(points),
          label: String(points),
          hint: anchors[points],
        })),
        { value: 'cannot-judge', label: t('score.cannot-judge'), hint: t('score.cannot-judge-hint') },
      ]}
    />
  )
}
