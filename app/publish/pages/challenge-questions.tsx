import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { closingSchema } from '../core/question-form.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { publicAnswers, publicQuestions, questionDesk } from '../data/questions.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { closeQuestionsAt } from '../flows/questions.server.ts'
import { AnswerList } from '../parts/answer-list.tsx'
import { QuestionDesk } from '../parts/question-desk.tsx'
import { SetupPage } from '../parts/setup-page.tsx'
import { questionAction } from './question-action.server.ts'

const answerers = { who: 'answerer of :challenge' } as const

export const access = {
  loader: answerers,
  action: {
    answer: answerers,
    'set-aside': answerers,
    'take-back': answerers,
    publish: answerers,
    closing: answerers,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id, slug, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const asking = await publicQuestions(db, { slug, lang, now })
  const { zone, closesAt } = recorded.calendar
  const closing = asking ? new Date(asking.closesAtIso) : closesAt
  const { date, time } = instantToWallClock(closing, zone)
  return json({
    pageTitle: `${context.t('publish')('setup.questions.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    languages: setup.languages,
    zone,
    closing: { date, time, atIso: closing.toISOString() },
    desk: await questionDesk(db, { challengeId: id }),
    published: await publicAnswers(db, { challengeId: id }, lang),
  })
}

export async function action({ context }: ActionArgs) {
  const { id, slug, recorded } = sure(context.subject.challenge)
  const back = pathsIn(context.lang).organise.questions(slug)
  if (typedValues(context).intent !== 'closing') return questionAction(context, { challengeId: id }, back)
  const form = await parseForm({ context }, closingSchema)
  if (!form.ok) return form.response
  const closesAt = wallClockToInstant({ ...form.value.closesAt, zone: recorded.calendar.zone })
  if (!closesAt.ok)
    return problemResponse(context, {
      errors: { closesAt: refusalSentence(context, 'publish', closesAt.refusal) },
    })
  const by = context.signedIn.personId
  const closed = await closeQuestionsAt({ challengeId: id, closesAt: closesAt.value, by }, context.ports)
  if (!closed.ok) return refusalResponse(context, 'publish', closed.refusal)
  return redirectWithToast(context, back, 'publish:toasts.questions-close')
}

export default function ChallengeQuestions() {
  const { frame, languages, zone, closing, desk, published } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const ofClosing = result?.values['intent'] === 'closing' ? result : undefined
  return (
    <SetupPage frame={frame} step="questions" lede={t('question-desk.lede')}>
      <p>{t('questions.until', { at: formatInstant(lang, closing.atIso, zone) })}</p>
      <Disclosure summary={t('question-desk.closing')} open={ofClosing !== undefined}>
        <Form intent="closing" result={ofClosing} label={t('question-desk.closing')}>
          <DateTimeField
            name="closesAt"
            label={t('question-desk.closing')}
            hint={t('question-desk.closing-hint')}
            defaultValue={closing}
            fixedZone={zone}
          />
          <SubmitButton tone="secondary">{t('question-desk.closing-save')}</SubmitButton>
        </Form>
      </Disclosure>
      <QuestionDesk {...{ zone, languages, desk }} result={ofClosing ? undefined : result} />
      {published.length > 0 ? (
        <Section id="published" title={t('question-desk.published')}>
          <AnswerList answers={published} zone={zone} />
        </Section>
      ) : null}
    </SetupPage>
  )
}
