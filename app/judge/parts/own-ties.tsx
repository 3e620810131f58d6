import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { ownTieKinds, tieSchema } from '../core/ties-schema.ts'
import { tieInWords } from './suggestion-in-words.ts'

type OwnTiesProps = {
  ties: readonly {
    id: string
    kind: (typeof ownTieKinds)[number]
    name: string
    fromYear: number | null
    untilYear: number | null
  }[]
  resultOf: (intent: string) => FormResult
}

/** What the juror tells of themselves, once for the whole programme: it only leads to suggestions, to nobody else. */
export function OwnTies({ ties, resultOf }: OwnTiesProps) {
  const { t } = useTranslation('judge')
  const form = useZodForm(tieSchema)
  return (
    <Section id="ties" title={t('ties.title')} intro={t('ties.hint')}>
      {ties.length > 0 ? (
        <ul className="tie-list">
          {ties.map((tie) => (
            <li key={tie.id}>
              {tieInWords(t, tie)}
              <Form intent="forget" hidden={{ tieId: tie.id }} label={tieInWords(t, tie)}>
                <SubmitButton tone="secondary">{t('ties.forget')}</SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <Form form={form} result={resultOf('tell')} intent="tell" label={t('ties.title')}>
        <SelectField
          name="tieKind"
          label={t('ties.kind')}
          placeholder={t('conflicts.choose-kind')}
          choices={ownTieKinds.map((kind) => ({ value: kind, label: t(`ties.kinds.${kind}`) }))}
        />
        <TextField name="otherName" label={t('ties.name')} hint={t('ties.name-hint')} autoComplete="off" />
        <TextField name="fromYear" label={t('ties.from')} inputMode="numeric" optional />
        <TextField
          name="untilYear"
          label={t('ties.until')}
          hint={t('ties.until-hint')}
          inputMode="numeric"
          optional
        />
        <SubmitButton tone="secondary">{t('ties.tell')}</SubmitButton>
      </Form>
    </Section>
  )
}
