import { useTranslation } from 'react-i18next'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { useField } from '#app/ui/form/form-context.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { keysIn } from './choice-fields.tsx'
import type { FieldFor } from './question-field.tsx'
import { useWords } from './use-words.ts'

/**
 * A place after the other, each with the list to choose from: whatever is chosen, also twice or with gaps, can be sent
 * back as it was, by keyboard and without script.
 */
export function RankingField({ question, value }: FieldFor<'ranking'>) {
  const { t } = useTranslation('apply')
  const { name, label, hint, optional } = useWords(question)
  const { id, error, hintId, errorId } = useField({ name, hint })
  const { choices, most = choices.length } = question.config
  const ranked = keysIn(value)
  const places = Array.from({ length: Math.min(most, choices.length) }, (_, index) => index)
  return (
    <Fieldset id={id} legend={label} {...{ hint, hintId, error, errorId, optional }}>
      <div className="answer-places">
        {places.map((place) => (
          <SelectField
            key={place}
            name={`${name}.${place}`}
            label={t('fields.place', { number: place + 1 })}
            placeholder={t('choose')}
            defaultValue={ranked[place] ?? ''}
            choices={choices.map((key) => ({ value: key, label: question.parts[key] || key }))}
          />
        ))}
      </div>
    </Fieldset>
  )
}
