import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { SavedState } from '#app/ui/form/saved-state.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import type { ProposalFrame } from '../core/proposal-frame.ts'
import { questionsIn, type SectionKey } from '../core/question-set.ts'
import { sectionSchema } from '../core/section-schema.ts'
import { ClashInPost, ClashWhileTyping } from './answer-clash.tsx'
import { QuestionField } from './questions/question-field.tsx'
import type { SectionProblem } from './section-problem.ts'
import { useAutosave } from './use-autosave.ts'

export type AnswersFormProps = {
  frame: ProposalFrame
  section: SectionKey
  answers: Readonly<Record<string, { value: string; version: number }>>
  from?: 'check'
  /** What the action answered to a plain post. */
  result?: SectionProblem
}

/** A page of answers: saved while one writes, or by its buttons where there is no script. */
export function AnswersForm({ frame, section, answers, from, result }: AnswersFormProps) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const schema = useMemo(() => sectionSchema(section), [section])
  const form = useZodForm(schema)
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
  })
  return (
    <div ref={root} onInput={autosave.onInput}>
      <Form form={form} result={result} label={t(`sections.${section}.title`)} hidden={{ from }}>
        <HiddenFields
          values={Object.fromEntries(
            Object.keys(answers).map((key) => [`versions.${key}`, autosave.versions[key]]),
          )}
        />
        {questionsIn(section).map((question) => {
          const clash = conflicts[question.key]
          const live = autosave.conflicts[question.key]
          return (
            <div key={question.key}>
              {clash ? <ClashInPost question={question.key} clash={clash} frame={frame} /> : null}
              <QuestionField
                question={question}
                value={answers[question.key]?.value ?? ''}
                language={frame.language}
              />
              {live ? (
                <ClashWhileTyping
                  clash={live}
                  frame={frame}
                  onSettle={(choice) => autosave.settle(question.key, choice)}
                />
              ) : null}
            </div>
          )
        })}
        {autosave.refusal ? (
          <div role="alert">
            <Callout tone="warn" title={autosave.refusal}>
              <p>{t('section.refused')}</p>
              <ul>
                <li>
                  <a href={paths.copy(frame.id)}>{t('copy.title')}</a>
                </li>
                <li>
                  <a href={`mailto:${frame.contactEmail}?subject=${encodeURIComponent(frame.reference)}`}>
                    {frame.contactEmail}
                  </a>
                </li>
              </ul>
            </Callout>
          </div>
        ) : (
          <SavedState state={autosave.state} savedAtIso={autosave.savedAtIso} zone={frame.zone} />
        )}
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
