import { json, type SerializeFrom } from '@remix-run/node'
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
import { localeNames, locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import { againSchema, mentorLimitSchema, newMentorSchema } from '../core/intake-form.ts'
import { incubationFrame, mentorList } from '../data/organisers-intake.server.ts'
import { themeChoices } from '../data/own-application.server.ts'
import { changeMentor, inviteMentor, inviteMentorAgain } from '../flows/mentors.server.ts'
import { IncubationPage } from '../parts/incubation-page.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const { programme, intake } = await incubationFrame(db, { programmeId, lang, now })
  return json({
    pageTitle: `${t('incubation')('mentors.title')} · ${programme.name}`,
    programme,
    isSetUp: intake !== null,
    mentors: await mentorList(db, programmeId, lang),
    themes: await themeChoices(db, programmeId, lang),
  })
}

const intentSchema = z.discriminatedUnion('intent', [newMentorSchema, mentorLimitSchema, againSchema])

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, intentSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const about = { programmeId, by: context.signedIn.personId }
  const asked = form.value
  const done =
    asked.intent === 'invite'
      ? await inviteMentor({ ...about, ...asked }, context.ports)
      : asked.intent === 'again'
        ? await inviteMentorAgain({ ...about, mentorId: asked.mentor }, context.ports)
        : await changeMentor({ ...about, ...asked, mentorId: asked.mentor }, context.ports)
  if (!done.ok) return refusalResponse(context, 'incubation', done.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.mentors(slug),
    `incubation:toasts.mentor-${asked.intent}`,
  )
}

type Mentor = SerializeFrom<typeof loader>['mentors'][number]

const tones: Readonly<Record<Mentor['state'], TagTone>> = {
  invited: 'progress',
  accepted: 'good',
  declined: 'bad',
  left: 'neutral',
}

export default function Mentors() {
  const { programme, isSetUp, mentors, themes } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  return (
    <IncubationPage
      programme={programme}
      title={t('mentors.title')}
      lede={t('mentors.lede')}
      current="mentors"
    >
      {mentors.length === 0 ? <p>{t('mentors.none')}</p> : null}
      {mentors.map((mentor) => (
        <MentorSection
          key={mentor.id}
          slug={programme.slug}
          mentor={mentor}
          themes={themes}
          result={result}
        />
      ))}
      {isSetUp ? (
        <Section id="invite" title={t('mentors.invite')} tone="raised">
          <Form
            intent="invite"
            result={result?.values.intent === 'invite' ? result : undefined}
            label={t('mentors.invite')}
          >
            <TextField name="name" label={t('mentors.name')} autoComplete="off" />
            <TextField name="email" label={t('mentors.email')} type="email" autoComplete="off" />
            <SelectField
              name="locale"
              label={t('mentors.locale')}
              defaultValue={lang}
              choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
            />
            <NumberField name="mostTeams" label={t('mentors.most')} defaultValue="2" />
            {themes.length > 0 ? (
              <CheckboxGroup name="themes[]" label={t('mentors.themes')} choices={themes} optional />
            ) : null}
            <SubmitButton>{t('mentors.invite-do')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </IncubationPage>
  )
}

function MentorSection({
  slug,
  mentor,
  themes,
  result,
}: {
  slug: string
  mentor: Mentor
  themes: readonly Choice[]
  result: FormProblem | undefined
}) {
  const { t } = useTranslation('incubation')
  const { organise } = useSite().paths
  const { id, name, email, state, mostTeams, teamsTaken, teams, version } = mentor
  const resultOf = (intent: string) =>
    result?.values.intent === intent && result.values.mentor === id ? result : undefined
  return (
    <Section id={`mentor-${id}`} title={name}>
      <p>
        <Tag tone={tones[state]}>{t(`mentors.states.${state}`)}</Tag> {email}
      </p>
      <p>{t('mentors.teams', { count: teamsTaken, most: mostTeams })}</p>
      {mentor.themes.length > 0 ? <p>{mentor.themes.map((theme) => theme.name).join(' · ')}</p> : null}
      {teams.length > 0 ? (
        <ul>
          {teams.map((team) => (
            <li key={team.id}>
              <a href={organise.intakeApplication(slug, team.id)}>{team.name}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {state !== 'accepted' ? (
        <Form
          intent="again"
          hidden={{ mentor: id }}
          result={resultOf('again')}
          label={t('mentors.again-of', { name })}
        >
          <SubmitButton tone="secondary">{t('mentors.again')}</SubmitButton>
        </Form>
      ) : null}
      <Disclosure
        summary={
          <span>
            {t('mentors.change')}
            <span className="visually-hidden"> {name}</span>
          </span>
        }
        open={resultOf('change') !== undefined}
      >
        <Form
          intent="change"
          hidden={{ mentor: id, version }}
          result={resultOf('change')}
          label={t('mentors.change-of', { name })}
        >
          <NumberField name="mostTeams" label={t('mentors.most')} defaultValue={mostTeams} />
          {themes.length > 0 ? (
            <CheckboxGroup
              name="themes[]"
              label={t('mentors.themes')}
              choices={themes}
              defaultValue={mentor.themes.map((theme) => theme.id)}
              optional
            />
          ) : null}
          <SubmitButton>{t('cohorts.save')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
