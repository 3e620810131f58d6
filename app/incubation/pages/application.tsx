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
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isUuid } from '#app/people/data/entrance.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { publicStyles } from '#app/publish/data/public-look.server.ts'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Receipt } from '#app/ui/receipt.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestReport, reportSchema } from '../core/decide-form.ts'
import { isOwn, sentApplication } from '../data/own-application.server.ts'
import { openIntake, programmeName } from '../data/public-intake.server.ts'
import { acceptPlace, showAmongGraduates, withdrawApplication } from '../flows/answer-place.server.ts'
import { reportStartUpMilestone } from '../flows/start-up-road.server.ts'
import { ApplicationStanding } from '../parts/application-standing.tsx'
import { MilestoneList } from '../parts/milestone-list.tsx'
import { SentAnswers } from '../parts/sent-answers.tsx'

export const access = {
  loader: { who: 'signed in' },
  action: { who: 'signed in' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Somebody's own application; to everybody else it does not exist. */
export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now } = context
  const intake = await openIntake(db, params.programme ?? '')
  const applicationId = params.application ?? ''
  if (!intake || !isUuid(applicationId)) throw notFound()
  const { programmeId, slug, zone } = intake
  const where = isOwn({ applicationId, programmeId, personId: context.signedIn.personId })
  const application = await sentApplication(db, { where, lang, now, zone })
  if (!application) throw notFound()
  const { name } = await programmeName(db, programmeId, lang)
  return json({
    pageTitle: `${application.name} · ${name}`,
    programme: { slug, name },
    styles: await publicStyles(db, { programme: slug }),
    application,
  })
}

const intentSchema = z.object({
  intent: z.enum(['accept', 'refuse', 'withdraw', 'show', 'hide', 'report']),
})

export async function action({ params, context }: ActionArgs) {
  const intake = await openIntake(context.db, params.programme ?? '')
  const applicationId = params.application ?? ''
  if (!intake || !isUuid(applicationId)) throw notFound()
  const asked = await parseForm({ context }, intentSchema)
  if (!asked.ok) return asked.response
  const { programmeId, slug } = intake
  const about = { programmeId, applicationId, by: context.signedIn.personId }
  const { intent } = asked.value
  const done = await (async () => {
    if (intent === 'accept') return acceptPlace(about, context.ports)
    if (intent === 'show' || intent === 'hide')
      return showAmongGraduates({ ...about, isShown: intent === 'show' }, context.ports)
    if (intent !== 'report') return withdrawApplication(about, context.ports)
    const form = await parseForm({ context }, reportSchema)
    if (!form.ok) return form.response
    const { milestone: milestoneId, version, report } = form.value
    return reportStartUpMilestone({ ...about, milestoneId, version, report }, context.ports)
  })()
  if (done instanceof Response) return done
  if (!done.ok) return refusalResponse(context, 'incubation', done.refusal)
  const page = pathsIn(context.lang).intakeApplication(slug, applicationId)
  return redirectWithToast(context, page, `incubation:toasts.${intent}`)
}

export default function OwnApplication() {
  const { programme, styles, application } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  const { paths } = useSite()
  const { state, milestones, mentors, mayBeShown } = application
  const isInCohort = state === 'joined' || state === 'graduated' || state === 'left'
  const resultOf = (intent: string, milestone?: string) =>
    result?.values.intent === intent && (milestone === undefined || result.values.milestone === milestone)
      ? result
      : undefined
  return (
    <AreaLayout
      area="applicant"
      styles={styles}
      title={application.name}
      lede={programme.name}
      breadcrumb={[
        { to: paths.programme(programme.slug), label: programme.name },
        { to: paths.intake(programme.slug), label: t('intake.heading') },
      ]}
    >
      <Section id="standing" title={t('own.standing')}>
        <ApplicationStanding application={application} isOwn />
        {state === 'offered' && !application.isOfferOver ? (
          <Form intent="accept" result={resultOf('accept')} label={t('own.accept')}>
            <SubmitButton>{t('own.accept')}</SubmitButton>
          </Form>
        ) : null}
        {state === 'offered' ? (
          <AskFirst
            intent="refuse"
            hidden={{}}
            action={t('own.refuse')}
            of={application.name}
            loss={t('own.refuse-loss')}
            confirm={t('own.refuse-confirm')}
          />
        ) : null}
        {state === 'submitted' || state === 'waiting' ? (
          <AskFirst
            intent="withdraw"
            hidden={{}}
            action={t('own.withdraw')}
            of={application.name}
            loss={t('own.withdraw-loss')}
            confirm={t('own.withdraw-confirm')}
          />
        ) : null}
        {(resultOf('withdraw') ?? resultOf('refuse')) ? <p role="alert">{result?.problem}</p> : null}
      </Section>
      {isInCohort ? (
        <Section id="milestones" title={t('milestones.title')} intro={t('milestones.intro')}>
          {milestones.length === 0 ? (
            <p>{t('milestones.none')}</p>
          ) : (
            <MilestoneList
              milestones={milestones}
              doFor={(milestone) =>
                state === 'joined' && !['done', 'waived'].includes(milestone.standing) ? (
                  <Form
                    intent="report"
                    hidden={{ milestone: milestone.id, version: milestone.version }}
                    result={resultOf('report', milestone.id)}
                    label={t('milestones.report-of', { title: milestone.title })}
                  >
                    <TextArea
                      name="report"
                      label={t('milestones.report')}
                      defaultValue={milestone.report ?? ''}
                      maxCharacters={longestReport}
                      rows={4}
                    />
                    <SubmitButton tone="secondary">{t('milestones.send-report')}</SubmitButton>
                  </Form>
                ) : null
              }
            />
          )}
        </Section>
      ) : null}
      {mentors.length > 0 ? (
        <Section id="mentors" title={t('own.mentors')}>
          <ul>
            {mentors.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {state === 'joined' || state === 'graduated' ? (
        <Section id="shown" title={t('own.shown')}>
          <p>{t(mayBeShown ? 'own.is-shown' : 'own.is-hidden')}</p>
          <Form
            intent={mayBeShown ? 'hide' : 'show'}
            result={resultOf('show') ?? resultOf('hide')}
            label={t('own.shown')}
          >
            <SubmitButton tone="secondary">{t(mayBeShown ? 'own.hide' : 'own.show')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      <Section id="receipt" title={t('own.receipt')}>
        <Receipt
          title={application.name}
          reference={application.reference}
          hash={application.hash}
          atIso={application.submittedAtIso}
          zone={application.zone}
          chainHead={application.recordHash}
        />
      </Section>
      <Section id="sent" title={t('own.sent')}>
        <SentAnswers application={application} />
      </Section>
    </AreaLayout>
  )
}
