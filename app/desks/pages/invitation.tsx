import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { seatOffer } from '#app/judge/data/seat-offer.server.ts'
import { SeatOfferView } from '#app/judge/parts/seat-offer-view.tsx'
import type { Invitation as Invited } from '#app/people/data/invitations.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { invitationAnswerSchema } from '../core/invitation-answer.ts'
import { invitationView } from '../data/invitation-view.server.ts'
import { answerInvitation } from '../flows/answer-invitation.server.ts'
import { DeclineInvitationForm } from '../parts/decline-invitation-form.tsx'

export const handle = { hydrate: true }

/** The token came by mail and proves the address, so no account is asked for. Opening the page answers nothing. */
export const access = {
  loader: { who: 'anyone', database: 'app' },
  action: {
    accept: { who: 'anyone', database: 'app', bodyBytes: 8_192 },
    decline: { who: 'anyone', database: 'app', bodyBytes: 16_384 },
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ context, params, request }: LoaderArgs) {
  const invitation = await invitationView(context.db, {
    token: params['invitation'] ?? '',
    now: context.now,
    lang: context.lang,
    viewerEmail: context.viewer?.email ?? null,
  })
  const offer =
    invitation.state === 'open' && invitation.jurorId
      ? await seatOffer(context.db, invitation.jurorId, context.lang)
      : null
  const isDeclined = new URL(request.url).searchParams.has('declined')
  return json(
    {
      title: context.t('people')('invitation.title'),
      viewerZone: context.viewer?.zone ?? null,
      isDeclined,
      invitation,
      offer,
    },
    { status: invitation.state === 'unknown' ? 404 : 200 },
  )
}

export async function action({ context, params, request }: ActionArgs) {
  const form = await parseForm({ context }, invitationAnswerSchema)
  if (!form.ok) return form.response
  const { intent, reason, conduct: conductVersion } = form.value
  const token = params['invitation'] ?? ''
  const { viewer } = context
  const answered = await answerInvitation(
    { token, answer: intent === 'accept' ? 'accepted' : 'declined', reason, conductVersion, viewer },
    context.ports,
  )
  if (!answered.ok) return refusalResponse(context, 'people', answered.refusal)
  const { personId, purpose, role } = answered.value
  const paths = pathsIn(context.lang)
  if (intent === 'decline' || personId === null) {
    return redirectWithToast(context, `${paths.invitation(token)}?declined`, 'people:toasts.saved')
  }
  const entered = viewer ? undefined : await context.auth.openSession(personId, request.headers)
  return redirectWithToast(
    context,
    homeOf(context, purpose, role),
    'people:toasts.accepted',
    entered?.headers,
  )
}

type InvitationPurpose = Invited['purpose']

/** Where the new role, team, jury or start-up is found. */
function homeOf({ lang }: RequestContext, purpose: InvitationPurpose, role: string | null): string {
  const paths = pathsIn(lang)
  if (role === 'pilot_manager' || role === 'pilot_host') return paths.hosting
  return {
    role: paths.organise.home,
    team: paths.proposals,
    jury: paths.jury,
    mentor: paths.mentoring,
  }[purpose]
}

export default function Invitation() {
  const { t } = useTranslation('people')
  const { invitation, offer, viewerZone, isDeclined } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { paths } = useSite()
  if (isDeclined && invitation.state === 'used') {
    return (
      <PublicLayout width="reading">
        <PageHeader title={t('invitation.declined')} lede={t('invitation.declined-help')} />
      </PublicLayout>
    )
  }
  if (invitation.state !== 'open') {
    return (
      <PublicLayout width="reading">
        <PageHeader
          title={t(`invitation.${invitation.state}`)}
          lede={t(`invitation.${invitation.state}-help`)}
        />
        <ButtonLink to={paths.signIn()} tone="secondary">
          {t('sign-in.title')}
        </ButtonLink>
      </PublicLayout>
    )
  }
  const { inviter, email, purpose, role, scope, expiresAtIso, otherViewer, isSignedIn } = invitation
  return (
    <PublicLayout width="reading">
      <PageHeader
        title={t('invitation.title')}
        lede={inviter ? t('invitation.lede', { inviter, email }) : t('invitation.lede-plain', { email })}
      />
      <SummaryList
        items={[
          {
            label: t('invitation.to'),
            value: `${t(`purposes.${purpose}`)}: ${scope ?? t('purposes.installation')}`,
          },
          ...(role
            ? [
                { label: t('invitation.as'), value: t(`roles.${role}`) },
                { label: t('invitation.means'), value: t(`role-meanings.${role}`) },
              ]
            : []),
          {
            label: t('invitation.until'),
            value: <LocalTime atIso={expiresAtIso} zone={viewerZone ?? invitation.zone} />,
          },
        ]}
      />
      {otherViewer ? (
        <>
          <Callout tone="warn" title={t('invitation.other', { viewer: otherViewer })}>
            {t('invitation.other-help', { email })}
          </Callout>
          <Form action={paths.signOut}>
            <SubmitButton>{t('invitation.sign-out')}</SubmitButton>
          </Form>
        </>
      ) : (
        <>
          {offer ? <SeatOfferView offer={offer} /> : null}
          <Form
            intent="accept"
            hidden={{ conduct: offer?.conduct.version }}
            result={result?.values['intent'] === 'accept' ? result : undefined}
          >
            {isSignedIn ? null : <p>{t('invitation.signs-in', { email })}</p>}
            <SubmitButton>{t('invitation.accept')}</SubmitButton>
          </Form>
          <Section id="decline" title={t('invitation.decline')}>
            <DeclineInvitationForm result={result?.values['intent'] === 'decline' ? result : undefined} />
          </Section>
        </>
      )}
    </PublicLayout>
  )
}
