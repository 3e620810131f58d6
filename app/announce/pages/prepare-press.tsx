import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { correctionSchema, pressIntentSchema, pressKitSchema } from '../core/press-kit.ts'
import { announceHeading } from '../data/heading.server.ts'
import { ownPressKit } from '../data/press-kit.server.ts'
import { pressPreview } from '../data/press-preview.server.ts'
import { correctPress } from '../flows/correct-press.server.ts'
import { savePressKit } from '../flows/save-press-kit.server.ts'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { PressBody } from '../parts/press-body.tsx'
import { CorrectionForm, PressKitForm } from '../parts/press-forms.tsx'

const rule = { who: 'organiser of :challenge', bodyBytes: 256 * 1024 } as const

export const access = {
  loader: { who: 'organiser of :challenge' },
  action: { save: rule, correct: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const heading = await announceHeading(db, { challengeId, lang })
  const kit = await ownPressKit(db, challengeId)
  // A decision is shown to those alone who may read it on its own page.
  const isKept = await isKeptFromOne(db, { challengeId, personId: signedIn.personId })
  const isReadable = !isKept && mayRead('decision', { ...nobody, isOrganiser: true }, recorded, now)
  return json({
    heading,
    kit,
    isReleased: mayRead('winners', nobody, recorded, now),
    preview: isReadable ? await pressPreview(db, { challengeId, heading, kit, lang }) : null,
    pageTitle: context.t('announce')('press.title'),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const intent = await parseForm(args, pressIntentSchema)
  if (!intent.ok) return intent.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const given = { challengeId, by: context.signedIn.personId }
  const page = pathsIn(context.lang).organise.press(slug)
  if (intent.value.intent === 'save') {
    const form = await parseForm(args, pressKitSchema)
    if (!form.ok) return form.response
    const saved = await savePressKit({ ...given, given: form.value }, context.ports)
    if (!saved.ok) return refusalResponse(context, 'announce', saved.refusal)
    return redirectWithToast(context, page, 'announce:toasts.press-saved')
  }
  const form = await parseForm(args, correctionSchema)
  if (!form.ok) return form.response
  const corrected = await correctPress({ ...given, corrections: form.value.corrections }, context.ports)
  if (!corrected.ok) return refusalResponse(context, 'announce', corrected.refusal)
  return redirectWithToast(context, page, 'announce:toasts.press-corrected')
}

export default function PreparePress() {
  const { heading, kit, isReleased, preview } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const when = formatInstant(lang, heading.announcesAtIso, heading.zone)
  return (
    <AnnouncePage heading={heading} step="press">
      {isReleased ? (
        <Callout tone="good" title={t('press.is-public')}>
          <a href={paths.press(heading.slug)}>{t('press.public-title')}</a>
        </Callout>
      ) : (
        <Callout tone="info" title={t('press.embargo', { when })}>
          <p>{t('press.embargo-hint')}</p>
        </Callout>
      )}
      {isReleased ? <CorrectionForm languages={heading.languages} result={resultOf('correct')} /> : null}
      <PressKitForm kit={kit} languages={heading.languages} result={resultOf('save')} />
      {isReleased ? null : (
        <Section id="preview" title={t('press.preview')} intro={t('press.preview-intro')}>
          {preview ? <PressBody press={preview} isPreview /> : <p>{t('press.no-preview')}</p>}
        </Section>
      )}
    </AnnouncePage>
  )
}
