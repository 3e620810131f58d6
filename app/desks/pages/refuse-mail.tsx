import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isSameRefusal, refusedIn, scopesOf, type RefusalScope } from '#app/notify/core/refusals-of-mail.ts'
import { languageOf, refusalsOf, titlesOfChallenges } from '#app/notify/data/mail-refusals.server.ts'
import { refuseMail } from '#app/notify/flows/choose-mail.server.ts'
import { readUnsubscribeToken } from '#app/notify/unsubscribe-token.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { mailKind } from '../core/mail-kinds.ts'
import { refusalSchema } from '../core/mail-choice-schema.ts'

const forAnybody = { who: 'anyone', database: 'app', bodyBytes: 8_192 } as const

export const access = {
  loader: { who: 'anyone', database: 'app' },
  action: { refuse: forAnybody, allow: forAnybody },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

/**
 * Looking changes nothing: link scanners open every address of a mail. Whoever holds the link sees kinds of mail and the
 * title of a challenge, never whose they are.
 */
export async function loader({ context, params }: LoaderArgs) {
  const { db, env, lang } = context
  const said = readUnsubscribeToken(env.sessionSecret, params.token ?? '')
  const isThere = said !== null && (await languageOf(db, said.personId)) !== undefined
  if (!isThere) return json({ title: context.t('notify')('refuse.wrong-title'), mail: null }, { status: 404 })
  const refused = await refusalsOf(db, said.personId)
  const titles = await titlesOfChallenges(db, said.challengeId ? [said.challengeId] : [], lang)
  const isOff = (scope: RefusalScope) => refused.some((known) => isSameRefusal(known, refusedIn(scope, said)))
  const challenge = said.challengeId ? (titles.get(said.challengeId) ?? null) : null
  const scopes = scopesOf({ ...said, challengeId: challenge === null ? null : said.challengeId })
  const off = scopes.filter(isOff)
  return json({
    title: context.t('notify')('refuse.title'),
    mail: { kind: kindName(context, said.notice), challenge, off, open: scopesLeft(scopes, off) },
  })
}

export async function action({ context, params }: ActionArgs) {
  const said = readUnsubscribeToken(context.env.sessionSecret, params.token ?? '')
  if (!said) throw notFound()
  const form = await parseForm({ context }, refusalSchema)
  if (!form.ok) return form.response
  const { scope } = form.value
  if (!scopesOf(said).includes(scope))
    return problemResponse(context, { errors: { scope: context.t('notify')('errors.scope') } })
  const isTakenBack = typedValues(context).intent === 'allow'
  const isThere = await refuseMail(
    { personId: said.personId, refused: refusedIn(scope, said), isTakenBack },
    context.ports,
  )
  if (!isThere) throw notFound()
  const toast = isTakenBack ? 'notify:toasts.mail-on' : 'notify:toasts.mail-off'
  return redirectWithToast(context, pathsIn(context.lang).unsubscribe(params.token ?? ''), toast)
}

export default function RefuseMail() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { mail } = useLoaderData<typeof loader>()
  const sent = useActionData<FormProblem>()
  if (mail === null) {
    return (
      <PublicLayout width="reading">
        <PageHeader title={t('refuse.wrong-title')} lede={t('refuse.wrong-lede')} />
        <ButtonRow>
          <ButtonLink to={paths.accountMail}>{t('refuse.all-choices')}</ButtonLink>
        </ButtonRow>
      </PublicLayout>
    )
  }
  const { kind, challenge, off, open } = mail
  const say = (scope: RefusalScope) => t(`refuse.scopes.${scope}`, { kind, challenge: challenge ?? '' })
  return (
    <PublicLayout width="reading">
      <PageHeader
        title={t('refuse.title')}
        lede={challenge === null ? kind : t('refuse.about', { kind, challenge })}
      />
      {off.length > 0 ? (
        <Section id="off" title={t('refuse.off')} intro={t('refuse.off-intro')}>
          <ul className="mail-switches">
            {off.map((scope) => (
              <li key={scope}>
                <p>{say(scope)}</p>
                <Form
                  intent="allow"
                  hidden={{ scope }}
                  label={t('refuse.on-again-what', { what: say(scope) })}
                >
                  <SubmitButton tone="secondary">{t('refuse.on-again')}</SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {open.length > 0 ? (
        <Section id="more" title={off.length > 0 ? t('refuse.more') : undefined}>
          <Form result={sent} intent="refuse" label={t('refuse.choose')}>
            <RadioGroup
              name="scope"
              label={t('refuse.choose')}
              choices={open.map((scope) => ({ value: scope, label: say(scope) }))}
              defaultValue={open.includes('kind') ? 'kind' : open[0]}
            />
            <SubmitButton>{t('refuse.switch-off')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      <p className="note">
        {t('refuse.always')} <a href={paths.accountMail}>{t('refuse.all-choices')}</a>
      </p>
    </PublicLayout>
  )
}

/** What is still on: whatever a wider refusal holds already is not offered again. */
function scopesLeft(scopes: readonly RefusalScope[], off: readonly RefusalScope[]): RefusalScope[] {
  if (off.includes('all')) return []
  const isHeldBy = (scope: RefusalScope) =>
    off.includes(scope) || (scope === 'kind-here' && (off.includes('kind') || off.includes('challenge')))
  return scopes.filter((scope) => !isHeldBy(scope))
}

function kindName({ t }: Pick<RequestContext, 't'>, notice: string): string {
  const kind = mailKind(notice)
  return kind ? t('notify')(`kinds.${kind.notice}`) : t('notify')('refuse.former-kind')
}
