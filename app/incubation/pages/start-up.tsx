import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isUuid } from '#app/people/data/entrance.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  addMilestoneSchema,
  declineSchema,
  doneSchema,
  graduateSchema,
  leaveSchema,
  matchSchema,
  offerSchema,
  unmatchSchema,
  waitSchema,
  waiveSchema,
} from '../core/decide-form.ts'
import { cohortList, incubationFrame, mentorsFor } from '../data/organisers-intake.server.ts'
import { isOfProgramme, sentApplication } from '../data/own-application.server.ts'
import {
  declineApplication,
  offerPlace,
  putOnWaitingList,
  type About,
} from '../flows/decide-application.server.ts'
import { matchMentor, unmatchMentor } from '../flows/mentors.server.ts'
import {
  addMilestone,
  finishMilestone,
  graduate,
  leaveEarly,
  waiveMilestone,
} from '../flows/start-up-road.server.ts'
import { ApplicationStanding } from '../parts/application-standing.tsx'
import { DecideForms } from '../parts/decide-forms.tsx'
import { IncubationPage } from '../parts/incubation-page.tsx'
import { SentAnswers } from '../parts/sent-answers.tsx'
import { EndForms, MentorForms, MilestoneForms } from '../parts/start-up-forms.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** One start-up for the organisers: what it sent, what was decided, and its way through the cohort. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: programmeId } = sure(context.subject.programme)
  const applicationId = params.application ?? ''
  const { programme, zone, today } = await incubationFrame(db, { programmeId, lang, now })
  if (!isUuid(applicationId)) throw notFound()
  const where = isOfProgramme({ applicationId, programmeId })
  const application = await sentApplication(db, { where, lang, now, zone })
  if (!application) throw notFound()
  const all = await cohortList(db, programmeId, today)
  return json({
    pageTitle: `${application.name} · ${programme.name}`,
    programme,
    application,
    cohorts: all.filter(({ isOver }) => !isOver),
    mentors: application.state === 'joined' ? await mentorsFor(db, { programmeId, applicationId, lang }) : [],
  })
}

const intentSchema = z.discriminatedUnion('intent', [
  offerSchema,
  waitSchema,
  declineSchema,
  addMilestoneSchema,
  doneSchema,
  waiveSchema,
  matchSchema,
  unmatchSchema,
  graduateSchema,
  leaveSchema,
])
type Asked = z.output<typeof intentSchema>

export async function action({ params, context }: ActionArgs) {
  const form = await parseForm({ context }, intentSchema)
  if (!form.ok) return form.response
  const applicationId = params.application ?? ''
  if (!isUuid(applicationId)) throw notFound()
  const { id: programmeId, slug } = sure(context.subject.programme)
  const about = { programmeId, applicationId, by: context.signedIn.personId }
  const done = await doIntent(form.value, about, context.ports)
  if (!done.ok) return refusalResponse(context, 'incubation', done.refusal)
  const page = pathsIn(context.lang).organise.intakeApplication(slug, applicationId)
  return redirectWithToast(context, page, `incubation:toasts.${form.value.intent}`)
}

function doIntent(asked: Asked, about: About, ports: ActionArgs['context']['ports']) {
  switch (asked.intent) {
    case 'offer':
      return offerPlace({ ...about, cohortId: asked.cohort, answerOn: asked.answerOn || null }, ports)
    case 'wait':
      return putOnWaitingList(about, ports)
    case 'decline':
      return declineApplication({ ...about, reason: asked.reason }, ports)
    case 'add-milestone':
      return addMilestone({ ...about, title: asked.title, dueOn: asked.dueOn }, ports)
    case 'done':
      return finishMilestone({ ...about, milestoneId: asked.milestone }, ports)
    case 'waive':
      return waiveMilestone({ ...about, milestoneId: asked.milestone, reason: asked.reason }, ports)
    case 'match':
      return matchMentor({ ...about, mentorId: asked.mentor }, ports)
    case 'unmatch':
      return unmatchMentor({ ...about, mentorId: asked.mentor }, ports)
    case 'graduate':
      return graduate(about, ports)
    case 'leave':
      return leaveEarly({ ...about, reason: asked.reason }, ports)
  }
}

export default function StartUp() {
  const { programme, application, cohorts, mentors } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const { state, submittedAtIso, zone, reference } = application
  return (
    <IncubationPage
      programme={programme}
      title={application.name}
      lede={t('start-up.lede', { reference, when: formatInstant(lang, submittedAtIso, zone, 'seconds') })}
    >
      <Section id="standing" title={t('own.standing')}>
        <ApplicationStanding application={application} />
      </Section>
      <DecideForms application={application} cohorts={cohorts} result={result} />
      {['joined', 'graduated', 'left'].includes(state) ? (
        <>
          <MilestoneForms application={application} result={result} />
          <MentorForms application={application} mentors={mentors} result={result} />
        </>
      ) : null}
      {state === 'joined' ? <EndForms result={result} /> : null}
      <Section id="sent" title={t('start-up.sent')}>
        <SentAnswers application={application} />
      </Section>
    </IncubationPage>
  )
}
