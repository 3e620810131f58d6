import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatNumber, languageName } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { decisionSchema, longestStatement } from '../core/decision-form.ts'
import { explanationCharacters } from '../core/outcomes.ts'
import type { DecisionDraft } from '../core/decision-views.ts'
import { FollowedPlan } from './followed-plan.tsx'
import { OutcomeFields } from './outcome-fields.tsx'

export type DecisionFormProps = {
  draft: DecisionDraft
  heading: { slug: string; zone: string; pilotsOffered: number; languages: readonly Locale[] }
  result?: FormProblem
}

/** What is asked of each proposal, beside the jury's words in each language. */
const rowFields = ['outcome', 'line', 'amount', 'place', 'reason', 'override', 'feedback'] as const

/** The ranking, and under it an outcome with its reason for each proposal in the ranking's order. */
export function DecisionForm({ draft, heading, result }: DecisionFormProps) {
  const { t } = useTranslation(['announce', 'judge'])
  const { lang, paths } = useSite()
  const form = useZodForm(decisionSchema)
  const inLanguages = (name: 'citation-in' | 'statement-in', field: string) =>
    heading.languages.map(
      (locale) =>
        [`${field}.${locale}`, t(`decision.${name}`, { language: languageName(lang, locale) })] as const,
    )
  const fields = [
    ...rowFields.map((name) => [name, t(`decision.${name}`)] as const),
    ...inLanguages('citation-in', 'citations'),
  ]
  // Each line of the summary says of which proposal and which of its fields it speaks.
  const rowNames = Object.fromEntries([
    ...draft.rows.flatMap(({ proposalId, title, reference }) => [
      [`outcomes.${proposalId}`, `${title} (${reference})`] as const,
      ...fields.map(
        ([name, label]) => [`outcomes.${proposalId}.${name}`, `${title} (${reference}) · ${label}`] as const,
      ),
    ]),
    ...inLanguages('statement-in', 'statements'),
    ['signedName', t('decision.sign')] as const,
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
      {draft.openRound ? (
        <Callout
          tone="warn"
          title={t('decision.round-open', { round: t(`judge:rounds.kinds.${draft.openRound}`) })}
        >
          <p>
            {t('decision.round-open-hint')}{' '}
            <a href={paths.organise.rounds(heading.slug)}>{t('judge:rounds.title')}</a>
          </p>
        </Callout>
      ) : null}
      {draft.isHostStepOpen ? (
        <Callout tone="warn" title={t('decision.host-step-open')}>
          <p>
            {t('decision.host-step-open-hint')}{' '}
            <a href={paths.organise.host(heading.slug)}>{t('host.title')}</a>
          </p>
        </Callout>
      ) : null}
      <Ranking rows={draft.rows} figure={draft.figure} />
      {draft.plan ? <FollowedPlan rows={draft.rows} plan={draft.plan} /> : null}
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
            <OutcomeFields
              key={row.proposalId}
              row={row}
              figure={draft.figure}
              plan={draft.plan}
              isHostAsked={draft.isHostAsked}
              zone={heading.zone}
              languages={heading.languages}
            />
          ))}
        </Section>
        <Section id="statement" title={t('decision.statement')} intro={t('decision.statement-intro')}>
          <StatementFields languages={heading.languages} statements={draft.statements} />
        </Section>
        <TextField
          name="signedName"
          label={t('decision.sign')}
          hint={t('decision.sign-hint')}
          required
          width="medium"
          autoComplete="off"
        />
        <SubmitButton>{t('decision.record')}</SubmitButton>
      </Form>
    </>
  )
}

function Ranking({ rows, figure }: Pick<DecisionDraft, 'rows' | 'figure'>) {
  const { t } = useTranslation(['announce', 'judge'])
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
            cell: ({ rank, tie }) =>
              rank === null ? (
                '–'
              ) : tie === 'none' ? (
                formatNumber(lang, rank)
              ) : (
                <>
                  {t('decision.tied', { rank })}
                  <span className="facts__note">{t(`decision.tie-note.${tie}`)}</span>
                </>
              ),
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
            header: figure === 'total' ? t('decision.total') : t(`judge:ballot-ranking.${figure}`),
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

function StatementFields({
  languages,
  statements,
}: {
  languages: readonly Locale[]
  statements: DecisionDraft['statements']
}) {
  const { t } = useTranslation(['announce', 'judge'])
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
