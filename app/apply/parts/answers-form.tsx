import type { ContentLanguage } from '#app/platform/languages.ts'
import { useMemo, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { shownKeys } from '#app/publish/core/form/conditions.ts'
import type { Condition } from '#app/publish/core/form/form.ts'
import type { ShownQuestion, ShownSection } from '#app/publish/core/form/form-words.ts'
import type { QuestionTypeName } from '#app/publish/core/form/types/index.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ProposalFrame } from '../core/proposal-frame.ts'
import type { FieldLists } from '../core/field-lists.ts'
import { ClashInPost, ClashWhileTyping } from './answer-clash.tsx'
import { typedIn } from './answer-fields.ts'
import { AutosaveNews } from './autosave-news.tsx'
import { QuestionField } from './questions/question-field.tsx'
import type { SectionProblem } from './section-problem.ts'
import { useAutosave } from './use-autosave.ts'

/** A question of the form as far as conditions look at it. */
export type ConditionalQuestion = {
  readonly key: string
  readonly type: QuestionTypeName
  readonly condition: Condition | null
  readonly label: string
  readonly parts: Readonly<Record<string, string>>
}

export type AnswersFormProps = {
  frame: ProposalFrame
  section: ShownSection
  conditions: readonly ConditionalQuestion[]
  /** The answers that conditions look at, by question. */
  chosen: Readonly<Record<string, string>>
  /** The proposal's own. */
  language: ContentLanguage
  answers: Readonly<Record<string, { value: string; version: number }>>
  lists: FieldLists
  from?: 'check'
  /** What the action answered to a plain post. */
  result?: SectionProblem
}

/**
 * A page of answers: saved while one writes, or by its buttons where there is no script. Whatever was typed is kept, so
 * nothing is checked before it is sent.
 */
export function AnswersForm(props: AnswersFormProps) {
  const { frame, section, conditions, language, answers, lists, from, result } = props
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const root = useRef<HTMLDivElement>(null)
  const conflicts = result?.conflicts ?? {}
  const versions = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(answers).map(([key, { version }]) => [
          key,
          result?.conflicts?.[key]?.version ?? version,
        ]),
      ),
    [answers, result],
  )
  const autosave = useAutosave({
    proposalId: frame.id,
    url: paths.autosave(frame.id),
    versions,
    fields: root,
    settledByPost: Object.keys(conflicts),
  })
  const [chosen, setChosen] = useState(props.chosen)
  const shown = shownKeys(conditions, chosen)

  function onInput(event: FormEvent<HTMLElement>) {
    const typed = typedIn(event.target)
    if (typed && typed.question in chosen) setChosen({ ...chosen, [typed.question]: typed.value })
    autosave.onInput(event)
  }

  return (
    <div ref={root} onInput={onInput}>
      <Form result={result} label={section.title} hidden={{ from }}>
        <HiddenFields
          values={Object.fromEntries(
            Object.keys(answers).map((key) => [`versions.${key}`, autosave.versions[key]]),
          )}
        />
        {section.questions.map((question) => {
          const { key, type } = question
          const clash = conflicts[key]
          const live = autosave.conflicts[key]
          const isShown = question.condition === null || shown.has(key)
          return (
            <div key={key}>
              {isShown ? null : <AskedOnlyIf question={question} conditions={conditions} />}
              <div hidden={!isShown} data-question={key} data-type={type}>
                {clash ? <ClashInPost question={key} clash={clash} frame={frame} /> : null}
                <QuestionField
                  question={question}
                  value={answers[key]?.value ?? ''}
                  language={language}
                  lists={lists}
                />
                {live ? (
                  <ClashWhileTyping
                    clash={live}
                    frame={frame}
                    onSettle={(choice) => autosave.settle(key, choice)}
                  />
                ) : null}
              </div>
            </div>
          )
        })}
        <AutosaveNews autosave={autosave} frame={frame} />
        <ButtonRow>
          {from ? null : <SubmitButton intent="continue">{t('section.continue')}</SubmitButton>}
          <SubmitButton intent="return" tone={from ? 'primary' : 'secondary'}>
            {from ? t('section.save-and-check') : t('section.save-and-return')}
          </SubmitButton>
        </ButtonRow>
      </Form>
    </div>
  )
}

/** Why a question is not there: without script it comes once the page is saved. */
function AskedOnlyIf({
  question: { label, condition },
  conditions,
}: {
  question: ShownQuestion
  conditions: readonly ConditionalQuestion[]
}) {
  const { t } = useTranslation('apply')
  const other = conditions.find(({ key }) => key === condition?.question)
  if (!condition || !other) return null
  const choices = condition.choices.map((choice) => other.parts[choice] ?? '').filter((word) => word !== '')
  return (
    <p className="field__hint">
      {choices.length === 0
        ? t('section.asked-if', { question: label, other: other.label })
        : t('section.asked-if-chosen', { question: label, other: other.label, choice: choices.join(' / ') })}
    </p>
  )
}
