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
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { weightInForm } from '../core/criterion-weight.ts'
import { criteriaFromForm, criteriaSchema, mostCriteria } from '../core/criteria-form.ts'
import { plain, settled } from '../core/rubrics/decimal-schema.ts'
import { freshRubric, storedRubric } from '../core/rubrics/index.ts'
import { exampleInFigures } from '../core/worked-example.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { remarksForPage } from '../data/remarks-for-page.server.ts'
import { autosaveFor } from '../data/autosave-for.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { versionOfCriteria } from '../data/versions.server.ts'
import { editCriteria } from '../flows/edit-criteria.server.ts'
import { CriterionFieldset } from '../parts/criterion-fieldset.tsx'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { AutosaveState } from '../parts/autosave-state.tsx'
import { useTypedJudging } from '../parts/use-typed-judging.ts'
import { useFormAutosave } from '../parts/use-form-autosave.ts'
import { RuleFields, WeightsField } from '../parts/rule-fields.tsx'
import { Locked } from '../parts/locked.tsx'
import { RemarksOn } from '../parts/section-remarks.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const handle = { hydrate: true }

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
        weight: weightInForm(context.lang, criterion.weight, setup.judgingRule.weights),
        kept: criterion.weight,
        minimum: criterion.minimum === null ? null : plain(settled(criterion.minimum)),
        isForFinalists: criterion.isForFinalists,
        rubric: storedRubric(criterion),
        name: text?.name ?? '',
        question: text?.question ?? '',
        anchors: text?.anchors ?? {},
      }
    }),
    version: versionOfCriteria(setup.criteria, locale, setup.judgingRule),
    rule: setup.judgingRule,
    example: exampleInFigures(
      setup.criteria.map((criterion, index) => ({
        ...{ position: index + 1, weight: criterion.weight, rubric: storedRubric(criterion) },
        isForFinalists: criterion.isForFinalists,
      })),
      setup.judgingRule,
    ),
    locked: whyLocked(context),
    ...autosaveFor(context),
    sectionRemarks: await remarksForPage(context),
  })
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
      rule: form.value.rule,
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

export default function EditCriteria() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const form = useZodForm(criteriaSchema)
  const { paths } = useSite()
  const autosave = useFormAutosave({
    url: `${paths.organise.setupAutosave(data.frame.slug)}?text=${data.locale}`,
    part: 'criteria',
    version: data.version,
    isOn: data.isAutosaved && result === undefined,
  })
  const typed = useTypedJudging({
    rule: data.rule,
    criteria: data.rows.map((row, index) => ({ ...row, weight: row.kept, position: index + 1 })),
  })
  const isLocked = data.locked !== null
  const blank = {
    ...{ id: '', weight: '', kept: 0, minimum: null, name: '', question: '', anchors: {} },
    ...{ isForFinalists: false, rubric: freshRubric('anchored-scale') },
  }
  const rows = isLocked || data.rows.length >= mostCriteria ? data.rows : [...data.rows, blank]
  // A row that was new has an id once it is saved by itself, so that it is not added again.
  const idOf = (id: string, index: number) => (id === '' ? (autosave.ids[index] ?? '') : id)
  const rowNames = Object.fromEntries(
    rows.map((_, index) => [`criteria.${index}`, t('edit-criteria.number', { number: index + 1 })]),
  )
  return (
    <SetupPage frame={data.frame} step="criteria" lede={t('edit-criteria.lede')}>
      <LanguageTabs tabs={data.tabs} current={data.locale} />
      <Locked why={data.locked} />
      <RemarksOn section="criteria" {...data.sectionRemarks} />
      <div {...autosave.around}>
        <div {...typed.around}>
          <Form form={form} result={result} hidden={{ version: autosave.version }} rowNames={rowNames}>
            <WeightsField rule={data.rule} isDisabled={isLocked} />
            {rows.map((row, index) => (
              <CriterionFieldset
                key={row.id}
                row={row}
                index={index}
                id={idOf(row.id, index)}
                weights={typed.rule.weights}
                isDisabled={isLocked}
              />
            ))}
            <RuleFields rule={data.rule} typed={typed} example={data.example} isDisabled={isLocked} />
            <AutosaveState autosave={autosave} zone={data.zone} />
            {isLocked ? null : <SubmitButton>{t('edit-criteria.save')}</SubmitButton>}
          </Form>
        </div>
      </div>
    </SetupPage>
  )
}
