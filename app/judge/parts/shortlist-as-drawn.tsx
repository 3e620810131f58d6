import { useTranslation } from 'react-i18next'
import { htmlLangOf } from '#app/platform/languages.ts'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ShortlistRowShown } from './shortlist-form.tsx'

type Named = Pick<ShortlistRowShown, 'proposalId' | 'title' | 'language' | 'reference'>

/** The finalists, each that was taken or left out against the line with its reason. */
export function ShortlistAsDrawn({
  drawn,
  finalists,
  rows,
  zone,
}: {
  drawn: {
    /** Null for who may not draw: they are kept from a proposal. */
    line: { rule: 'first' | 'line'; value: number } | null
    drawnAtIso: string
    omitted: readonly { proposalId: string; reason: string }[]
  }
  finalists: readonly { proposalId: string; reason: string | null; takesPart: boolean }[]
  rows: readonly Named[]
  zone: string
}) {
  const { t } = useTranslation('judge')
  return (
    <Section id="finalists" title={t('shortlist.finalists', { count: finalists.length })}>
      <p>
        {drawn.line
          ? t(`shortlist.drawn-by-${drawn.line.rule}`, { value: drawn.line.value })
          : t('shortlist.drawn-untold')}{' '}
        <LocalTime atIso={drawn.drawnAtIso} zone={zone} />
      </p>
      <ul>
        {finalists.map(({ proposalId, reason, takesPart }) => (
          <li key={proposalId}>
            <Name row={rows.find((row) => row.proposalId === proposalId)} />
            {takesPart ? null : <Tag tone="bad">{t('shortlist.takes-no-part')}</Tag>}
            {reason ? <p>{reason}</p> : null}
          </li>
        ))}
      </ul>
      {drawn.omitted.length > 0 ? (
        <>
          <h3>{t('shortlist.omitted')}</h3>
          <ul>
            {drawn.omitted.map(({ proposalId, reason }) => (
              <li key={proposalId}>
                <Name row={rows.find((row) => row.proposalId === proposalId)} />
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}

/** A proposal that has left the ranking is known by nothing more than that. */
function Name({ row }: { row: Named | undefined }) {
  const { t } = useTranslation('judge')
  if (!row) return <span>{t('shortlist.gone')} </span>
  return (
    <span>
      <span lang={htmlLangOf(row.language)}>{row.title}</span> ({row.reference}){' '}
    </span>
  )
}

/** One more finalist, with a reason. */
export function AddFinalistForm({ choices, result }: { choices: readonly Named[]; result?: FormResult }) {
  const { t } = useTranslation('judge')
  if (choices.length === 0) return null
  return (
    <Section id="add" title={t('shortlist.add')} intro={t('shortlist.add-hint')}>
      <Form result={result} intent="add" label={t('shortlist.add')}>
        <SelectField
          name="proposalId"
          label={t('queue.proposal')}
          placeholder={t('progress.choose')}
          choices={choices.map(({ proposalId, title, reference }) => ({
            value: proposalId,
            label: `${title} (${reference})`,
          }))}
        />
        <TextField name="reason" label={t('shortlist.reason-in')} />
        <SubmitButton tone="secondary">{t('shortlist.add')}</SubmitButton>
      </Form>
    </Section>
  )
}
