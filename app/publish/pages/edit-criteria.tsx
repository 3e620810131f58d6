import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { HiddenFields } from '#app/ui/form/hidden-fields.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { criteriaFromForm, criteriaSchema, mostCriteria } from '../core/criteria-form.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { remarksForPage } from '../data/remarks-for-page.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { versionOfCriteria } from '../data/versions.server.ts'
import { editCriteria } from '../flows/edit-criteria.server.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { RemarksOn } from '../parts/section-remarks.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const handle = { hydrate: true, texts: ['publish'] }

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge', bodyBytes: 500_000 },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ request, context }: LoaderArgs) {
  const setup = await challengeSetup(context.db, sure(context.subject.challenge).id)
  const locale = textLanguage(request, setup.languages, context.lang)
  return json({
    pageTitle: `${context.t('publish')('setup.criteria.title')} · ${setup.title(context.lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({
      locale: each,
      written: setup.criteria.filter((criterion) =>
        criterion.texts.some((text) => text.locale === each && text.name !== ''),
      ).length,
      of: setup.criteria.length,
    })),
    rows: setup.criteria.map((criterion) => {
      const text = criterion.texts.find((each) => each.locale === locale)
      return {
        id: criterion.id,
        weight: criterion.weight,
        minimum: criterion.minimum,
        name: text?.name ?? '',
        question: text?.question ?? '',
        anchors: anchorLevels(criterion).map((level) => ({ level, text: text?.anchors[level] ?? '' })),
      }
    }),
    version: versionOfCriteria(setup.criteria, locale),
    locked: whyLocked(context),
    sectionRemarks: await remarksForPage(context),
  })
}

/** Lowest, middle and highest level, and whatever else somebody has described. */
function anchorLevels(scale: {
  lowest: number
  highest: number
  texts: readonly { anchors: Record<string, string> }[]
}): number[] {
  const described = scale.texts.flatMap((text) => Object.keys(text.anchors).map(Number))
  const middle = Math.floor((scale.lowest + scale.highest) / 2)
  return [...new Set([scale.lowest, middle, scale.highest, ...described])].sort((a, b) => a - b)
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, criteriaSchema)
  if (!form.ok) return form.response
  const { db, lang } = context
  const challenge = sure(context.subject.challenge)
  const { languages } = await challengeSetup(db, challenge.id)
  const locale = textLanguage(request, languages, lang)
  const edited = await editCriteria(
    {
      challengeId: challenge.id,
      by: context.signedIn.personId,
      locale,
      version: form.value.version,
      criteria: criteriaFromForm(form.value),
    },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  return redirectWithToast(
    context,
    `${pathsIn(lang).organise.criteria(challenge.slug)}?text=${locale}`,
    'publish:toasts.criteria-saved',
  )
}

const emptyAnchors = [1, 3, 5].map((level) => ({ level, text: '' }))

export default function EditCriteria() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const form = useZodForm(criteriaSchema)
  const isLocked = data.locked !== null
  const blank = { id: '', weight: '', minimum: null, name: '', question: '', anchors: emptyAnchors }
  const rows = isLocked || data.rows.length >= mostCriteria ? data.rows : [...data.rows, blank]
  const rowNames = Object.fromEntries(
    rows.map((_, index) => [`criteria.${index}`, t('edit-criteria.number', { number: index + 1 })]),
  )
  return (
    <SetupPage frame={data.frame} step="criteria" lede={t('edit-criteria.lede')}>
      <LanguageTabs tabs={data.tabs} current={data.locale} />
      <Locked why={data.locked} />
      <RemarksOn section="criteria" {...data.sectionRemarks} />
      <Form form={form} result={result} hidden={{ version: data.version }} rowNames={rowNames}>
        {rows.map((row, index) => {
          const name = `criteria.${index}`
          return (
            <Fieldset
              key={row.id}
              legend={
                row.id === '' ? t('edit-criteria.another') : t('edit-criteria.number', { number: index + 1 })
              }
              hint={row.id === '' ? t('edit-criteria.another-hint') : undefined}
            >
              <div className="criterion-fields">
                {row.id === '' ? null : <HiddenFields values={{ [`${name}.id`]: row.id }} />}
                <TextField
                  name={`${name}.name`}
                  label={t('edit-criteria.name')}
                  hint={row.id === '' ? undefined : t('edit-criteria.drop')}
                  defaultValue={row.name}
                  disabled={isLocked}
                />
                <NumberField
                  name={`${name}.weight`}
                  label={t('edit-criteria.weight')}
                  unit="%"
                  defaultValue={row.weight}
                  disabled={isLocked}
                />
                <TextArea
                  name={`${name}.question`}
                  label={t('edit-criteria.question')}
                  defaultValue={row.question}
                  rows={2}
                  disabled={isLocked}
                />
                <DisclosedFields
                  summary={t('edit-criteria.levels')}
                  names={[
                    `${name}.minimum`,
                    ...row.anchors.map(({ level }) => `${name}.anchors.level${level}`),
                  ]}
                  open={row.id === ''}
                >
                  <div className="criterion-fields">
                    {row.anchors.map((anchor) => (
                      <TextArea
                        key={anchor.level}
                        name={`${name}.anchors.level${anchor.level}`}
                        label={t('edit-criteria.level', { level: anchor.level })}
                        defaultValue={anchor.text}
                        rows={2}
                        optional
                        disabled={isLocked}
                      />
                    ))}
                    <NumberField
                      name={`${name}.minimum`}
                      label={t('edit-criteria.minimum')}
                      hint={t('edit-criteria.minimum-hint')}
                      defaultValue={row.minimum ?? ''}
                      optional
                      disabled={isLocked}
                    />
                  </div>
                </DisclosedFields>
              </div>
            </Fieldset>
          )
        })}
        {isLocked ? null : <SubmitButton>{t('edit-criteria.save')}</SubmitButton>}
      </Form>
    </SetupPage>
  )
}
