import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateTimeField, type WallTime } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { MoveStanding } from '../core/move.ts'

export type MoveFormProps = {
  result?: FormResult
  version: number
  zone: string
  /** Challenges of the programme that take it. */
  targets: readonly { id: string; title: string }[]
  due: WallTime
  /** Every question so far, newest first. */
  asked: readonly {
    id: string
    from: string
    to: string
    reason: string
    words: string
    dueAt: string
    standing: MoveStanding
  }[]
  isOver: boolean
}

const tones = {
  open: 'progress',
  lapsed: 'bad',
  agreed: 'good',
  declined: 'neutral',
  closed: 'neutral',
} as const

/** Asks the lead whether the proposal may go where it belongs, and shows what became of earlier questions. */
export function MoveForm({ result, version, zone, targets, due, asked, isOver }: MoveFormProps) {
  const { t } = useTranslation('deadline')
  const isPending = asked.some(({ standing }) => standing === 'open' || standing === 'lapsed')
  if (asked.length === 0 && (isOver || targets.length === 0)) return null
  return (
    <Section id="move" title={t('move.title')}>
      {asked.map(({ id, from, to, reason, words, dueAt, standing }) => (
        <div key={id}>
          <p>
            <Tag tone={tones[standing]}>{t(`move.standings.${standing}`)}</Tag>{' '}
            {t('move.from-to', { from, to })}
          </p>
          {standing === 'open' ? (
            <p>
              {t('completion.asked-until')} <LocalTime atIso={dueAt} zone={zone} />
            </p>
          ) : null}
          <p dir="auto">{reason}</p>
          {words === '' ? null : (
            <blockquote>
              <p dir="auto">{words}</p>
            </blockquote>
          )}
        </div>
      ))}
      {isOver ? null : (
        <>
          {isPending ? (
            <Form intent="cancel-move" hidden={{ version }} label={t('move.take-back')}>
              <SubmitButton tone="secondary">{t('move.take-back')}</SubmitButton>
            </Form>
          ) : null}
          {targets.length === 0 ? null : (
            <Disclosure summary={t(isPending ? 'move.ask-anew' : 'move.ask')} open={result !== undefined}>
              <Form
                result={result}
                intent="ask-move"
                hidden={{ version }}
                rowNames={{
                  toChallengeId: t('move.to'),
                  reason: t('move.reason'),
                  dueAt: t('completion.due'),
                }}
                label={t('move.ask')}
              >
                <p>{t('move.intro')}</p>
                <SelectField
                  name="toChallengeId"
                  label={t('move.to')}
                  placeholder={t('move.choose')}
                  choices={targets.map(({ id, title }) => ({ value: id, label: title }))}
                />
                <TextArea
                  name="reason"
                  label={t('move.reason')}
                  hint={t('move.reason-hint')}
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
                <SubmitButton tone="secondary">{t('move.button')}</SubmitButton>
              </Form>
            </Disclosure>
          )}
        </>
      )}
    </Section>
  )
}
