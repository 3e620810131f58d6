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
import { useSite } from '#app/ui/site.ts'
import { markOf, type PaperKind } from '../core/papers.ts'
import type { PilotFileView } from '../core/pilot-files.ts'
import type { PaperView } from '../core/paper-views.ts'
import { DayField } from './day-field.tsx'
import { PilotFileList } from './pilot-file-list.tsx'

/** A new version of a letter or an agreement, beginning from the one that stands. */
export function PaperForm({
  pilot,
  newest,
  kind,
  today,
  shelf,
  result,
}: {
  pilot: { slug: string; startsOn: string; endsOn: string; contentLocale: Locale }
  newest: PaperView | null
  kind: PaperKind
  today: string
  /** The files that go along. */
  shelf: readonly PilotFileView[]
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const form = useZodForm(sendPaperSchema)
  const label = t(newest ? `papers.send-anew.${kind}` : `papers.send-first.${kind}`)
  return (
    <Disclosure summary={label} open={result !== undefined}>
      <Form
        form={form}
        result={result}
        intent="send"
        hidden={{ kind, after: newest?.number ?? 0, seen: markOf(shelf) }}
        label={label}
      >
        <p>{shelf.length === 0 ? t('annexes.none') : t('annexes.along')}</p>
        <PilotFileList
          files={shelf}
          label={t(`annexes.next.${kind}`)}
          addressOf={({ id }) => paths.pilotFile(pilot.slug, id)}
        />
        <p>
          <a href={`${paths.pilotAnnexes(pilot.slug)}#${kind}`}>{t('annexes.change')}</a>
          {'. '}
          {t('annexes.change-first')}
        </p>
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
