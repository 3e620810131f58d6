import { useTranslation } from 'react-i18next'
import { directionOf, htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { origins, type Origin, type RowProblem, type RowVerdict } from '../core/worklist.ts'

export type TakenView = {
  isDryRun: boolean
  added: number
  replaced: number
  same: number
  empty: number
  /** Rows that fit nothing, each with why. */
  unmatched: readonly { row: number; reference: string; question: string; verdict: RowVerdict }[]
  more: number
}

/** How much is left to translate, and the files to give out. */
export function ToTranslate({
  slug,
  counts,
  into,
}: {
  slug: string
  counts: { proposals: number; summaries: number; all: number }
  into: string
}) {
  const { t } = useTranslation('deadline')
  const { organise } = useSite().paths
  return (
    <Section id="out" title={t('translations.out')} intro={t('translations.out-text', { language: into })}>
      {counts.all === 0 ? (
        <EmptyState title={t('translations.nothing')}>
          <p>{t('translations.nothing-text', { count: counts.proposals })}</p>
        </EmptyState>
      ) : (
        <>
          <p>{t('translations.left', { count: counts.all, summaries: counts.summaries })}</p>
          <ButtonRow>
            {(['csv', 'xlf'] as const).flatMap((format) =>
              (['summaries', 'all'] as const).map((what) => (
                <ButtonLink
                  key={`${format} ${what}`}
                  to={organise.translationFile(slug, format, what)}
                  tone="secondary"
                  icon="download"
                >
                  {t(`translations.files.${format}-${what}`)}
                </ButtonLink>
              )),
            )}
          </ButtonRow>
        </>
      )}
    </Section>
  )
}

/** The way back: a file or its text, tried first or taken. */
export function TakeBack({ result }: { result?: FormResult }) {
  const { t } = useTranslation('deadline')
  return (
    <Section id="back" title={t('translations.back')} intro={t('translations.back-text')}>
      <Form result={result} intent="take" encType="multipart/form-data" label={t('translations.back')}>
        <FileField
          name="file"
          label={t('translations.file')}
          hint={t('translations.file-hint')}
          accept=".csv,.xlf,.xliff,text/csv,application/x-xliff+xml"
          optional
        />
        <TextArea name="pasted" label={t('translations.pasted')} rows={6} optional />
        <SelectField
          name="origin"
          label={t('translations.origin')}
          hint={t('translations.origin-hint')}
          optional
          placeholder={t('translations.origin-said')}
          choices={origins.map((value) => ({ value, label: t(`translations.origins.${value}`) }))}
        />
        <CheckboxField
          name="onlyTry"
          label={t('translations.only-try')}
          hint={t('translations.only-try-hint')}
        />
        <SubmitButton>{t('translations.take')}</SubmitButton>
      </Form>
    </Section>
  )
}

/** What became of a file, and every row that fitted nothing. */
export function TakenRows({ taken }: { taken: TakenView }) {
  const { t } = useTranslation('deadline')
  const { isDryRun, added, replaced, same, empty, unmatched, more } = taken
  return (
    <>
      <Callout
        tone={isDryRun ? 'info' : added + replaced + same > 0 ? 'good' : 'warn'}
        title={t(isDryRun ? 'translations.tried' : 'translations.taken')}
      >
        <ul role="status">
          <li>{t('translations.added', { count: added })}</li>
          <li>{t('translations.replaced', { count: replaced })}</li>
          <li>{t('translations.same', { count: same })}</li>
          <li>{t('translations.empty', { count: empty })}</li>
          <li>{t('translations.unmatched', { count: unmatched.length + more })}</li>
        </ul>
      </Callout>
      {unmatched.length > 0 ? (
        <DataTable
          caption={t('translations.unmatched-rows')}
          rows={unmatched}
          rowKey={(row) => String(row.row)}
          columns={[
            { key: 'row', header: t('translations.row'), isRowName: true, cell: (row) => row.row },
            { key: 'reference', header: t('translations.reference'), cell: (row) => row.reference },
            { key: 'question', header: t('translations.question'), cell: (row) => row.question },
            {
              key: 'why',
              header: t('translations.why'),
              cell: (row) => t(`translations.problems.${row.verdict as RowProblem}`),
            },
          ]}
        />
      ) : null}
      {more > 0 ? <p>{t('translations.more', { count: more })}</p> : null}
    </>
  )
}

type Kept = {
  proposalId: string
  reference: string
  question: string
  from: ContentLanguage | string
  source: string
  text: string
  origin: Origin
  isChecked: boolean
  isOutdated: boolean
}

/** Translations that jurors and screeners see, beside their originals, to be checked. */
export function KeptTranslations({ kept }: { kept: readonly Kept[] }) {
  const { t } = useTranslation('deadline')
  if (kept.length === 0) return null
  return (
    <Section id="kept" title={t('translations.kept')} intro={t('translations.kept-text')}>
      <DataTable
        caption={t('translations.kept')}
        isCaptionHidden
        rows={kept}
        rowKey={(row) => `${row.proposalId} ${row.question}`}
        columns={[
          {
            key: 'of',
            header: t('translations.reference'),
            isRowName: true,
            cell: (row) => `${row.reference} · ${row.question}`,
          },
          {
            key: 'source',
            header: t('translations.original'),
            cell: (row) => (
              <span
                lang={htmlLangOf(row.from as ContentLanguage)}
                dir={directionOf(row.from as ContentLanguage)}
              >
                {row.source}
              </span>
            ),
          },
          { key: 'text', header: t('translations.text'), cell: (row) => <span dir="auto">{row.text}</span> },
          {
            key: 'origin',
            header: t('translations.origin'),
            cell: (row) => t(`translations.origins.${row.origin}`),
          },
          {
            key: 'checked',
            header: t('translations.checked'),
            cell: (row) =>
              row.isOutdated ? (
                t('translations.outdated')
              ) : row.isChecked ? (
                t('translations.is-checked')
              ) : (
                <Form
                  intent="check"
                  hidden={{ proposalId: row.proposalId, question: row.question }}
                  label={t('translations.check-named', { reference: row.reference, question: row.question })}
                >
                  <SubmitButton tone="secondary" size="small">
                    {t('translations.check')}
                  </SubmitButton>
                </Form>
              ),
          },
        ]}
      />
    </Section>
  )
}
