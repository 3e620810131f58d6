import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { longestAnnexes, longestPaper, sendPaperSchema } from '../core/paper-forms.ts'
import type { PaperKind } from '../core/papers.ts'
import type { PaperView } from '../core/paper-views.ts'
import { DayField } from './day-field.tsx'

/** A new version of a letter or an agreement, beginning from the one that stands. */
export function PaperForm({
  pilot,
  newest,
  kind,
  today,
  result,
}: {
  pilot: { startsOn: string; endsOn: string; contentLocale: Locale }
  newest: PaperView | null
  kind: PaperKind
  today: string
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(sendPaperSchema)
  const label = t(newest ? `papers.send-anew.${kind}` : `papers.send-first.${kind}`)
  return (
    <Disclosure summary={label} open={result !== undefined}>
      <Form
        form={form}
        result={result}
        intent="send"
        hidden={{ kind, after: newest?.number ?? 0 }}
        label={label}
      >
        <TextArea
          name="text"
          label={t('papers.text')}
          hint={t(`papers.text-hints.${kind}`)}
          rows={14}
          maxCharacters={longestPaper}
          defaultValue={newest?.text}
          required
        />
        <TextArea
          name="annexes"
          label={t('papers.annexes')}
          hint={t('papers.annexes-hint')}
          rows={3}
          maxCharacters={longestAnnexes}
          defaultValue={newest?.annexes}
          optional
        />
        <SelectField
          name="locale"
          label={t('papers.language')}
          choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
          defaultValue={newest?.locale ?? pilot.contentLocale}
        />
        <DayField
          name="startsOn"
          label={t('papers.holds-from')}
          defaultValue={newest?.startsOn ?? pilot.startsOn}
          required
        />
        <DayField
          name="endsOn"
          label={t('papers.holds-until')}
          defaultValue={newest?.endsOn ?? pilot.endsOn}
          required
        />
        <DayField
          name="signBy"
          label={t('papers.sign-by')}
          hint={t('papers.sign-by-hint')}
          defaultValue={newest && newest.signBy > today ? newest.signBy : undefined}
          required
        />
        <SubmitButton>{t('papers.send-button')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
