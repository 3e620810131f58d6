import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { bodyOf } from '#app/http/request-body.server.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { followedChallenge, followingBehind } from '../data/followers.server.ts'
import { confirmFollowing, stopFollowing } from '../flows/follow-challenge.server.ts'

const forAnybody = { who: 'anyone', database: 'app', bodyBytes: 8_192 } as const

export const access = {
  loader: { who: 'anyone', database: 'app' },
  action: { confirm: forAnybody, stop: forAnybody },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

/** Looking changes nothing: link scanners open every address of a mail. Whoever holds the link sees no address. */
export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, t } = context
  const following = await followingBehind(db, params.following ?? '', now)
  const challenge = following && (await followedChallenge(db, { id: following.challengeId }, lang))
  if (!following) {
    return json(
      { title: t('publish')('following.gone-title'), following: null, challenge: null },
      { status: 404 },
    )
  }
  const { isConfirmed, organisation, intention } = following
  return json({
    title: t('publish')(isConfirmed ? 'following.title' : 'following.confirm-title'),
    following: { isConfirmed, organisation: intention === 'may_apply' ? organisation : null },
    challenge: challenge && { slug: challenge.slug, title: challenge.title, locale: challenge.locale },
  })
}

export async function action({ context, params }: ActionArgs) {
  const id = params.following ?? ''
  const paths = pathsIn(context.lang)
  const following = await followingBehind(context.db, id, context.now)
  if (!following) throw notFound()
  const body = bodyOf(context)
  if (body.kind === 'form' && body.fields.get('intent') === 'stop') {
    await stopFollowing(id, context.ports)
    const challenge = await followedChallenge(context.db, { id: following.challengeId }, context.lang)
    const back = challenge ? paths.challenge(challenge.slug) : paths.challenges
    return redirectWithToast(context, back, 'publish:toasts.stopped-following')
  }
  const confirmed = await confirmFollowing(id, context.ports)
  if (!confirmed.ok) throw notFound()
  return redirectWithToast(context, paths.following(confirmed.value.id), 'publish:toasts.following')
}

export default function Following() {
  const { following, challenge } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  if (following === null) {
    return (
      <PublicLayout width="reading">
        <PageHeader title={t('following.gone-title')} lede={t('following.gone')} />
        <ButtonRow>
          <ButtonLink to={paths.challenges}>{t('following.all')}</ButtonLink>
        </ButtonRow>
      </PublicLayout>
    )
  }
  const title = challenge ? (
    <a
      href={paths.challenge(challenge.slug)}
      lang={challenge.locale === lang ? undefined : htmlLangs[challenge.locale]}
    >
      {challenge.title}
    </a>
  ) : null
  if (!following.isConfirmed) {
    return (
      <PublicLayout width="reading">
        <PageHeader eyebrow={title} title={t('following.confirm-title')} lede={t('following.confirm')} />
        {following.organisation ? (
          <p>{t('following.may-apply', { organisation: following.organisation })}</p>
        ) : null}
        <ButtonRow>
          <Form intent="confirm" label={t('following.confirm-title')}>
            <SubmitButton>{t('following.confirm-button')}</SubmitButton>
          </Form>
          <Form intent="stop" label={t('following.not-me')}>
            <SubmitButton tone="quiet">{t('following.not-me')}</SubmitButton>
          </Form>
        </ButtonRow>
      </PublicLayout>
    )
  }
  return (
    <PublicLayout width="reading">
      <PageHeader eyebrow={title} title={t('following.title')} lede={t('following.what')} />
      {following.organisation ? (
        <Section id="interest" title={t('following.interest')}>
          <p>{t('following.interest-text', { organisation: following.organisation })}</p>
          <ButtonRow>
            <ButtonLink to={paths.signIn(paths.proposals)}>{t('following.sign-in')}</ButtonLink>
          </ButtonRow>
        </Section>
      ) : null}
      <Section id="stop" title={t('following.stop-title')}>
        <Form intent="stop" label={t('following.stop')}>
          <SubmitButton tone="secondary">{t('following.stop')}</SubmitButton>
        </Form>
      </Section>
    </PublicLayout>
  )
}
