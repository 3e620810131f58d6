import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { newProgrammeSchema } from '../core/programme-form.ts'
import { calendarErrors } from '../data/calendar-problems.server.ts'
import { createProgramme } from '../flows/create-programme.server.ts'
import { templateOutline } from '../core/template-outline.ts'
import { TemplateOutline } from '../parts/template-outline.tsx'
import { templates } from '../templates/index.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser anywhere' },
  action: { who: 'organiser anywhere' },
} satisfies Access

const twoWeeksMs = 14 * 24 * 3_600_000

export const meta = metaFromPageTitle

export function loader({ context }: LoaderArgs) {
  const { lang, now, t } = context
  const zone = context.signedIn.zone ?? 'Europe/Helsinki'
  return json({
    pageTitle: t('publish')('new-programme.title'),
    email: context.signedIn.email,
    opening: { ...instantToWallClock(new Date(now.getTime() + twoWeeksMs), zone), time: '09:00' },
    templates: templates.map((template) => ({
      key: template.key,
      name: template.texts[lang].name || t('publish')('new-programme.blank'),
      hint:
        template.texts[lang].tagline ||
        t('publish')('new-programme.template-hint', { count: template.challenges.length }),
      outline: templateOutline(template, lang),
    })),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, newProgrammeSchema)
  if (!form.ok) return form.response
  const { template, opensAt, ...rest } = form.value
  const created = await createProgramme(
    {
      ...rest,
      templateKey: template,
      opening: opensAt,
      lang: context.lang,
      by: context.signedIn.personId,
    },
    context.ports,
  )
  if (created.ok)
    return redirectWithToast(
      context,
      pathsIn(context.lang).organise.programme(created.value.slug),
      'publish:toasts.programme-created',
    )
  const { refusal } = created
  if (refusal.code === 'calendar-refused') {
    const [problem] = Object.values(calendarErrors(context, refusal.problems))
    return problemResponse(context, { errors: { opensAt: problem ?? '' } })
  }
  if (refusal.code === 'slug-taken')
    return problemResponse(context, { errors: { slug: refusalSentence(context, 'publish', refusal) } })
  return refusalResponse(context, 'publish', refusal)
}

export default function NewProgramme() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const form = useZodForm(newProgrammeSchema)
  return (
    <AreaLayout
      area="organiser"
      title={data.pageTitle}
      lede={t('new-programme.lede')}
      breadcrumb={[{ to: paths.organise.home, label: t('setup.organise') }]}
    >
      <Form
        form={form}
        result={result}
        rowNames={{
          name: t('new-programme.name'),
          slug: t('new-programme.slug'),
          opensAt: t('new-programme.opens'),
          contactEmail: t('new-programme.contact'),
        }}
      >
        <RadioGroup
          name="template"
          label={t('new-programme.template')}
          defaultValue={data.templates[0]?.key}
          choices={data.templates.map(({ key, name, hint }) => ({ value: key, label: name, hint }))}
          figureOf={(value) => {
            const outline = data.templates.find(({ key }) => key === value)?.outline
            return outline ? <TemplateOutline outline={outline} /> : null
          }}
        />
        <TextField name="name" label={t('new-programme.name')} hint={t('new-programme.name-hint')} required />
        <TextField
          name="slug"
          label={t('new-programme.slug')}
          hint={t('new-programme.slug-hint')}
          spellCheck={false}
          width="medium"
          required
        />
        <DateTimeField
          name="opensAt"
          label={t('new-programme.opens')}
          hint={t('new-programme.opens-hint')}
          defaultValue={data.opening}
        />
        <TextField
          name="contactEmail"
          type="email"
          label={t('new-programme.contact')}
          hint={t('new-programme.contact-hint')}
          defaultValue={data.email}
          width="medium"
          required
        />
        <SubmitButton>{t('new-programme.create')}</SubmitButton>
      </Form>
      <p>
        <a href={paths.organise.importProgramme}>{t('import.link')}</a>
      </p>
    </AreaLayout>
  )
}
