import { useTranslation } from 'react-i18next'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { SetRuleWords } from '#app/publish/core/brief-view.ts'
import type { OwnRule } from '#app/publish/core/rules.ts'
import { rulesInOrder, useRuleSentence } from '#app/publish/parts/rule-list.tsx'

export type ScreeningFormProps = {
  result?: FormResult
  version: number
  screening: 'eligible' | 'ineligible' | null
  /** The number of the rule it does not meet. */
  rule: string | null
  /** Those the challenge adds to the general ones. */
  ownRules: readonly OwnRule[]
  /** Those the challenge has set. */
  setRules: readonly SetRuleWords[]
  reason: string | null
  /** The judging has begun: what was said stands. */
  isOver: boolean
}

/** Whether a proposal meets the rules, and which one it does not. */
export function ScreeningForm({
  result,
  version,
  screening,
  rule,
  ownRules,
  setRules,
  reason,
  isOver,
}: ScreeningFormProps) {
  const { t } = useTranslation('deadline')
  const sentenceOf = useRuleSentence({ own: ownRules, set: setRules })
  const outcome = screening ?? 'unscreened'
  return (
    <Section id="screening" title={t('screen.title')} tone="raised">
      <p>
        <Tag tone={screening === null ? 'warn' : screening === 'eligible' ? 'good' : 'bad'}>
          {t(`outcomes.${outcome}`)}
        </Tag>
      </p>
      {rule ? <p>{t('screen.by-rule', { number: rule, rule: sentenceOf(rule) })}</p> : null}
      {reason ? <p>{reason}</p> : null}
      {isOver ? (
        <p>{t('screen.over')}</p>
      ) : (
        <Form
          result={result}
          intent="verdict"
          hidden={{ version }}
          rowNames={{ outcome: t('screen.question'), rule: t('screen.rule'), reason: t('screen.reason') }}
          label={t('screen.title')}
        >
          <RadioGroup
            name="outcome"
            label={t('screen.question')}
            defaultValue={screening ?? undefined}
            choices={[
              { value: 'eligible', label: t('outcomes.eligible') },
              { value: 'ineligible', label: t('outcomes.ineligible') },
            ]}
          />
          <RadioGroup
            name="rule"
            label={t('screen.rule')}
            hint={t('screen.rule-hint')}
            defaultValue={rule ?? undefined}
            choices={rulesInOrder({ own: ownRules, set: setRules }).map((value) => ({
              value,
              label: `${value}. ${sentenceOf(value)}`,
            }))}
          />
          <TextArea
            name="reason"
            label={t('screen.reason')}
            hint={t('screen.reason-hint')}
            rows={4}
            maxCharacters={2000}
            defaultValue={reason ?? ''}
          />
          <SubmitButton>{t('screen.button')}</SubmitButton>
        </Form>
      )}
    </Section>
  )
}
