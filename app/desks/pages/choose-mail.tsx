import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { templates } from '#emails/index.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { quietFromHours, quietUntilHours } from '#app/notify/core/moments.ts'
import { wantedKinds } from '#app/notify/core/refusals-of-mail.ts'
import { weeklyNotice } from '#app/notify/core/weekly.ts'
import { mailSettingsOf } from '#app/notify/data/mail-settings.server.ts'
import { refusalsOf, titlesOfChallenges, type KnownRefusal } from '#app/notify/data/mail-refusals.server.ts'
import { saveMailChoice } from '#app/notify/flows/choose-mail.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone } from '#app/platform/zone-names.ts'
import { Callout } from '#app/ui/callout.tsx'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Breadcrumb } from '#app/ui/layout/breadcrumb.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { mailKinds, refusableKinds } from '../core/mail-kinds.ts'
import { mailChoiceSchema } from '../core/mail-choice-schema.ts'
import { MailKindFields } from '../parts/mail-kind-fields.tsx'
import { SingleRefusals } from '../parts/single-refusals.tsx'

const own = { who: 'signed in', bodyBytes: 65_536 } as const

export const access = {
  loader: { who: 'signed in' },
  action: { save: own, none: own, all: own },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, signedIn } = context
  const t = context.t('notify')
  const refused = await refusalsOf(db, signedIn.personId)
  const aboutOne = refused.filter((one) => one.challengeId !== null)
  const titles = await titlesOfChallenges(db, [...new Set(aboutOne.map(challengeOf))], lang)
  const { quiet, isWeekly } = await mailSettingsOf(db, signedIn.personId)
  // News that nobody asked for is not sent: the weekly digest is on where it was asked for.
  const wanted = wantedKinds(refusableKinds, refused).filter((notice) => notice !== weeklyNotice || isWeekly)
  return json({
    title: t('choose.title'),
    email: signedIn.email,
    zone: signedIn.zone,
    quiet,
    groups: mailKinds.map(({ group, kinds }) => ({
      group,
      kinds: kinds.map(({ notice, class: kind }) => ({
        notice,
        name: t(`kinds.${notice}`),
        reason: templates[notice].reason[lang],
        isMandatory: kind === 'mandatory',
        isWanted: (wanted as readonly string[]).includes(notice),
      })),
    })),
    aboutOne: aboutOne.map((one) => ({
      id: one.id,
      kind: refusableKinds.find((notice) => notice === one.notice) ?? null,
      isEveryKind: one.notice === null,
      challenge: titles.get(challengeOf(one)) ?? '',
    })),
    isNothingWanted: wanted.length === 0,
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, mailChoiceSchema)
  if (!form.ok) return form.response
  const { intent } = typedValues(context)
  const { heardAgain, quietFrom: fromHour, quietUntil: untilHour } = form.value
  const wanted = intent === 'none' ? [] : intent === 'all' ? refusableKinds : form.value.wanted
  const { personId } = context.signedIn
  const quiet = fromHour !== undefined && untilHour !== undefined ? { quiet: { fromHour, untilHour } } : {}
  await saveMailChoice({ personId, kinds: refusableKinds, wanted, heardAgain, ...quiet }, context.ports)
  return redirectWithToast(context, pathsIn(context.lang).accountMail, 'notify:toasts.mail-saved')
}

export default function ChooseMail() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { email, groups, aboutOne, isNothingWanted } = useLoaderData<typeof loader>()
  const sent = useActionData<FormProblem>()
  return (
    <PublicLayout width="reading">
      <Breadcrumb items={[{ to: paths.account, label: t('choose.account') }]} />
      <PageHeader title={t('choose.title')} lede={t('choose.lede', { email })} />
      {isNothingWanted ? <Callout>{t('choose.nothing')}</Callout> : null}
      <Form result={sent} label={t('choose.title')}>
        <div className="mail-kinds">
          {aboutOne.length > 0 ? <SingleRefusals refusals={aboutOne} /> : null}
          {groups.map(({ group, kinds }) => (
            <MailKindFields key={group} group={group} kinds={kinds} />
          ))}
        </div>
        <QuietHourFields />
        <ButtonRow>
          <SubmitButton intent="save">{t('choose.save')}</SubmitButton>
          <SubmitButton intent="none" tone="secondary">
            {t('choose.none')}
          </SubmitButton>
          <SubmitButton intent="all" tone="secondary">
            {t('choose.all')}
          </SubmitButton>
        </ButtonRow>
      </Form>
    </PublicLayout>
  )
}

/** From when until when nothing rings, on the clock of the place the person has named. */
function QuietHourFields() {
  const { t } = useTranslation('notify')
  const { lang, paths } = useSite()
  const { quiet, zone } = useLoaderData<typeof loader>()
  const choices = (hours: readonly number[]) =>
    hours.map((hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }))
  return (
    <Fieldset legend={t('choose.quiet')}>
      <p>{t('choose.quiet-intro')}</p>
      <SelectField
        name="quietFrom"
        label={t('choose.quiet-from')}
        choices={choices(quietFromHours)}
        defaultValue={String(quiet.fromHour)}
      />
      <SelectField
        name="quietUntil"
        label={t('choose.quiet-until')}
        choices={choices(quietUntilHours)}
        defaultValue={String(quiet.untilHour)}
      />
      <p className="note">
        {zone === null
          ? t('choose.quiet-zone-none')
          : t('choose.quiet-zone', { city: cityOfZone(lang, zone) })}{' '}
        <a href={paths.account}>{t('choose.quiet-zone-change')}</a>
      </p>
    </Fieldset>
  )
}

function challengeOf({ challengeId }: KnownRefusal): string {
  return challengeId ?? ''
}
