import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { metaFromPageTitle } from '../core/page-title.ts'
import { qrOf } from '../core/qr.ts'
import { challengeSetup } from '../data/challenge-setup.server.ts'
import { followedChallenge, followerCounts, shortCodeOf } from '../data/followers.server.ts'
import { setupFrame } from '../data/setup-frame.server.ts'
import { changeShortAddress } from '../flows/change-short-address.server.ts'
import { QrCode } from '../parts/qr-code.tsx'
import { SetupPage } from '../parts/setup-page.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: { who: 'organiser of :challenge' },
} satisfies Access

export const meta = metaFromPageTitle

const shortAddressSchema = z.object({ code: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)) })

export async function loader({ context }: LoaderArgs) {
  const { db, env, lang, signedIn } = context
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const code = await shortCodeOf(db, id)
  const address = env.publicOrigin + pathsIn(lang).short(code)
  return json({
    pageTitle: `${context.t('publish')('setup.share.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    counts: await followerCounts(db, id),
    isPublic: (await followedChallenge(db, { id }, lang)) !== null,
    mayChange: isOrganiserOf(signedIn, { programmeId: recorded.programmeId, challengeId: id }),
    code,
    address,
    qr: qrOf(address),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, shortAddressSchema)
  if (!form.ok) return form.response
  const challenge = sure(context.subject.challenge)
  const changed = await changeShortAddress(
    { challengeId: challenge.id, code: form.value.code },
    context.ports,
  )
  if (!changed.ok) return refusalResponse(context, 'publish', changed.refusal)
  const back = pathsIn(context.lang).organise.share(challenge.slug)
  return redirectWithToast(context, back, 'publish:toasts.short-address')
}

export default function ShareChallenge() {
  const { frame, counts, isPublic, mayChange, code, address, qr } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <SetupPage frame={frame} step="share" lede={t('share.lede')}>
      <Columns shape="halves">
        <div>
          <Section id="short" title={t('share.short')} intro={t('share.short-intro')}>
            <p className="short-address">{address.replace(/^https?:\/\//, '')}</p>
            {isPublic ? (
              <ButtonRow>
                <ButtonLink to={paths.stage(frame.slug)} tone="secondary">
                  {t('share.stage')}
                </ButtonLink>
                <ButtonLink to={paths.qr(frame.slug)} tone="quiet" icon="download" download>
                  {t('stage.download')}
                </ButtonLink>
              </ButtonRow>
            ) : (
              <p className="note">{t('share.not-public')}</p>
            )}
            {mayChange ? (
              <Form result={result} label={t('share.change')}>
                <TextField
                  name="code"
                  label={t('share.code')}
                  hint={t('share.code-hint')}
                  defaultValue={code}
                  width="medium"
                  spellCheck={false}
                  autoComplete="off"
                />
                <SubmitButton tone="secondary">{t('share.change')}</SubmitButton>
              </Form>
            ) : null}
          </Section>
        </div>
        <div>
          <QrCode qr={qr} address={address} />
        </div>
      </Columns>
      <Section id="followers" title={t('share.followers')} intro={t('share.followers-intro')}>
        <SummaryList
          items={[
            { label: t('share.following'), value: String(counts.following) },
            { label: t('share.may-apply'), value: String(counts.mayApply) },
          ]}
        />
      </Section>
    </SetupPage>
  )
}
