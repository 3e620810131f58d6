import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'

/** One hand on the mail, as a line. */
export type HoldLine = {
  /** What is held, in words. */
  readonly what: string
  /** Where it is looked at, for a wave. */
  readonly to: string | null
  readonly reason: string
  readonly by: string | null
  readonly atIso: string
  /** What its release posts. */
  readonly hidden: Readonly<Record<string, string>>
}

export type MailHoldsProps = {
  holds: readonly HoldLine[]
  challenges: readonly { value: string; label: string }[]
  zone: string
  result: FormResult | undefined
}

/** What is held of a programme's mail, and how all of it is held. */
export function MailHolds({ holds, challenges, zone, result }: MailHoldsProps) {
  const { t } = useTranslation('notify')
  return (
    <Section id="holds" title={t('hand.holds')}>
      {holds.length > 0 ? (
        <ul className="mail-holds" role="list">
          {holds.map((hold) => (
            <li key={`${hold.what} ${hold.atIso}`}>
              <Hold hold={hold} zone={zone} />
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('hand.nothing-held')}</p>
      )}
      <Disclosure summary={t('hand.hold-all')} open={Boolean(result?.problem ?? result?.errors.reason)}>
        <Form intent="hold" result={result} label={t('hand.hold-all')}>
          <p>{t('hand.hold-all-means')}</p>
          <SelectField
            name="challenge"
            label={t('hand.hold-what')}
            placeholder={t('run.whole-programme')}
            choices={challenges}
          />
          <TextField
            name="reason"
            label={t('hand.reason')}
            hint={t('hand.reason-hint')}
            maxCharacters={500}
            required
          />
          <SubmitButton tone="secondary">{t('hand.hold-button')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}

/** One hand on the mail: what, why, by whom, and the button that takes it away. */
export function Hold({ hold, zone }: { hold: HoldLine; zone: string }) {
  const { t } = useTranslation('notify')
  const { lang } = useSite()
  const { what, to, reason, by, atIso, hidden } = hold
  const at = formatInstant(lang, atIso, zone, 'datetime')
  return (
    <Callout tone="warn" title={what}>
      <p>
        <q className="break-anywhere">{reason}</q>
        <br />
        {by === null ? t('hand.held-at', { at }) : t('hand.held-by', { by, at })}
        {to === null ? null : (
          <>
            <br />
            <a href={to}>
              {t('hand.see-wave')}
              <span className="visually-hidden"> {what}</span>
            </a>
          </>
        )}
      </p>
      <Form intent="release" hidden={hidden} label={t('hand.release-of', { what })}>
        <SubmitButton tone="secondary" size="small">
          {t('hand.release')}
        </SubmitButton>
      </Form>
    </Callout>
  )
}
