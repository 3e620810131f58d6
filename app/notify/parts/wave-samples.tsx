import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'

export type SampleShown = { readonly locale: Locale; readonly subject: string; readonly text: string }

export type WaveSamplesProps = {
  samples: readonly SampleShown[]
  /** With invented names, where none may be shown. */
  example: SampleShown | null
  /** Why an example stands there: the data of these mails is nobody's to see yet. */
  isSealed: boolean
}

/** How a wave reads: three mails drawn by lot, or an example where the data is sealed. */
export function WaveSamples({ samples, example, isSealed }: WaveSamplesProps) {
  const { t } = useTranslation('notify')
  return (
    <Section
      id="samples"
      title={t('hand.samples')}
      intro={t(isSealed ? 'hand.example-intro' : 'hand.samples-intro')}
    >
      {samples.map((sample, position) => (
        <MailSampleView key={position} sample={sample} />
      ))}
      {example ? <MailSampleView sample={example} /> : null}
      {samples.length === 0 && example === null ? <EmptyState title={t('message.cannot-write')} /> : null}
    </Section>
  )
}

/** Subject and text part of one mail, in its own language. */
export function MailSampleView({ sample: { locale, subject, text } }: { sample: SampleShown }) {
  const { t } = useTranslation('notify')
  return (
    <figure className="mail-sample">
      <figcaption>
        <span lang={htmlLangs[locale]} className="break-anywhere">
          {subject}
        </span>{' '}
        <small>{t(`run.languages.${locale}`)}</small>
      </figcaption>
      <pre className="mail-text" tabIndex={0} lang={htmlLangs[locale]}>
        {text}
      </pre>
    </figure>
  )
}
