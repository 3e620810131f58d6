import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { fileOf } from '#app/http/request-body.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { formatList, formatNumber } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { hexOfRgb, rgbOfCss } from '#app/publish/core/look/colour.ts'
import { houseColours } from '#app/ui/house-colours.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'
import { accentsOfBrand, ratioShown, type Accents } from '../core/look/accent.ts'
import { programmeImagePath } from '../core/look/addresses.ts'
import { hexOf } from '../core/look/colour.ts'
import { accentsOfTyped, lookSeen, readableAccents, type UnreadableAccents } from '../core/look/look.ts'
import { lookSchema, type LookAsked } from '../core/look/look-form.ts'
import { mostPictureBytes, storedLimits, type StoredLimits } from '../core/look/picture.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { textIn } from '../core/text-in.ts'
import { programmeLook, type StoredPicture } from '../data/programme-look.server.ts'
import { redrawPicture, type DrawnPicture } from '../data/redraw-picture.server.ts'
import { changePartyLogo, removeLogo, saveLogo, saveLook } from '../flows/change-look.server.ts'
import { Locked } from '../parts/locked.tsx'
import { LogoForms } from '../parts/logo-forms.tsx'
import { LookForm } from '../parts/look-form.tsx'
import { LookSamples } from '../parts/look-samples.tsx'

const organiser = { who: 'organiser of :programme', files: 'as bytes' } as const
/** More than the largest file, so that a larger one is told so on this page. */
const bodyBytes = 3 * mostPictureBytes

export const access = {
  loader: { who: 'staff of :programme' },
  action: {
    save: organiser,
    try: organiser,
    'save-logo': { ...organiser, bodyBytes },
    'remove-logo': organiser,
    'save-party-logo': { ...organiser, bodyBytes },
    'remove-party-logo': organiser,
  },
} satisfies Access

export const meta = metaFromPageTitle

const houseAccents: Accents = {
  light: hexOfRgb(rgbOfCss(houseColours.light.accent)),
  dark: hexOfRgb(rgbOfCss(houseColours.dark.accent)),
}

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const programmeId = sure(context.subject.programme).id
  const look = await programmeLook(db, programmeId)
  const shown = (picture: StoredPicture | null) =>
    picture && { ...picture, src: programmeImagePath(lang, look.slug, picture.hash) }
  const name = textIn(look.texts, lang)?.name ?? look.slug
  return json({
    pageTitle: `${context.t('publish')('look.title')} · ${name}`,
    slug: look.slug,
    name,
    zone: look.zone,
    nowIso: now.toISOString(),
    seen: lookSeen(look),
    accents: look.accents,
    houseAccents,
    senderName: look.senderName,
    logo: shown(look.logo),
    alts: look.alts,
    parties: look.parties.map((party) => ({ ...party, logo: shown(party.logo) })),
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId }),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, lookSchema)
  if (!form.ok) return form.response
  const asked = form.value
  const programme = sure(context.subject.programme)
  const here = pathsIn(context.lang).organise.look(programme.slug)
  const scope = { programmeId: programme.id, by: context.signedIn.personId }
  switch (asked.intent) {
    case 'try':
      return tried(context, asked)
    case 'save': {
      const saved = await saveLook({ ...scope, ...asked }, context.ports)
      if (saved.ok) {
        const isFitted = asked.brand !== null && accentsOfBrand(asked.brand).light !== asked.brand
        return redirectWithToast(context, here, `publish:toasts.look-${isFitted ? 'fitted' : 'saved'}`)
      }
      if (saved.refusal.code === 'look-changed') return refusalResponse(context, 'publish', saved.refusal)
      return problemResponse(context, {
        values: withAccents(context, saved.refusal.accents),
        errors: accentErrors(context, saved.refusal),
      })
    }
    case 'save-logo': {
      const picture = await pictureIn(context, 'logo', { isNeeded: false, limits: storedLimits.logo })
      if (picture instanceof Response) return picture
      const saved = await saveLogo({ ...scope, picture, alts: asked.alt }, context.ports)
      if (saved.ok) return redirectWithToast(context, `${here}#logo`, 'publish:toasts.logo-saved')
      return problemResponse(context, {
        errors: { logo: refusalSentence(context, 'publish', saved.refusal) },
      })
    }
    case 'remove-logo':
      await removeLogo(scope, context.ports)
      return redirectWithToast(context, `${here}#logo`, 'publish:toasts.logo-removed')
    case 'save-party-logo': {
      const picture = await pictureIn(context, 'partyLogo', {
        isNeeded: true,
        limits: storedLimits.partyLogo,
      })
      if (picture instanceof Response) return picture
      const { organisationId } = asked
      const saved = await changePartyLogo({ ...scope, organisationId, picture }, context.ports)
      if (!saved.ok) return refusalResponse(context, 'publish', saved.refusal)
      return redirectWithToast(context, `${here}#party-logos`, 'publish:toasts.logo-saved')
    }
    case 'remove-party-logo': {
      const { organisationId } = asked
      const removed = await changePartyLogo({ ...scope, organisationId, picture: null }, context.ports)
      if (!removed.ok) return refusalResponse(context, 'publish', removed.refusal)
      return redirectWithToast(context, `${here}#party-logos`, 'publish:toasts.logo-removed')
    }
  }
}

/** What was typed comes back with both accents made of it; nothing is saved. */
function tried(context: RequestContext, asked: Extract<LookAsked, { intent: 'try' }>): Response {
  const read = readableAccents(asked)
  const accents = accentsOfTyped(asked)
  const values = withAccents(context, accents)
  if (!read.ok) return problemResponse(context, { values, errors: accentErrors(context, read.refusal) })
  return problemResponse(context, { values, code: 'tried' }, 200)
}

function withAccents(context: RequestContext, accents: Accents | null): FormProblem['values'] {
  const typed = typedValues(context)
  return accents === null
    ? typed
    : { ...typed, brand: '', accentLight: accents.light, accentDark: accents.dark }
}

/** One sentence per accent that cannot be read: how far off it is, where, and which colour would do. */
function accentErrors(context: RequestContext, { failing }: UnreadableAccents): Record<string, string> {
  const t = context.t('publish')
  const { lang } = context
  return Object.fromEntries(
    failing.map(({ scheme, pairs, nearest }) => {
      const [worst] = [...pairs].sort((one, other) => one.ratio / one.needed - other.ratio / other.needed)
      return [
        scheme === 'light' ? 'accentLight' : 'accentDark',
        t('errors.accent', {
          uses: formatList(
            lang,
            pairs.map(({ use }) => t(`look.uses.${use}`)),
          ),
          ratio: formatNumber(lang, ratioShown(worst?.ratio ?? 1)),
          needed: formatNumber(lang, worst?.needed ?? 4.5),
          nearest,
        }),
      ]
    }),
  )
}

/** The picture chosen in this field, drawn anew; null where none was and none is needed; else what to say of it. */
async function pictureIn(
  context: RequestContext,
  field: string,
  { isNeeded, limits }: { isNeeded: boolean; limits: StoredLimits },
): Promise<DrawnPicture | null | Response> {
  const bytes = fileOf(context, field)
  const t = context.t('publish')
  if (bytes === null)
    return isNeeded ? problemResponse(context, { errors: { [field]: t('errors.no-picture') } }) : null
  const drawn = await redrawPicture(bytes, limits)
  if (drawn.ok) return drawn.value
  return problemResponse(context, {
    errors: { [field]: refusalSentence(context, 'publish', drawn.refusal) },
  })
}

export default function EditLook() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const nav = useProgrammeNav(data.slug, { current: 'look', isOrganiser: data.isOrganiser })
  const intent = result?.values.intent
  const isAboutColours = intent === 'save' || intent === 'try'
  const typed = isAboutColours ? result?.values : undefined
  const saved = data.accents ?? data.houseAccents
  const accents = {
    light: hexOf(String(typed?.accentLight ?? '')) ?? saved.light,
    dark: hexOf(String(typed?.accentDark ?? '')) ?? saved.dark,
  }
  return (
    <AreaLayout
      area="organiser"
      title={t('look.title')}
      lede={t('look.lede')}
      breadcrumb={[
        { to: paths.organise.home, label: t('setup.organise') },
        { to: paths.organise.programme(data.slug), label: data.name },
      ]}
      nav={nav}
    >
      {data.isOrganiser ? null : <Locked why={t('edit-programme.for-reading')} />}
      <LookForm look={data} result={isAboutColours ? result : undefined} isReadOnly={!data.isOrganiser} />
      <LookSamples
        accents={accents}
        isTried={result?.code === 'tried'}
        zone={data.zone}
        nowIso={data.nowIso}
      />
      <LogoForms look={data} result={isAboutColours ? undefined : result} isReadOnly={!data.isOrganiser} />
    </AreaLayout>
  )
}
