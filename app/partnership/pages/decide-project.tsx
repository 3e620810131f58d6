import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { holdsRole } from '#app/people/core/viewer.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import {
  decideSchema,
  moveProjectSchema,
  projectIntentSchema,
  reportStepSchema,
  sharesOf,
  stepSchema,
  versionSchema,
} from '../core/forms.ts'
import { numberIn } from '../core/numbers.ts'
import { nextProjectStates, planRemarks } from '../core/projects.ts'
import { managedPartnership, nameOf, needsOf } from '../data/managed-partnership.server.ts'
import { projectOf } from '../data/locked-project.server.ts'
import { confirmDecision, decideProject, takeBackDecision } from '../flows/decide-project.server.ts'
import { addStep, moveProject, reportStep } from '../flows/run-project.server.ts'
import { DecideForm, WaitingDecision } from '../parts/decide-forms.tsx'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { ProjectMilestones, ProjectStateTag, ShareTable, usePeriod } from '../parts/project-words.tsx'
import { MoveForm, StepForms } from '../parts/run-forms.tsx'
import { answerForm } from './answer-form.server.ts'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: organiser,
  action: {
    decide: organiser,
    'take-back': organiser,
    confirm: organiser,
    move: organiser,
    step: organiser,
    'report-step': organiser,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  const number = numberIn(params.project)
  const project = number === null ? null : await projectOf(db, { programmeId, number })
  if (!partnership || !project) throw notFound()
  const need = (await needsOf(db, programmeId)).find(({ id }) => id === project.needId)
  const nameOfParty = (id: string) =>
    partnership.parties.find(({ organisationId }) => organisationId === id)?.name ?? ''
  const { title, plan, state, currency, vat, startsOn, endsOn, version, outcome, reasons, stopReason } =
    project
  return json({
    pageTitle: `${title} · ${partnership.programme.name}`,
    partnership,
    mayDecide: holdsRole(signedIn, ['organiser'], { programmeId }),
    project: {
      ...{ title, plan, state, currency, vat, startsOn, endsOn, version, reasons, stopReason },
      number: project.number,
      party: nameOfParty(project.organisationId),
      need: need?.title ?? '',
      shares: project.shares.map(({ organisationId, proposed, agreed }) => ({
        organisationId,
        ...{ party: nameOfParty(organisationId), proposed, agreed },
      })),
      milestones: project.milestones.map(({ id, title: name, dueOn, report }) => {
        return { id, title: name, dueOn, report }
      }),
    },
    draft:
      state === 'proposed' && outcome !== null
        ? {
            outcome,
            by: await nameOf(db, project.decidedBy),
            atIso: project.decidedAt?.toISOString() ?? null,
          }
        : null,
    remarks: planRemarks(
      {
        ...{ startsOn, endsOn },
        shares: project.shares.map(({ organisationId, proposed, agreed }) => ({
          organisationId,
          amount: agreed ?? proposed,
        })),
      },
      partnership.terms,
    ),
    next: nextProjectStates[state],
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, projectIntentSchema)
  if (!asked.ok) return asked.response
  const number = numberIn(args.params.project)
  if (number === null) throw notFound()
  const page = (toast: string) =>
    ({ to: (paths, slug) => paths.organise.partnershipProject(slug, number), toast }) satisfies Parameters<
      typeof answerForm
    >[2]
  switch (asked.value.intent) {
    case 'decide':
      return answerForm(args, decideSchema, page('decision-written'), async ({ shares, ...given }, ports) =>
        decideProject({ ...given, number, shares: sharesOf(shares) }, ports),
      )
    case 'take-back':
      return answerForm(args, versionSchema, page('decision-taken-back'), async (given, ports) =>
        takeBackDecision({ ...given, number }, ports),
      )
    case 'confirm':
      return answerForm(args, versionSchema, page('decided'), async (given, ports) =>
        confirmDecision({ ...given, number }, ports),
      )
    case 'move':
      return answerForm(args, moveProjectSchema, page('moved'), async (given, ports) =>
        moveProject({ ...given, number }, ports),
      )
    case 'step':
      return answerForm(args, stepSchema, page('step-added'), async (given, ports) =>
        addStep({ ...given, number }, ports),
      )
    case 'report-step':
      return answerForm(args, reportStepSchema, page('step-reported'), async (given, ports) =>
        reportStep({ ...given, number }, ports),
      )
  }
}

/** A project as its parties see it: what was proposed, the decision of two people, and how it goes on. */
export default function DecideProject() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { lang, paths } = useSite()
  const period = usePeriod()
  const { partnership, project, draft, mayDecide, remarks, next } = data
  const { programme, isOpen, parties } = partnership
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const isOver = ['declined', 'finished', 'stopped'].includes(project.state)
  return (
    <PartnershipPage
      programme={programme}
      isOpen={isOpen}
      title={project.title}
      trail={[{ to: paths.organise.partnershipProjects(programme.slug), label: t('projects.title') }]}
    >
      <SummaryList
        items={[
          { label: t('projects.state'), value: <ProjectStateTag state={project.state} /> },
          { label: t('projects.party'), value: project.party },
          { label: t('projects.need'), value: project.need },
          { label: t('projects.period'), value: period(project) },
        ]}
      />
      {remarks.length > 0 ? (
        <Callout title={t('projects.remarks-title')}>
          {remarks.map((remark) => (
            <p key={remark.code}>
              {t(`projects.remarks.${remark.code}`, {
                day: remark.code === 'outlasts-term' ? formatCalendarDay(lang, remark.endsOn) : '',
              })}
            </p>
          ))}
        </Callout>
      ) : null}
      <Section id="plan" title={t('projects.plan')}>
        <p>
          <PlainText text={project.plan} />
        </p>
      </Section>
      <Section id="money" title={t('projects.who-pays')} intro={t('framework.no-money')}>
        <ShareTable rows={project.shares} currency={project.currency} />
        <p className="facts__note">{`${t('projects.money')}: ${t(`projects.vat.${project.vat}`)}`}</p>
      </Section>
      <Section id="decision" title={t('decide.title')} intro={t('decide.intro')} tone="raised">
        {draft ? (
          <WaitingDecision
            draft={draft}
            reasons={project.reasons}
            version={project.version}
            zone={programme.zone}
            mayDecide={mayDecide}
            result={resultOf('confirm') ?? resultOf('take-back')}
          />
        ) : project.state === 'proposed' ? (
          mayDecide ? (
            <DecideForm
              parties={parties}
              shares={project.shares.map(({ organisationId, proposed }) => ({
                organisationId,
                amount: proposed,
              }))}
              version={project.version}
              result={resultOf('decide')}
            />
          ) : (
            <p>{t('decide.only-organisers')}</p>
          )
        ) : (
          <>
            <p>
              <ProjectStateTag state={project.state} />
            </p>
            <p>
              <PlainText text={project.reasons} />
            </p>
          </>
        )}
      </Section>
      <Section id="milestones" title={t('projects.milestones')}>
        <ProjectMilestones milestones={project.milestones} today={partnership.today} />
        <StepForms milestones={project.milestones} isOver={isOver} result={result} />
      </Section>
      {next.length > 0 ? (
        <Section id="move" title={t('decide.move')}>
          <MoveForm next={next} version={project.version} result={resultOf('move')} />
        </Section>
      ) : null}
    </PartnershipPage>
  )
}
