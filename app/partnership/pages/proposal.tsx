import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { proposeSchema, sharesOf } from '../core/forms.ts'
import { numberIn } from '../core/numbers.ts'
import { managedPartnership, needsOf, partyOf } from '../data/managed-partnership.server.ts'
import { projectOf } from '../data/locked-project.server.ts'
import { proposeProject } from '../flows/propose-project.server.ts'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { ProjectStateTag } from '../parts/project-words.tsx'
import { ProposeForm } from '../parts/propose-form.tsx'
import { answerForm } from './answer-form.server.ts'

export const access = {
  loader: { who: 'partner of :programme' },
  action: { who: 'partner of :programme', bodyBytes: 150_000 },
} satisfies Access

export const meta = metaFromPageTitle

/** One project that one's own party has proposed; anybody else's is not there. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  const party = await partyOf(db, { programmeId, personId: signedIn.personId })
  const number = numberIn(params.project)
  const project = number === null ? null : await projectOf(db, { programmeId, number })
  if (!partnership || !project || project.organisationId !== party?.organisationId) throw notFound()
  const needs = (await needsOf(db, programmeId)).filter(
    ({ id, state }) => state !== 'closed' || id === project.needId,
  )
  const isDecided = project.confirmedAt !== null
  return json({
    pageTitle: `${project.title} · ${partnership.programme.name}`,
    partnership,
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    needs: needs.map(({ id, title }) => ({ id, title })),
    state: project.state,
    isWritten: project.state === 'proposed' && project.outcome !== null,
    reasons: isDecided ? project.reasons : '',
    number: project.number,
    project: {
      ...{ needId: project.needId, title: project.title, plan: project.plan, currency: project.currency },
      ...{ vat: project.vat, startsOn: project.startsOn, endsOn: project.endsOn, version: project.version },
      contentLocale: project.contentLocale ?? 'en',
      shares: project.shares.map(({ organisationId, proposed }) => ({ organisationId, amount: proposed })),
    },
  })
}

export async function action(args: ActionArgs) {
  const number = numberIn(args.params.project)
  if (number === null) throw notFound()
  return answerForm(
    args,
    proposeSchema,
    { to: (paths, slug) => paths.organise.proposed(slug, number), toast: 'proposed' },
    async ({ version, shares, ...proposed }, ports) =>
      proposeProject({ ...proposed, shares: sharesOf(shares), standing: { number, version } }, ports),
  )
}

export default function Proposal() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { paths } = useSite()
  const { programme, isOpen, languages, parties } = data.partnership
  const canChange = (data.state === 'proposed' && !data.isWritten) || data.state === 'sent_back'
  return (
    <PartnershipPage
      programme={programme}
      isOpen={isOpen}
      isOrganiser={data.isOrganiser}
      current="proposals"
      title={data.project.title}
      trail={[{ to: paths.organise.propose(programme.slug), label: t('propose.title') }]}
    >
      <p>
        <ProjectStateTag state={data.state} />
      </p>
      {data.state === 'sent_back' || data.state === 'declined' ? (
        <Callout tone="warn" title={t(data.state === 'sent_back' ? 'propose.sent-back' : 'propose.declined')}>
          <p>
            <PlainText text={data.reasons} />
          </p>
        </Callout>
      ) : data.state === 'proposed' ? (
        <p>{t(data.isWritten ? 'propose.decision-written' : 'propose.waits')}</p>
      ) : isOpen ? (
        <p>
          <a href={paths.partnershipProject(programme.slug, data.number)}>{t('nav.public')}</a>
        </p>
      ) : null}
      {canChange ? (
        <Section id="form" title={t('propose.send-again')} tone="raised">
          <ProposeForm
            needs={data.needs}
            parties={parties}
            languages={languages}
            project={data.project}
            result={result}
          />
        </Section>
      ) : (
        <Section id="plan" title={t('projects.plan')}>
          <p>
            <PlainText text={data.project.plan} />
          </p>
        </Section>
      )}
    </PartnershipPage>
  )
}
