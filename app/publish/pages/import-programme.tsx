import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { optionalSlug } from '../core/programme-form.ts'
import { fileProblemSentence } from '../data/file-problem-sentence.server.ts'
import { importProgramme } from '../flows/import-programme.server.ts'

export const access = {
  loader: { who: 'organiser anywhere' },
  // Somewhat more than the largest file has, so that a larger one is told so on this page.
  action: { who: 'organiser anywhere', bodyBytes: 32_000_000, files: 'as text' },
} satisfies Access

export const meta = metaFromPageTitle

export function loader({ context }: LoaderArgs) {
  return json({ pageTitle: context.t('publish')('import.title') })
}

const schema = z
  .object({
    upload: z._default(z.string(), ''),
    file: z._default(z.string(), ''),
    slug: optionalSlug,
    onlyTry: z.optional(z.literal('yes')),
  })
  .check(
    z.refine(({ upload, file }) => upload !== '' || file !== '', {
      error: 'publish:errors.no-file',
      path: ['upload'],
    }),
  )

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, schema)
  if (!form.ok) return form.response
  const { upload, file, slug, onlyTry } = form.value
  const field = upload === '' ? 'file' : 'upload'
  // A browser never puts a file back into a form: what came in one does not travel back either.
  const { upload: _, ...values } = typedValues(context)
  const t = context.t('publish')
  const imported = await importProgramme(
    {
      text: upload || file,
      slug: slug || undefined,
      by: context.signedIn.personId,
      isDryRun: onlyTry === 'yes',
    },
    context.ports,
  )
  if (imported.ok) {
    const { challenges } = imported.value
    if (onlyTry === 'yes') {
      return problemResponse(
        context,
        { values, problem: t('import.would', { count: challenges.length }), code: 'tried' },
        200,
      )
    }
    return redirectWithToast(
      context,
      pathsIn(context.lang).organise.programme(imported.value.slug),
      'publish:toasts.programme-imported',
    )
  }
  const { refusal } = imported
  const sentence = refusalSentence(context, 'publish', refusal)
  if (refusal.code === 'slug-taken') return problemResponse(context, { values, errors: { slug: sentence } })
  const problems =
    refusal.code === 'file-invalid' ? refusal.problems.map((problem) => fileProblemSentence(t, problem)) : []
  return json(
    { values, errors: { [field]: sentence }, problem: null, code: refusal.code, problems },
    { status: 422 },
  )
}

export default function ImportProgramme() {
  const { pageTitle } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem & { problems?: string[] }>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const isTried = result?.code === 'tried'
  return (
    <AreaLayout
      area="organiser"
      title={pageTitle}
      lede={t('import.lede')}
      breadcrumb={[
        { to: paths.organise.home, label: t('setup.organise') },
        { to: paths.organise.newProgramme, label: t('new-programme.title') },
      ]}
    >
      {isTried ? (
        <Callout tone="good">
          <p role="status">{result.problem}</p>
        </Callout>
      ) : null}
      {result?.problems?.length ? (
        <Callout tone="warn" title={t('import.problems')}>
          <ul>
            {result.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Form
        result={result && { ...result, problem: isTried ? null : result.problem }}
        encType="multipart/form-data"
        label={pageTitle}
      >
        <FileField
          name="upload"
          label={t('import.upload')}
          hint={t('import.upload-hint')}
          accept=".json,application/json"
          optional
        />
        <TextArea name="file" label={t('import.file')} hint={t('import.file-hint')} rows={14} optional />
        <TextField
          name="slug"
          label={t('import.slug')}
          hint={t('import.slug-hint')}
          spellCheck={false}
          width="medium"
          optional
        />
        <CheckboxField name="onlyTry" label={t('import.only-try')} hint={t('import.only-try-hint')} />
        <SubmitButton>{t('import.button')}</SubmitButton>
      </Form>
    </AreaLayout>
  )
}
