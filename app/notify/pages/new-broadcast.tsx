import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'
import { writeBroadcastSchema } from '../core/broadcast-form.ts'
import { broadcastRefusal, choicesOf } from '../data/broadcast-page.server.ts'
import { mailRunProgramme } from '../data/mail-run.server.ts'
import { palette } from '../data/own-words-facts.server.ts'
import { writeBroadcast } from '../flows/write-broadcast.server.ts'
import { BroadcastForm } from '../parts/broadcast-form.tsx'
import { MessagesNav } from '../parts/messages-nav.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang } = context
  const programme = await mailRunProgramme(db, sure(context.subject.programme).id, lang)
  return json({
    pageTitle: context.t('notify')('broadcasts.new'),
    programme: { slug: programme.slug, name: programme.name },
    fields: palette(context, 'broadcast.custom', programme, lang),
    ...(await choicesOf(context, programme)),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, writeBroadcastSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { audience, challenge, texts } = form.value
  const written = await writeBroadcast(
    {
      id: null,
      programmeId,
      challengeId: challenge === '' ? null : challenge,
      audience,
      texts,
      by: context.signedIn.personId,
    },
    context.env,
    context.ports,
  )
  if (!written.ok) return broadcastRefusal(context, written.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.broadcast(slug, written.value.id),
    'notify:toasts.broadcast-saved',
  )
}

/** A message to many is begun. */
export default function NewBroadcast() {
  const { t } = useTranslation('notify')
  const { lang, paths } = useSite()
  const { programme, ...data } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={t('broadcasts.new')}
      lede={t('broadcasts.new-lede')}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('broadcasts.title'), to: paths.organise.broadcasts(programme.slug) },
      ]}
      nav={nav}
    >
      <MessagesNav slug={programme.slug} current={null} />
      <BroadcastForm {...data} written={null} lang={lang} result={result} />
    </AreaLayout>
  )
}
