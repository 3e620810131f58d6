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
  // A form sends a Chinese character as nine bytes.
  action: { who: 'organiser anywhere', bodyBytes: 4_000_000 },
} satisfies Access

export const meta = metaFromPageTitle

export function loader({ context }: LoaderArgs) {
  return json({ pageTitle: context.t('publish')('import.title') })
}

const schema = z.object({
  file: z.string().check(z.minLength(1)),
  slug: optionalSlug,
  onlyTry: z.optional(z.literal('yes')),
})

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, schema)
  if (!form.ok) return form.response
  const { file, slug, onlyTry } = form.value
  const t = context.t('publish')
  const imported = await importProgramme(
    { text: file, slug: slug || undefined, by: context.signedIn.personId, isDryRun: onlyTry === 'yes' },
    context.ports,
  )
  if (imported.ok) {
    const { challenges } = imported.value
    if (onlyTry === 'yes') {
      return problemResponse(
        context,
        { problem: t('import.would', { count: challenges.length }), code: 'tried' },
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
  if (refusal.code === 'slug-taken') return problemResponse(context, { errors: { slug: sentence } })
  const problems =
    refusal.code === 'file-invalid' ? refusal.problems.map((problem) => fileProblemSentence(t, problem)) : []
  const values = typedValues(context)
  return json(
    { values, errors: { file: sentence }, problem: null, code: refusal.code, problems },
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
      <Form result={result && { ...result, problem: isTried ? null : result.problem }} label={pageTitle}>
        <TextArea name="file" label={t('import.file')} hint={t('import.file-hint')} rows={14} required />
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
