import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { audienceNamed, wordsFor } from '../core/broadcast.ts'
import { broadcastSchema } from '../core/broadcast-form.ts'
import { dayIn, inLanguage } from '../core/moments.ts'
import { writeWave } from '../core/wave.ts'
import { broadcastRefusal, choicesOf, recipientsSeen } from '../data/broadcast-page.server.ts'
import { broadcastNotice, findBroadcast, mailStatesOf, type Broadcast } from '../data/broadcasts.server.ts'
import { challengeTitlesIn, mailRunProgramme, titlesOfChallenge } from '../data/mail-run.server.ts'
import { palette } from '../data/own-words-facts.server.ts'
import {
  approveBroadcast,
  askApproval,
  takeBackBroadcast,
  undoBroadcast,
} from '../flows/approve-broadcast.server.ts'
import { sendTest } from '../flows/send-test.server.ts'
import { writeBroadcast } from '../flows/write-broadcast.server.ts'
import { BroadcastForm } from '../parts/broadcast-form.tsx'
import { BroadcastSteps, RecipientsSeen } from '../parts/broadcast-seen.tsx'
import { MessagesNav } from '../parts/messages-nav.tsx'
import { MailSampleView } from '../parts/wave-samples.tsx'

const organisers = { who: 'organiser of :programme' } as const

export const access = {
  loader: organisers,
  action: {
    save: organisers,
    test: organisers,
    ask: organisers,
    'take-back': organisers,
    approve: organisers,
    undo: organisers,
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const programmeId = sure(context.subject.programme).id
  const found = await findBroadcast(db, { id: params.broadcast ?? '', programmeId })
  if (found === null) throw notFound()
  const { broadcast, names } = found
  const programme = await mailRunProgramme(db, programmeId, lang)
  const titles = await challengeTitlesIn(db, programmeId, lang)
  const { goesAt, challengeId } = broadcast
  const isOwn = signedIn.personId === broadcast.askedBy || signedIn.personId === broadcast.writtenBy
  const states = await mailStatesOf(db, broadcast.id)
  return json({
    pageTitle: wordsFor(broadcast.texts, lang)?.subject ?? context.t('notify')('broadcasts.title'),
    programme: { slug: programme.slug, name: programme.name, zone: programme.zone },
    challenge: challengeId && (titles.get(challengeId) ?? null),
    audience: audienceNamed(broadcast.audience),
    state: broadcast.state,
    seen: broadcast.seenHash,
    names,
    isOwn,
    canUndo: broadcast.state === 'approved' && goesAt !== null && now < goesAt,
    goesAtIso: goesAt?.toISOString() ?? null,
    undoneAtIso: broadcast.undoneAt?.toISOString() ?? null,
    wave:
      goesAt && broadcast.state === 'approved'
        ? writeWave({ notice: broadcastNotice, challengeId, day: dayIn(goesAt, programme.zone) })
        : null,
    states,
    recipients: await recipientsSeen(context, broadcast, programme),
    edit:
      broadcast.state === 'draft'
        ? {
            ...(await choicesOf(context, programme)),
            fields: palette(context, 'broadcast.custom', programme, lang),
            written: { audience: broadcast.audience, challengeId, texts: broadcast.texts },
          }
        : null,
  })
}

export async function action(args: ActionArgs) {
  const { context, params } = args
  const form = await parseForm(args, broadcastSchema)
  if (!form.ok) return form.response
  const { env, ports, signedIn } = context
  const { id: programmeId, slug } = sure(context.subject.programme)
  const what = { id: params.broadcast ?? '', programmeId, by: signedIn.personId }
  const found = await findBroadcast(context.db, what)
  if (found === null) throw notFound()
  const asked = form.value
  const done = await (async () => {
    switch (asked.intent) {
      case 'save':
        return writeBroadcast(
          {
            ...what,
            challengeId: asked.challenge === '' ? null : asked.challenge,
            audience: asked.audience,
            texts: asked.texts,
          },
          env,
          ports,
        )
      case 'ask':
        return askApproval(what, ports)
      case 'take-back':
        return takeBackBroadcast(what, ports)
      case 'approve':
        return approveBroadcast({ ...what, seenHash: asked.seen }, ports)
      case 'undo':
        return undoBroadcast(what, ports)
      case 'test':
        return testOf(args, found.broadcast)
    }
  })()
  if (!done.ok) {
    return asked.intent === 'test'
      ? refusalResponse(context, 'notify', done.refusal)
      : broadcastRefusal(context, done.refusal)
  }
  const here = pathsIn(context.lang).organise.broadcast(slug, what.id)
  return redirectWithToast(context, here, toasts[asked.intent])
}

const toasts = {
  save: 'notify:toasts.broadcast-saved',
  test: 'notify:toasts.test-sent',
  ask: 'notify:toasts.broadcast-asked',
  'take-back': 'notify:toasts.broadcast-taken-back',
  approve: 'notify:toasts.broadcast-approved',
  undo: 'notify:toasts.broadcast-undone',
} as const

/** Copies in each language it is written in. */
async function testOf({ context }: ActionArgs, { texts, challengeId, programmeId }: Broadcast) {
  const { db, lang, ports, signedIn } = context
  const titles = challengeId === null ? {} : await titlesOfChallenge(db, challengeId)
  const words = wordsFor(texts, lang) ?? { subject: '', body: '' }
  return sendTest(
    {
      programmeId,
      notice: broadcastNotice,
      data: { ...words, challenge: inLanguage(titles, lang) },
      recipientName: signedIn.name,
      zone: signedIn.zone ?? 'UTC',
      wordings: new Map(
        locales.flatMap((locale) => (texts[locale] ? [[locale, texts[locale]] as const] : [])),
      ),
      to: signedIn,
    },
    ports,
  )
}

/** One message to many: written, shown to a second person, agreed to, on its way or undone. */
export default function BroadcastPage() {
  const { t } = useTranslation('notify')
  const { lang, paths } = useSite()
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { programme, pageTitle, edit, recipients } = data
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={pageTitle}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('broadcasts.title'), to: paths.organise.broadcasts(programme.slug) },
      ]}
      nav={nav}
    >
      <MessagesNav slug={programme.slug} current={null} />
      <BroadcastSteps
        {...data}
        waveTo={data.wave && paths.organise.wave(programme.slug, data.wave)}
        problem={edit && Object.keys(result?.errors ?? {}).length > 0 ? null : (result?.problem ?? null)}
      />
      <RecipientsSeen recipients={recipients} />
      <Section id="samples" title={t('hand.samples')} intro={t('hand.samples-intro')}>
        {recipients.samples.map((sample, position) => (
          <MailSampleView key={position} sample={sample} />
        ))}
      </Section>
      {edit ? (
        <Section id="words" title={t('broadcasts.change')}>
          <BroadcastForm {...edit} lang={lang} result={result} />
        </Section>
      ) : null}
    </AreaLayout>
  )
}
