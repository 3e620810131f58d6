import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { calendarInstants, instantToWallClock } from '#app/lifecycle/calendar.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { copyProgrammeSchema } from '../core/programme-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import type { ProgrammePlan } from '../core/programme-plan.ts'
import { programmePlan } from '../data/programme-plan.server.ts'
import { copyProgramme, plannedEdition, type CopyProgrammeRefusal } from '../flows/copy-programme.server.ts'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { check: { who: 'organiser of :programme' }, copy: { who: 'organiser of :programme' } },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { id, slug } = sure(context.subject.programme)
  const plan = await programmePlan(context.db, id)
  if (!plan) throw new Error(`there is no programme ${id}`)
  const openings = plan.challenges.map(
    ({ calendar }) => instantToWallClock(calendar.opensAt, calendar.zone).date,
  )
  const first = openings.sort()[0] ?? ''
  return json({
    pageTitle: context.t('publish')('copy.title'),
    slug,
    name: nameOf(plan, context),
    edition: plan.edition,
    suggestion: { slug: `${slug.slice(0, 76)}-${(plan.edition ?? 1) + 1}`, opensOn: aYearLater(first) },
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, copyProgrammeSchema)
  if (!form.ok) return form.response
  const { intent, ...wanted } = form.value
  const { id: programmeId } = sure(context.subject.programme)
  if (intent === 'copy') {
    const by = context.signedIn.personId
    const copied = await copyProgramme({ ...wanted, programmeId, by }, context.ports)
    if (!copied.ok) return refused(context, copied.refusal)
    const { slug } = copied.value
    return redirectWithToast(
      context,
      pathsIn(context.lang).organise.programme(slug),
      'publish:toasts.programme-copied',
    )
  }
  const planned = await plannedEdition({ ...wanted, programmeId }, { db: context.db, now: context.now })
  if (!planned.ok) return refused(context, planned.refusal)
  return json({
    values: form.value,
    errors: {},
    problem: null,
    code: null,
    check: checkView(planned.value, context),
  })
}

function refused(context: RequestContext, refusal: CopyProgrammeRefusal): Response {
  if (refusal.code === 'slug-taken') {
    return problemResponse(context, { errors: { slug: refusalSentence(context, 'publish', refusal) } })
  }
  const [problem] = Object.values(refusal.problems)
  const sentence = problem ? refusalSentence(context, 'publish', problem) : ''
  return problemResponse(context, {
    errors: { opensOn: `${refusal.challenge}: ${sentence}` },
  })
}

function checkView(plan: ProgrammePlan, { lang }: RequestContext) {
  return {
    edition: plan.edition,
    challenges: plan.challenges.map(({ slug, calendar, texts }) => ({
      slug,
      title: titleOf(texts, lang) ?? slug,
      dates: calendarInstants.map((instant) => formatInstant(lang, calendar[instant], calendar.zone)),
    })),
    sessions: plan.sessions.map(({ kind, edition, texts, startsAt, zone }, index) => ({
      key: String(index),
      kind,
      edition,
      title: (texts[lang] ?? Object.values(texts)[0])?.title ?? '',
      begins: formatInstant(lang, startsAt, zone),
    })),
  }
}

function titleOf(texts: ProgrammePlan['challenges'][number]['texts'], lang: RequestContext['lang']) {
  return (texts[lang] ?? Object.values(texts)[0])?.title
}

function nameOf({ slug, texts }: ProgrammePlan, { lang }: RequestContext): string {
  return (texts[lang] ?? Object.values(texts)[0])?.name ?? slug
}

function aYearLater(date: string): string {
  return date.replace(/^\d{4}/, (year) => String(Number(year) + 1)).replace('-02-29', '-02-28')
}

export default function CopyProgramme() {
  const { pageTitle, slug, name, suggestion } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem & { check?: ReturnType<typeof checkView> }>()
  const { t } = useTranslation(['publish', 'lifecycle'])
  const { paths } = useSite()
  const check = result?.check
  return (
    <AreaLayout
      area="organiser"
      title={pageTitle}
      lede={t('publish:copy.lede')}
      breadcrumb={[
        { to: paths.organise.home, label: t('publish:setup.organise') },
        { to: paths.organise.programme(slug), label: name },
      ]}
    >
      {check ? (
        <Section
          id="check"
          title={t('publish:copy.check', { edition: check.edition })}
          intro={t('publish:copy.check-intro')}
        >
          <DataTable
            caption={t('publish:copy.dates')}
            isCaptionHidden
            rows={check.challenges}
            rowKey={(challenge) => challenge.slug}
            columns={[
              {
                key: 'title',
                header: t('publish:programme-challenges.name'),
                isRowName: true,
                cell: ({ title }) => title,
              },
              ...calendarInstants.map((instant, index) => ({
                key: instant,
                header: t(`lifecycle:instants.${instant}`),
                cell: ({ dates }: { dates: string[] }) => dates[index],
              })),
            ]}
          />
          {check.sessions.length > 0 ? (
            <DataTable
              caption={t('publish:copy.sessions')}
              rows={check.sessions}
              rowKey={({ key }) => key}
              columns={[
                {
                  key: 'title',
                  header: t('publish:sessions.title'),
                  isRowName: true,
                  cell: ({ title }) => title,
                },
                {
                  key: 'edition',
                  header: t('publish:copy.edition'),
                  cell: ({ kind, edition }) =>
                    t('publish:sessions.edition', { kind: t(`publish:sessions.kinds.${kind}`), edition }),
                },
                { key: 'begins', header: t('publish:copy.begins'), cell: ({ begins }) => begins },
              ]}
            />
          ) : null}
          <Form
            intent="copy"
            hidden={{ slug: String(result.values.slug), opensOn: String(result.values.opensOn) }}
            label={t('publish:copy.button')}
          >
            <SubmitButton>{t('publish:copy.button')}</SubmitButton>
          </Form>
          <ButtonRow>
            <ButtonLink to={paths.organise.copyProgramme(slug)} tone="quiet" icon="arrow-left">
              {t('publish:copy.change')}
            </ButtonLink>
          </ButtonRow>
        </Section>
      ) : (
        <>
          <Callout title={t('publish:copy.what')}>
            <ul>
              {(['comes', 'stays', 'drafts'] as const).map((part) => (
                <li key={part}>{t(`publish:copy.${part}`)}</li>
              ))}
            </ul>
          </Callout>
          <Form result={result} intent="check" label={pageTitle}>
            <TextField
              name="slug"
              label={t('publish:new-programme.slug')}
              hint={t('publish:new-programme.slug-hint')}
              defaultValue={suggestion.slug}
              spellCheck={false}
              width="medium"
              required
            />
            <TextField
              name="opensOn"
              type="date"
              label={t('publish:copy.opens-on')}
              hint={t('publish:copy.opens-on-hint')}
              defaultValue={suggestion.opensOn}
              width="short"
              required
            />
            <SubmitButton>{t('publish:copy.check-button')}</SubmitButton>
          </Form>
        </>
      )}
    </AreaLayout>
  )
}
