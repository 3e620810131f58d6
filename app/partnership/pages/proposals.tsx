import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
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
import { managedPartnership, needsOf, partyOf, projectsOf } from '../data/managed-partnership.server.ts'
import { proposeProject } from '../flows/propose-project.server.ts'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { ProjectTable } from '../parts/project-table.tsx'
import { ProposeForm } from '../parts/propose-form.tsx'
import { answerForm } from './answer-form.server.ts'

export const access = {
  loader: { who: 'partner of :programme' },
  // Eight thousand Chinese characters are nine bytes each when a form sends them.
  action: { who: 'partner of :programme', bodyBytes: 150_000 },
} satisfies Access

export const meta = metaFromPageTitle

/** What one's party has proposed, and the form for another project; `?need=` chooses the need. */
export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now, signedIn, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  if (!partnership) throw notFound()
  const party = await partyOf(db, { programmeId, personId: signedIn.personId })
  const needs = (await needsOf(db, programmeId)).filter(({ state }) => state !== 'closed')
  const asked = new URL(request.url).searchParams.get('need')
  return json({
    pageTitle: `${t('partnership')('propose.title')} · ${partnership.programme.name}`,
    partnership,
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    party,
    needs: needs.map(({ id, title }) => ({ id, title })),
    needId: needs.find(({ number }) => String(number) === asked)?.id,
    projects: party ? await projectsOf(db, programmeId, party.organisationId) : [],
  })
}

export async function action(args: ActionArgs) {
  return answerForm(
    args,
    proposeSchema,
    { to: (paths, slug) => paths.organise.propose(slug), toast: 'proposed' },
    async ({ version: _, shares, ...proposed }, ports) =>
      proposeProject({ ...proposed, shares: sharesOf(shares), standing: null }, ports),
  )
}

export default function Proposals() {
  const { partnership, isOrganiser, party, needs, needId, projects } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { organise } = useSite().paths
  const { programme, isOpen, languages, parties } = partnership
  return (
    <PartnershipPage
      programme={programme}
      isOpen={isOpen}
      isOrganiser={isOrganiser}
      current="proposals"
      title={t('propose.title')}
      lede={t('propose.lede')}
    >
      {party ? (
        <>
          <p>{t('propose.speaks-for', { party: party.name })}</p>
          <Section id="form" title={t('propose.title')} tone="raised">
            {needs.length === 0 ? (
              <p>{t('propose.no-need')}</p>
            ) : (
              <ProposeForm
                needs={needs}
                needId={needId}
                parties={parties}
                languages={languages}
                result={result}
              />
            )}
          </Section>
          <Section id="own" title={t('propose.own')}>
            <ProjectTable
              projects={projects}
              to={(number) => organise.proposed(programme.slug, number)}
              empty={<p>{t('propose.none')}</p>}
            />
          </Section>
        </>
      ) : (
        <Callout>
          <p>{t('refusals.speaks-for-nobody')}</p>
        </Callout>
      )}
    </PartnershipPage>
  )
}
