import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { incubationOf } from '#app/incubation/data/mentoring.server.ts'
import { StateTag } from '#app/incubation/parts/state-tag.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { proposalsOfPerson, teamInvitationsTo } from '../data/applicant-home.server.ts'
import { OwnProposalCard } from '../parts/own-proposal-card.tsx'

export const access = { loader: { who: 'signed in' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const frames = await proposalsOfPerson(db, { personId: signedIn.personId, lang, now })
  return json({
    open: frames.filter(({ intake, state }) => intake === 'open' && state !== 'withdrawn'),
    others: frames.filter(({ intake, state }) => intake !== 'open' || state === 'withdrawn'),
    invitations: await teamInvitationsTo(db, { email: signedIn.email, now }),
    ...(await incubationOf(db, signedIn.personId)),
    zone: signedIn.zone,
    pageTitle: context.t('apply')('home.title'),
  })
}

export default function ApplicantHome() {
  const { open, others, invitations, startUps, isMentor, zone } = useLoaderData<typeof loader>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const { t: tIncubation } = useTranslation('incubation')
  const isEmpty = open.length + others.length === 0
  return (
    <AreaLayout
      area="applicant"
      title={t('home.title')}
      actions={
        isEmpty ? undefined : (
          <ButtonLink to={paths.challenges} tone="secondary">
            {t('home.find')}
          </ButtonLink>
        )
      }
    >
      {invitations.map((invitation) => (
        <Callout
          key={invitation.id}
          title={t('home.invited', {
            name: invitation.invitedBy ?? '',
            organisation: invitation.organisation,
          })}
        >
          <p>
            {t('home.invited-text', { reference: invitation.reference })}{' '}
            <LocalTime atIso={invitation.expiresAt} zone={zone ?? 'UTC'} />
          </p>
        </Callout>
      ))}
      {isEmpty ? (
        <EmptyState
          title={t('home.none')}
          action={<ButtonLink to={paths.challenges}>{t('home.find')}</ButtonLink>}
        >
          <p>{t('home.none-text')}</p>
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <Section id="open" title={t('home.open')}>
          <Columns shape="cards">
            {open.map((frame) => (
              <OwnProposalCard key={frame.id} frame={frame} />
            ))}
          </Columns>
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section id="earlier" title={t('home.others')}>
          <Columns shape="cards">
            {others.map((frame) => (
              <OwnProposalCard key={frame.id} frame={frame} />
            ))}
          </Columns>
        </Section>
      ) : null}
      {startUps.length > 0 || isMentor ? (
        <Section id="incubation" title={tIncubation('home.title')}>
          <ul className="plain-list">
            {startUps.map(({ id, slug, name, reference, state }) => (
              <li key={id}>
                <a href={state === 'draft' ? paths.applyToIntake(slug) : paths.intakeApplication(slug, id)}>
                  {name || tIncubation('home.unnamed')}
                </a>{' '}
                {reference} <StateTag state={state} />
              </li>
            ))}
          </ul>
          {isMentor ? <a href={paths.mentoring}>{tIncubation('mentoring.title')}</a> : null}
        </Section>
      ) : null}
    </AreaLayout>
  )
}
