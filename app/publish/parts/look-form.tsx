import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Accents } from '../core/look/accent.ts'
import { longestSenderName } from '../core/sender-name.ts'

type Props = {
  look: { seen: string; accents: Accents | null; senderName: string | null }
  result: FormProblem | undefined
  isReadOnly: boolean
}

/** The colours of a programme and the name its mails come from. */
export function LookForm({ look, result, isReadOnly }: Props) {
  const { t } = useTranslation('publish')
  if (isReadOnly) {
    return (
      <Section id="colours" title={t('look.colours')}>
        <SummaryList
          items={[
            { label: t('look.accent-light'), value: look.accents?.light ?? t('look.house-colours') },
            { label: t('look.accent-dark'), value: look.accents?.dark ?? t('look.house-colours') },
            { label: t('look.sender'), value: look.senderName ?? undefined },
          ]}
        />
      </Section>
    )
  }
  return (
    <Section id="colours" title={t('look.colours')}>
      <Form result={result} hidden={{ seen: look.seen }} label={t('look.colours')}>
        <TextField
          name="brand"
          label={t('look.brand')}
          hint={t('look.brand-hint')}
          width="short"
          spellCheck={false}
          autoComplete="off"
          optional
        />
        <TextField
          name="accentLight"
          label={t('look.accent-light')}
          hint={t('look.accent-light-hint')}
          defaultValue={look.accents?.light}
          width="short"
          spellCheck={false}
          autoComplete="off"
          optional
        />
        <TextField
          name="accentDark"
          label={t('look.accent-dark')}
          hint={t('look.accent-dark-hint')}
          defaultValue={look.accents?.dark}
          width="short"
          spellCheck={false}
          autoComplete="off"
          optional
        />
        <TextField
          name="senderName"
          label={t('look.sender')}
          hint={t('look.sender-hint')}
          defaultValue={look.senderName ?? ''}
          maxCharacters={longestSenderName}
          width="medium"
          autoComplete="off"
          optional
        />
        <ButtonRow>
          <SubmitButton intent="save">{t('look.save')}</SubmitButton>
          <SubmitButton intent="try" tone="secondary">
            {t('look.try')}
          </SubmitButton>
        </ButtonRow>
      </Form>
    </Section>
  )
}
