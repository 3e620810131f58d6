import { useTranslation } from 'react-i18next'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { longestRemarks, publishSchema } from '../core/publish-form.ts'
import { remarkSections } from '../core/section-remarks.ts'

/** Back to the authors, with what should change. */
export function RequestChangesForm({ result }: { result?: FormResult }) {
  const { t } = useTranslation('publish')
  const form = useZodForm(publishSchema)
  return (
    <Form form={form} result={result} intent="request-changes" label={t('publish.request-changes')}>
      <p>{t('remarks.ask-hint')}</p>
      {remarkSections.map((section) => (
        <TextArea
          key={section}
          name={`remarks.${section}`}
          label={t(`remarks.sections.${section}`)}
          rows={3}
          maxCharacters={longestRemarks}
          optional
        />
      ))}
      <SubmitButton tone="secondary">{t('publish.request-changes')}</SubmitButton>
    </Form>
  )
}

/** Putting away what is over, with what that means. */
export function ArchiveForm({ result }: { result?: FormResult }) {
  const { t } = useTranslation('publish')
  return (
    <Section id="archive" title={t('publish.archive')}>
      <Disclosure summary={t('publish.archive-summary')} open={result !== undefined}>
        <Form result={result} intent="archive" label={t('publish.archive')}>
          <p>{t('publish.archive-hint')}</p>
          <SubmitButton tone="secondary">{t('publish.archive')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}

/** The end before the end, with a reason. */
export function CancelForm({ result }: { result?: FormResult }) {
  const { t } = useTranslation('publish')
  const form = useZodForm(publishSchema)
  return (
    <Section id="cancel" title={t('publish.cancel')}>
      <Disclosure summary={t('publish.cancel-summary')} open={result !== undefined}>
        <Form form={form} result={result} intent="cancel" label={t('publish.cancel')}>
          <TextArea
            name="reason"
            label={t('publish.cancel-reason')}
            hint={t('publish.cancel-hint')}
            rows={3}
            maxCharacters={longestRemarks}
          />
          <SubmitButton tone="danger">{t('publish.cancel')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
