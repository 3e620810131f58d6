import { useTranslation } from 'react-i18next'
import { OptionalMark } from '#app/ui/form/field-frame.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import type { FieldFor } from './question-field.tsx'

/** The files of a question by name. They come and go on a page of their own, after what is written here is saved. */
export function FileAnswerField({ question, lists }: FieldFor<'file'>) {
  const { t } = useTranslation('apply')
  const files = lists.files.filter((file) => file.question === question.key)
  return (
    <div className="field" id={`field-answers-${question.key}`}>
      <p className="field__label">
        {question.label}
        <OptionalMark show={!question.isRequired} />
      </p>
      {question.help ? <p className="field__hint">{question.help}</p> : null}
      {files.length === 0 ? (
        <p className="note">{t('files.none')}</p>
      ) : (
        <ul>
          {files.map(({ id, name }) => (
            <li key={id} dir="auto">
              {name}
            </li>
          ))}
        </ul>
      )}
      <SubmitButton intent="files" tone="secondary" size="small">
        {t('files.manage')}
      </SubmitButton>
    </div>
  )
}
