import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldLists } from '#app/apply/core/field-lists.ts'
import type { ProposalFrame } from '#app/apply/core/proposal-frame.ts'
import { ClashWhileTyping } from '#app/apply/parts/answer-clash.tsx'
import { AutosaveNews } from '#app/apply/parts/autosave-news.tsx'
import { QuestionField } from '#app/apply/parts/questions/question-field.tsx'
import { useAutosave } from '#app/apply/parts/use-autosave.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import type { ShownQuestion } from '#app/publish/core/form/form-words.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'

export type CompletionAnswersProps = {
  result?: FormResult
  frame: ProposalFrame
  /** What is asked: what is saved belongs to it alone. */
  completionId: string
  questions: readonly ShownQuestion[]
  /** As saved last, or as it was handed in where nothing has been saved yet (version 0). */
  answers: Readonly<Record<string, { value: string; version: number }>>
  language: ContentLanguage
  lists: FieldLists
  requestId: string
}

/** The answers a team is asked for: saved while one writes, or by the second button where there is no script. */
export function CompletionAnswers(props: CompletionAnswersProps) {
  const { result, frame, completionId, questions, answers, language, lists, requestId } = props
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const root = useRef<HTMLDivElement>(null)
  const versions = useMemo(
    () => Object.fromEntries(Object.entries(answers).map(([key, { version }]) => [key, version])),
    [answers],
  )
  const autosave = useAutosave({
    proposalId: `completion ${completionId}`,
    url: paths.completionAutosave(frame.id),
    versions,
    fields: root,
    settledByPost: nothing,
  })
  return (
    <div ref={root} onInput={autosave.onInput}>
      <Form result={result} hidden={{ requestId }} label={t('completion.page')}>
        <HiddenFields
          values={Object.fromEntries(
            questions.map(({ key }) => [`versions.${key}`, autosave.versions[key] ?? 0]),
          )}
        />
        {questions.map((question) => {
          const { key, type } = question
          const clash = autosave.conflicts[key]
          return (
            <div key={key} data-question={key} data-type={type}>
              <QuestionField
                // Asked for, whatever the form says of it.
                question={{ ...question, isRequired: true }}
                value={answers[key]?.value ?? ''}
                language={language}
                lists={lists}
              />
              {clash ? (
                <ClashWhileTyping
                  clash={clash}
                  frame={frame}
                  onSettle={(choice) => autosave.settle(key, choice)}
                />
              ) : null}
            </div>
          )
        })}
        <AutosaveNews autosave={autosave} frame={frame} />
        <p>{t('completion.rest')}</p>
        <ButtonRow>
          <SubmitButton intent="send">{t('completion.send')}</SubmitButton>
          <SubmitButton intent="save" tone="secondary">
            {t('completion.save')}
          </SubmitButton>
        </ButtonRow>
      </Form>
    </div>
  )
}

const nothing: readonly string[] = []
