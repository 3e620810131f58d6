import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { countryName, formatNumber, languageName } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { decisionSchema, longestReason, longestStatement } from '../core/decision-form.ts'
import { explanationCharacters, outcomes } from '../core/outcomes.ts'
import type { DecisionDraft, DraftRow } from '../core/decision-views.ts'

export type DecisionFormProps = {
  draft: DecisionDraft
  heading: { pilotsOffered: number; languages: readonly Locale[] }
  result?: FormProblem
}

/** The ranking, and under it an outcome with its reason for each proposal in the ranking's order. */
export function DecisionForm({ draft, heading, result }: DecisionFormProps) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const form = useZodForm(decisionSchema)
  const rowNames = Object.fromEntries([
    ...draft.rows.map(({ proposalId, title, reference }) => [
      `outcomes.${proposalId}`,
      `${title} (${reference})`,
    ]),
    ...heading.languages.map((locale) => [`statements.${locale}`, languageName(lang, locale)]),
  ])
  if (draft.rows.length === 0) {
    return <EmptyState title={t('decision.nobody')}>{t('decision.nobody-hint')}</EmptyState>
  }
  return (
    <>
      {draft.withdrawn === null ? null : (
        <Callout tone="info" title={t('decision.withdrawn-before')}>
          <p>{draft.withdrawn}</p>
        </Callout>
      )}
      <Ranking rows={draft.rows} />
      <Form form={form} result={result} rowNames={rowNames}>
        <Section
          id="outcomes"
          title={t('decision.outcomes')}
          intro={t('decision.outcomes-intro', {
            count: heading.pilotsOffered,
            characters: explanationCharacters,
          })}
        >
          {draft.rows.map((row) => (
            <OutcomeFields key={row.proposalId} row={row} />
          ))}
        </Section>
        <Section id="statement" title={t('decision.statement')} intro={t('decision.statement-intro')}>
          <StatementFields languages={heading.languages} statements={draft.statements} />
        </Section>
        <SubmitButton>{t('decision.record')}</SubmitButton>
      </Form>
    </>
  )
}

function Ranking({ rows }: { rows: readonly DraftRow[] }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  return (
    <Section id="ranking" title={t('decision.ranking')} intro={t('decision.ranking-intro')}>
      <DataTable
        caption={t('decision.ranking')}
        isCaptionHidden
        rows={rows}
        rowKey={({ proposalId }) => proposalId}
        columns={[
          {
            key: 'rank',
            header: t('decision.rank'),
            align: 'end',
            cell: ({ rank, isTied }) =>
              rank === null ? '–' : isTied ? t('decision.tied', { rank }) : formatNumber(lang, rank),
          },
          {
            key: 'title',
            header: t('decision.proposal'),
            isRowName: true,
            cell: ({ title, language }) => <span lang={htmlLangOf(language)}>{title}</span>,
          },
          {
            key: 'organisation',
            header: t('decision.organisation'),
            cell: ({ organisation }) => organisation,
          },
          {
            key: 'total',
            header: t('decision.total'),
            align: 'end',
            cell: ({ totalText }) => totalText ?? '–',
          },
          {
            key: 'reviews',
            header: t('decision.reviews'),
            align: 'end',
            wideOnly: true,
            cell: ({ reviews }) => formatNumber(lang, reviews),
          },
        ]}
      />
    </Section>
  )
}

function OutcomeFields({ row }: { row: DraftRow }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const field = (name: string) => `outcomes.${row.proposalId}.${name}`
  const standing =
    row.rank === null
      ? t('decision.unranked')
      : t('decision.ranked', { rank: row.rank, total: row.totalText ?? '' })
  const from = [row.organisation, row.country && countryName(lang, row.country), standing].filter(Boolean)
  return (
    <Fieldset legend={`${row.title} (${row.reference})`} hint={from.join(' · ')}>
      <RadioGroup
        name={field('outcome')}
        label={t('decision.outcome')}
        layout="inline"
        required
        defaultValue={row.before?.outcome}
        choices={outcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
      />
      <NumberField
        name={field('place')}
        label={t('decision.place')}
        hint={t('decision.place-hint')}
        optional
        defaultValue={row.before?.outcome === 'reserve' ? (row.before.place ?? '') : ''}
      />
      <TextArea
        name={field('reason')}
        label={t('decision.reason')}
        hint={t('decision.reason-hint')}
        required
        rows={3}
        maxCharacters={longestReason}
        defaultValue={row.before?.reason}
      />
      <TextArea
        name={field('feedback')}
        label={t('decision.feedback')}
        hint={t('decision.feedback-hint')}
        optional
        rows={3}
        maxCharacters={longestReason}
        defaultValue={row.before?.feedback}
      />
      {row.comments.length > 0 ? (
        <Disclosure summary={t('decision.comments', { count: row.comments.length })}>
          <ul>
            {row.comments.map((comment, index) => (
              <li key={index}>{comment}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Fieldset>
  )
}

function StatementFields({
  languages,
  statements,
}: {
  languages: readonly Locale[]
  statements: DecisionDraft['statements']
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  return (
    <>
      {languages.map((locale) => (
        <TextArea
          key={locale}
          name={`statements.${locale}`}
          label={t('decision.statement-in', { language: languageName(lang, locale) })}
          optional
          lang={htmlLangs[locale]}
          rows={6}
          maxCharacters={longestStatement}
          defaultValue={statements[locale]}
        />
      ))}
    </>
  )
}
