import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DateTimeField, type WallTime } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { CompletionStanding } from '../core/completion.ts'

export type CompletionFormProps = {
  result?: FormResult
  version: number
  zone: string
  /** What the team can be asked to answer anew. */
  questions: readonly { key: string; label: string }[]
  due: WallTime
  /** Every request so far, newest first. */
  requests: readonly {
    id: string
    message: string
    questions: readonly string[]
    dueAt: string
    answeredAt: string | null
    standing: CompletionStanding
  }[]
  isOver: boolean
}

const tones = { open: 'progress', lapsed: 'bad', answered: 'good', closed: 'neutral' } as const

/** Asks the team for what is missing, and shows what became of earlier requests. */
export function CompletionForm(props: CompletionFormProps) {
  const { result, version, zone, questions, due, requests, isOver } = props
  const { t } = useTranslation('deadline')
  const isPending = requests.some(({ standing }) => standing === 'open' || standing === 'lapsed')
  if (isOver && requests.length === 0) return null
  return (
    <Section id="completion" title={t('completion.title')}>
      {requests.map((request) => (
        <div key={request.id}>
          <p>
            <Tag tone={tones[request.standing]}>{t(`completion.standings.${request.standing}`)}</Tag>{' '}
            {request.answeredAt ? (
              <>
                {t('completion.answered-on')} <LocalTime atIso={request.answeredAt} zone={zone} />
              </>
            ) : (
              <>
                {t('completion.asked-until')} <LocalTime atIso={request.dueAt} zone={zone} />
              </>
            )}
          </p>
          <p dir="auto">{request.message}</p>
          <ul>
            {request.questions.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </div>
      ))}
      {isOver ? null : (
        <>
          {isPending ? (
            <Form intent="close-completion" hidden={{ version }} label={t('completion.close')}>
              <SubmitButton tone="secondary">{t('completion.close')}</SubmitButton>
            </Form>
          ) : null}
          <Disclosure
            summary={t(isPending ? 'completion.ask-anew' : 'completion.ask')}
            open={result !== undefined}
          >
            <Form
              result={result}
              intent="ask-completion"
              hidden={{ version }}
              rowNames={{
                questions: t('completion.questions'),
                message: t('completion.message'),
                dueAt: t('completion.due'),
              }}
              label={t('completion.ask')}
            >
              <p>{t('completion.intro')}</p>
              <CheckboxGroup
                name="questions[]"
                label={t('completion.questions')}
                choices={questions.map(({ key, label }) => ({ value: key, label }))}
              />
              <TextArea
                name="message"
                label={t('completion.message')}
                hint={t('completion.message-hint')}
                rows={3}
                maxCharacters={2000}
              />
              <DateTimeField
                name="dueAt"
                label={t('completion.due')}
                hint={t('completion.due-hint')}
                fixedZone={zone}
                defaultValue={due}
              />
              <SubmitButton tone="secondary">{t('completion.button')}</SubmitButton>
            </Form>
          </Disclosure>
        </>
      )}
    </Section>
  )
}
