import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import type { FieldChange } from '../core/addendum.ts'
import type { ShownFactsChange } from '../core/addendum-facts.ts'
import type { FormChange } from '../core/form/form-difference.ts'
import { FormChanges } from './form-changes.tsx'
import { FactsChanges } from './facts-changes.tsx'
import { TextChanges } from './text-changes.tsx'

export type ShownAddendum = {
  number: number
  issuedAtIso: string
  summary: { locale: keyof typeof htmlLangs; text: string }
  changes: FieldChange[]
  facts: ShownFactsChange | null
  form: FormChange[] | null
}

/** Addenda as anybody reads them, newest first: when, why, and what reads differently. */
export function AddendumList({ addenda, zone }: { addenda: readonly ShownAddendum[]; zone: string }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  return addenda.map(({ number, issuedAtIso, summary, changes, facts, form }) => (
    <Section key={number} id={`addendum-${number}`} title={t('addenda.number', { number })}>
      <p className="addendum__when">
        <LocalTime atIso={issuedAtIso} zone={zone} />
      </p>
      <p className="prose" lang={summary.locale === lang ? undefined : htmlLangs[summary.locale]}>
        {summary.text}
      </p>
      <ShownInNote locale={summary.locale} />
      {facts ? <FactsChanges change={facts} /> : null}
      <TextChanges changes={changes} />
      {form ? (
        <>
          <h3>{t('form.changes.title')}</h3>
          <FormChanges changes={form} />
        </>
      ) : null}
    </Section>
  ))
}
