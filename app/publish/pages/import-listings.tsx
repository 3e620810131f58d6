import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { longestListingFile, readListingFile } from '../core/listing-file.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import type { ImportedListings } from '../flows/import-listings.server.ts'

export const access = {
  loader: { who: 'administrator' },
  // Somewhat more than the file may have, so that a larger one is told so on this page.
  action: { who: 'administrator', bodyBytes: 3 * longestListingFile, files: 'as text' },
} satisfies Access

export const meta = metaFromPageTitle

/** As many problems are listed; the others are counted. */
const mostProblems = 200
/** A typed list goes back into its field up to so many characters; a longer one is pasted or chosen again. */
const longestGivenBack = 200_000

export function loader({ context }: LoaderArgs) {
  return json({ pageTitle: context.t('publish')('import-listings.title') })
}

const schema = z.object({
  file: z._default(z.string(), ''),
  pasted: z._default(z.string(), ''),
  source: z._default(z.string().check(z.trim(), z.maxLength(100)), ''),
  onlyTry: z.optional(z.literal('yes')),
})

type Answer = FormProblem & { done?: ImportedListings & { isDryRun: boolean; more: number } }

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, schema)
  if (!form.ok) return form.response
  const { file, pasted, source, onlyTry } = form.value
  const isDryRun = onlyTry === 'yes'
  const values = {
    source,
    ...(isDryRun && { onlyTry }),
    ...(pasted.length <= longestGivenBack && { pasted }),
  }
  const field = file === '' ? 'pasted' : 'file'
  const read = readListingFile(file === '' ? pasted : file)
  if (!read.ok) {
    const errors = { [field]: refusalSentence(context, 'publish', read.refusal) }
    return json({ values, errors, problem: null, code: read.refusal.code } as Answer, { status: 422 })
  }
  // Reading HTML is heavy and seldom: it comes when somebody takes a list in.
  const { importListings } = await import('../flows/import-listings.server.ts')
  const { problems, ...counts } = await importListings(
    { rows: read.value, source: source || null, by: context.signedIn.personId, isDryRun },
    context.ports,
  )
  const answer: Answer = {
    values: isDryRun ? values : {},
    errors: {},
    problem: null,
    code: null,
    done: {
      ...counts,
      isDryRun,
      problems: problems.slice(0, mostProblems),
      more: Math.max(0, problems.length - mostProblems),
    },
  }
  return json(answer)
}

/** Takes in challenges of another site, from a file or pasted, and tells of everything that could not be read. */
export default function ImportListings() {
  const { pageTitle } = useLoaderData<typeof loader>()
  const result = useActionData<Answer>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const { done } = result ?? {}
  return (
    <AreaLayout
      area="administrator"
      title={pageTitle}
      lede={t('import-listings.lede')}
      breadcrumb={[{ to: paths.administration, label: t('import-listings.administration') }]}
    >
      {done ? <Done done={done} /> : null}
      <Form result={done ? undefined : result} encType="multipart/form-data" label={pageTitle}>
        <FileField
          name="file"
          label={t('import-listings.file')}
          hint={t('import-listings.file-hint')}
          accept=".json,.csv,application/json,text/csv"
          optional
        />
        <TextArea
          name="pasted"
          label={t('import-listings.pasted')}
          hint={t('import-listings.pasted-hint')}
          rows={10}
          optional
        />
        <TextField
          name="source"
          label={t('import-listings.source')}
          hint={t('import-listings.source-hint')}
          width="medium"
          spellCheck={false}
          optional
        />
        <CheckboxField name="onlyTry" label={t('import.only-try')} hint={t('import.only-try-hint')} />
        <SubmitButton>{t('import-listings.button')}</SubmitButton>
      </Form>
    </AreaLayout>
  )
}

function Done({ done }: { done: NonNullable<Answer['done']> }) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const { imported, updated, unchanged, left, problems, more, isDryRun } = done
  return (
    <>
      <Callout
        tone={left > 0 ? 'warn' : 'good'}
        title={t(isDryRun ? 'import-listings.tried' : 'import-listings.done')}
      >
        <ul role="status">
          <li>{t('import-listings.imported', { count: imported })}</li>
          <li>{t('import-listings.updated', { count: updated })}</li>
          <li>{t('import-listings.unchanged', { count: unchanged })}</li>
          {left > 0 ? <li>{t('import-listings.left', { count: left })}</li> : null}
        </ul>
        <p>
          <a href={paths.listings}>{t('import-listings.look')}</a>
        </p>
      </Callout>
      {problems.length > 0 ? (
        <Section
          id="problems"
          title={t('import-listings.problems')}
          intro={t('import-listings.problems-intro')}
        >
          <DataTable
            caption={t('import-listings.problems')}
            isCaptionHidden
            rows={problems.map((problem, index) => ({ ...problem, key: String(index) }))}
            rowKey={({ key }) => key}
            columns={[
              { key: 'row', header: t('import-listings.row'), cell: ({ row }) => row, align: 'end' },
              {
                key: 'field',
                header: t('import-listings.field'),
                cell: ({ field }) => field,
                isRowName: true,
              },
              { key: 'value', header: t('import-listings.value'), cell: ({ value }) => value.slice(0, 120) },
              {
                key: 'reason',
                header: t('import-listings.reason'),
                cell: ({ reason }) => t(`import-listings.reasons.${reason}`),
              },
            ]}
          />
          {more > 0 ? <p>{t('import-listings.more', { count: more })}</p> : null}
        </Section>
      ) : null}
    </>
  )
}
