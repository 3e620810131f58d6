import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatMoney, formatNumber } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { awardsFromForm, awardsSchema, mostAwardLines, mostBudgetLines } from '../core/awards-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { awardPlanWithNames, versionOfAwardPlan } from '../data/award-plan.server.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { textLanguage, whyLocked } from '../data/locked.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { editAwardPlan } from '../flows/edit-award-plan.server.ts'
import { AwardLineFields, AwardRuleFields, BudgetFields } from '../parts/award-fields.tsx'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge', bodyBytes: 200_000 },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang } = context
  const { id } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const plan = await awardPlanWithNames(db, id)
  const locale = textLanguage(request, setup.languages, lang)
  const lines = plan?.lines ?? []
  return json({
    pageTitle: `${context.t('publish')('setup.awards.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({
      locale: each,
      ...(lines.length > 0 && {
        written: lines.filter(({ names }) => names[each] !== undefined).length,
        of: lines.length,
      }),
    })),
    version: versionOfAwardPlan(plan),
    locked: whyLocked(context),
    rules: {
      currency: plan?.currency ?? '',
      rule: plan?.rule ?? ('next-affordable' as const),
      winsPerOrganisation: plan?.winsPerOrganisation ?? null,
    },
    budgets: plan?.budgets ?? [],
    lines: lines.map(({ names, ...line }, index) => ({
      ...line,
      from: String(index + 1),
      name: names[locale] ?? '',
      elsewhere: Object.values(names)[0] ?? '',
    })),
  })
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, awardsSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const plan = awardsFromForm(form.value)
  if ('halfBudget' in plan) {
    const name = `budgets.${plan.halfBudget}.amount`
    return problemResponse(context, { errors: { [name]: context.t('publish')('errors.half-budget') } })
  }
  const { languages } = await challengeSetup(context.db, challenge.id)
  const locale = textLanguage(request, languages, context.lang)
  const edited = await editAwardPlan(
    {
      challengeId: challenge.id,
      by: context.signedIn.personId,
      version: form.value.version,
      ...{ locale, plan },
    },
    context.ports,
  )
  if (!edited.ok && edited.refusal.code === 'award-over-budget') {
    const { code, name, promised, amount } = edited.refusal
    const money = (sum: number) =>
      plan.currency === null ? formatNumber(context.lang, sum) : formatMoney(context.lang, sum, plan.currency)
    return refusalResponse(context, 'publish', {
      ...{ code, name, promised: money(promised), amount: money(amount) },
    })
  }
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  const next = `${pathsIn(context.lang).organise.awards(challenge.slug)}?text=${locale}`
  return redirectWithToast(context, next, 'publish:toasts.awards-saved')
}

/** Which awards a challenge gives, from which money, and what happens when it does not suffice. */
export default function EditAwards() {
  const { frame, locale, tabs, lines, budgets, rules, version, locked } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const isLocked = locked !== null
  return (
    <SetupPage frame={frame} step="awards" lede={t('edit-awards.lede')}>
      <Locked why={locked} />
      {lines.length === 0 ? <p>{t('edit-awards.none')}</p> : null}
      {isLocked && lines.length === 0 ? null : <LanguageTabs tabs={tabs} current={locale} />}
      <Form result={result} hidden={{ version }} label={t('setup.awards.title')}>
        <AwardLineFields
          lines={lines}
          free={isLocked ? 0 : Math.min(2, mostAwardLines - lines.length)}
          isLocked={isLocked}
        />
        {isLocked && budgets.length === 0 ? null : (
          <BudgetFields
            budgets={budgets}
            free={isLocked ? 0 : Math.min(2, mostBudgetLines - budgets.length)}
            isLocked={isLocked}
          />
        )}
        {isLocked && lines.length === 0 ? null : <AwardRuleFields rules={rules} isLocked={isLocked} />}
        {isLocked ? null : <SubmitButton>{t('edit-awards.save')}</SubmitButton>}
      </Form>
    </SetupPage>
  )
}
