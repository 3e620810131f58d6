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
import { appealsUntil } from '#app/lifecycle/appeal-time.ts'
import { isDeciderOf } from '#app/people/core/viewer.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useSite } from '#app/ui/site.ts'
import { answerIntentSchema, confirmSchema, draftSchema } from '../core/appeal-form.ts'
import { appealAnswerDays } from '../core/appeals.ts'
import type { AnnounceRefusal } from '../core/refusals.ts'
import { appealsForOrganisers } from '../data/appeals.server.ts'
import { announceHeading } from '../data/heading.server.ts'
import { confirmAppealAnswer, draftAppealAnswer } from '../flows/answer-appeal.server.ts'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { AppealToAnswer } from '../parts/appeal-to-answer.tsx'

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: { draft: { who: 'decider of :challenge' }, confirm: { who: 'decider of :challenge' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { programmeId, decidedBy } = recorded
  return json({
    heading: await announceHeading(db, { challengeId, lang }),
    ...(await appealsForOrganisers(db, { challengeId, personId: signedIn.personId, now })),
    untilIso: appealsUntil(recorded).toISOString(),
    isOver: appealsUntil(recorded) <= now,
    mayAnswer: isDeciderOf(signedIn, { programmeId, challengeId }),
    isDecider: decidedBy === signedIn.personId,
    languages: languageChoices(lang),
    pageTitle: context.t('announce')('appeals.title'),
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, answerIntentSchema)
  if (!asked.ok) return asked.response
  return asked.value.intent === 'draft' ? draft(args) : confirm(args)
}

async function draft(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, draftSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const by = context.signedIn.personId
  const drafted = await draftAppealAnswer({ ...form.value, challengeId, by }, context.ports)
  if (!drafted.ok)
    return refusalResponse(context, 'announce', drafted.refusal, {
      errors: errorsAt(context, drafted.refusal),
    })
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.appeals(slug),
    'announce:toasts.appeal-drafted',
  )
}

async function confirm(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, confirmSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const by = context.signedIn.personId
  const confirmed = await confirmAppealAnswer({ ...form.value, challengeId, by }, context.ports)
  if (!confirmed.ok) return refusalResponse(context, 'announce', confirmed.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.appeals(slug),
    'announce:toasts.appeal-answered',
  )
}

/** A sentence at the field that is missing or too much. */
function errorsAt(
  { t }: Pick<ActionArgs['context'], 't'>,
  { code }: AnnounceRefusal,
): Record<string, string> {
  if (code === 'appeal-correction-missing') return { correction: t('announce')('errors.correction') }
  return code === 'appeal-correction-idle' ? { correction: t('announce')('errors.correction-idle') } : {}
}

export default function Appeals() {
  const { heading, lines, hidden, untilIso, isOver, mayAnswer, isDecider, languages } =
    useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const when = formatInstant(lang, untilIso, heading.zone)
  return (
    <AnnouncePage heading={heading} step="appeals">
      <p>{t(isOver ? 'appeal.over' : 'appeal.until', { when })}</p>
      <p>{t('appeals.how', { days: appealAnswerDays })}</p>
      {hidden > 0 ? <p>{t('appeals.hidden', { count: hidden })}</p> : null}
      {lines.length === 0 ? (
        <EmptyState title={t('appeals.none')}>
          <p>{t('appeals.none-hint')}</p>
        </EmptyState>
      ) : null}
      {lines.map((appeal) => (
        <AppealToAnswer
          key={appeal.id}
          appeal={appeal}
          zone={heading.zone}
          languages={languages}
          language={lang}
          mayAnswer={mayAnswer}
          isDecider={isDecider}
          result={result}
        />
      ))}
    </AnnouncePage>
  )
}
