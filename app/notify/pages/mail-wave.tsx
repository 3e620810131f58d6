import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { templateOf } from '#emails/index.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { waveSchema } from '../core/hold-forms.ts'
import { heldWaveOf, isShownWithItsData, maskedAddress, readWave, writeWave } from '../core/wave.ts'
import { holdLines } from '../data/hold-lines.server.ts'
import { holdsOn } from '../data/holds.server.ts'
import { challengeTitlesIn, mailRunProgramme } from '../data/mail-run.server.ts'
import { exampleOf, samplesOf, testDataOf } from '../data/wave-samples.server.ts'
import {
  isKeptFromSome,
  recipientsPerPage,
  waveRecipients,
  waveSamples,
  waveSummary,
  type WaveScope,
} from '../data/waves.server.ts'
import { wordingsNow } from '../data/wordings.server.ts'
import { holdMail, releaseMail } from '../flows/hold-mail.server.ts'
import { sendTest } from '../flows/send-test.server.ts'
import { kindOf } from '../kind-of.ts'
import { MessagesNav } from '../parts/messages-nav.tsx'
import { WaveActions, WaveFacts } from '../parts/wave-facts.tsx'
import { WaveRecipients } from '../parts/wave-recipients.tsx'
import { WaveSamples } from '../parts/wave-samples.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: {
    hold: { who: 'organiser of :programme' },
    release: { who: 'organiser of :programme' },
    test: { who: 'organiser of :programme' },
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

/** The wave an address names, as far as this viewer sees it; 404 where there is none. */
async function askedWave(context: RequestContext, search: URLSearchParams) {
  const { db, lang, signedIn } = context
  const programmeId = sure(context.subject.programme).id
  const name = readWave(search)
  if (name === null) throw notFound()
  const programme = await mailRunProgramme(db, programmeId, lang)
  const { challengeId } = name
  const titles = await challengeTitlesIn(db, programmeId, lang)
  if (challengeId !== null && !titles.has(challengeId)) throw notFound()
  const wave = heldWaveOf(name, programme.zone)
  const scope: WaveScope = { programmeId, challengeId, wave, viewerId: signedIn.personId }
  const audience = context.ports.notices.audienceOf(name.notice)
  // Followers write no proposals; of all others a gap would tell who is closed to the viewer.
  const isKept =
    challengeId !== null &&
    audience !== 'followers' &&
    (await isKeptFromSome(db, { challengeId, viewerId: signedIn.personId }))
  return { name, programme, titles, scope, audience, isKept }
}

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang } = context
  const search = new URL(request.url).searchParams
  const { name, programme, titles, scope, audience, isKept } = await askedWave(context, search)
  const summary = await waveSummary(db, scope)
  if (summary === null) throw notFound()
  const page = Math.max(1, Math.min(10_000, Number(search.get('page')) || 1))
  const recipients = isKept ? [] : await waveRecipients(db, { ...scope, page })
  const hasData = !isKept && isShownWithItsData(audience)
  const drawn = hasData ? await samplesOf(context, await waveSamples(db, scope)) : []
  const about = name.challengeId === null ? null : (titles.get(name.challengeId) ?? null)
  const hold = (await holdsOn(db, scope.programmeId)).filter(
    ({ challengeId, wave }) =>
      challengeId === name.challengeId &&
      wave?.notice === name.notice &&
      wave.fromAt.getTime() === scope.wave.fromAt.getTime(),
  )
  const { firstAt, lastAt, firstExpiresAt, unnamed, ...counted } = summary
  const kind = kindOf(context, name.notice)
  const day = formatCalendarDay(lang, name.day)
  const named = summary.people - (isKept ? summary.people : unnamed)
  return json({
    pageTitle: context.t('notify')('hand.wave-of', { kind, day }),
    kind,
    day,
    wave: writeWave(name),
    programme: { slug: programme.slug, name: programme.name },
    zone: programme.zone,
    challenge: about,
    audience,
    why: templateOf(name.notice)?.reason[lang] ?? null,
    summary: {
      ...counted,
      unnamed: summary.people - named,
      firstAtIso: firstAt.toISOString(),
      lastAtIso: lastAt.toISOString(),
      firstExpiresAtIso: firstExpiresAt?.toISOString() ?? null,
    },
    hold: holdLines(context, hold, { slug: programme.slug, zone: programme.zone, titles })[0] ?? null,
    samples: drawn,
    example: drawn.length > 0 ? null : await exampleOf(context, name.notice, programme),
    isSealed: !hasData || drawn.length === 0,
    recipients: recipients.map(({ email, history, ...recipient }) => ({
      ...recipient,
      email: maskedAddress(email),
      history: history.map(({ at, ...step }) => ({ ...step, atIso: at.toISOString() })),
    })),
    page,
    pages: Math.ceil(named / recipientsPerPage),
  })
}

/** Holds the wave, releases it, or sends its viewer a copy in each language. */
export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, waveSchema)
  if (!form.ok) return form.response
  const asked = await askedWave(context, new URL(request.url).searchParams)
  const { name, scope } = asked
  const { ports, signedIn, lang } = context
  const { slug } = sure(context.subject.programme)
  const here = pathsIn(lang).organise.wave(slug, writeWave(name))
  const { programmeId, challengeId, wave } = scope
  const what = { programmeId, challengeId, wave, by: signedIn.personId }
  switch (form.value.intent) {
    case 'hold': {
      const held = await holdMail({ ...what, reason: form.value.reason }, ports)
      if (!held.ok) return refusalResponse(context, 'notify', held.refusal)
      return redirectWithToast(context, here, 'notify:toasts.mail-held')
    }
    case 'release': {
      const released = await releaseMail(what, ports)
      if (!released.ok) return refusalResponse(context, 'notify', released.refusal)
      return redirectWithToast(context, here, 'notify:toasts.mail-released')
    }
    case 'test':
      return testOf(context, asked, here)
  }
}

async function testOf(
  context: RequestContext,
  { name, scope, programme, audience, isKept }: Awaited<ReturnType<typeof askedWave>>,
  here: string,
) {
  const { db, ports, signedIn } = context
  const ids = !isKept && isShownWithItsData(audience) ? await waveSamples(db, scope, 1) : []
  const sample = await testDataOf(context, { id: ids[0], notice: name.notice, programme })
  if (sample === null) throw notFound()
  const wordingOf = await wordingsNow(db, [{ notice: name.notice, programmeId: scope.programmeId }])
  const own = { notice: name.notice, programmeId: scope.programmeId }
  const sent = await sendTest(
    {
      programmeId: scope.programmeId,
      notice: name.notice,
      ...sample,
      wordings: new Map(locales.map((locale) => [locale, wordsOf(wordingOf(own, locale))])),
      to: signedIn,
    },
    ports,
  )
  if (!sent.ok) return refusalResponse(context, 'notify', sent.refusal)
  return redirectWithToast(context, here, 'notify:toasts.test-sent')
}

function wordsOf(wording: { subject: string; body: string } | null) {
  return wording && { subject: wording.subject, body: wording.body }
}

export default function MailWave() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { programme, kind, day, wave, page, pages } = data
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  const at = (to: number) => `${paths.organise.wave(programme.slug, wave)}&page=${to}#recipients`
  return (
    <AreaLayout
      area="organiser"
      title={kind}
      lede={`${day} · ${data.challenge ?? t('run.whole-programme')}`}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('run.heading'), to: paths.organise.messages(programme.slug) },
      ]}
      nav={nav}
    >
      <MessagesNav slug={programme.slug} current={null} />
      <WaveFacts {...data} />
      <WaveActions {...data} result={result} />
      <WaveSamples samples={data.samples} example={data.example} isSealed={data.isSealed} />
      <WaveRecipients recipients={data.recipients} unnamed={data.summary.unnamed} zone={data.zone} />
      <Pager
        {...(page < pages && { nextTo: at(page + 1) })}
        {...(page > 1 && { firstTo: at(1) })}
        note={t('run.page', { page, pages })}
      />
    </AreaLayout>
  )
}
