import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { formatCalendarDay, formatList, languageName } from '#app/platform/format.ts'
import { DayField } from '#app/pilot/parts/day-field.tsx'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  frameworkIntentSchema,
  frameworkSchema,
  longestPurpose,
  moveTermSchema,
  speakerSchema,
  termSchema,
} from '../core/forms.ts'
import { committeeOf, managedPartnership, speakersOf } from '../data/managed-partnership.server.ts'
import { agreeTerm, moveTerm } from '../flows/agree-term.server.ts'
import { nameSpeaker, writeFramework } from '../flows/write-framework.server.ts'
import { CommitteeList } from '../parts/committee-list.tsx'
import { PartnershipPage } from '../parts/partnership-page.tsx'
import { usePeriod } from '../parts/project-words.tsx'
import { TermBlock } from '../parts/term-block.tsx'
import { answerForm } from './answer-form.server.ts'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: organiser,
  action: { framework: organiser, term: organiser, 'move-term': organiser, speaker: organiser },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const partnership = await managedPartnership(db, { programmeId, lang, now })
  if (!partnership) throw notFound()
  return json({
    pageTitle: t('partnership')('framework.of', { programme: partnership.programme.name }),
    partnership,
    speakers: await speakersOf(db, programmeId),
    sessions: await committeeOf(db, programmeId, lang),
  })
}

const page = (toast: string) =>
  ({ to: (paths, slug) => paths.organise.partnership(slug), toast }) satisfies Parameters<
    typeof answerForm
  >[2]

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, frameworkIntentSchema)
  if (!asked.ok) return asked.response
  switch (asked.value.intent) {
    case 'framework':
      return answerForm(args, frameworkSchema, page('framework-saved'), writeFramework)
    case 'term':
      return answerForm(args, termSchema, page('term-agreed'), agreeTerm)
    case 'move-term':
      return answerForm(args, moveTermSchema, page('term-moved'), moveTerm)
    case 'speaker':
      return answerForm(args, speakerSchema, page('speaker-saved'), nameSpeaker)
  }
}

type Data = SerializeFrom<typeof loader>

/** The framework itself: what for, how long, who speaks for whom. */
export default function ManageFramework() {
  const { partnership, speakers, sessions } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('partnership')
  const { paths } = useSite()
  const { programme, isOpen, framework } = partnership
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  return (
    <PartnershipPage programme={programme} isOpen={isOpen} current="framework" title={t('framework.title')}>
      <Section id="framework" title={t('nav.framework')} intro={t('framework.no-money')} tone="raised">
        <FrameworkForm partnership={partnership} result={resultOf('framework')} />
      </Section>
      {framework ? (
        <>
          <Section id="term" title={t('term.title-all')} intro={t('term.intro')}>
            <Terms partnership={partnership} resultOf={resultOf} />
          </Section>
          <Section id="speakers" title={t('speakers.title')} intro={t('speakers.intro')}>
            <Speakers parties={partnership.parties} speakers={speakers} result={resultOf('speaker')} />
            <p>
              <a href={paths.organise.people(programme.slug)}>{t('speakers.invite')}</a>
            </p>
          </Section>
        </>
      ) : null}
      <Section id="sessions" title={t('promises.title')}>
        <CommitteeList sessions={sessions} slug={programme.slug} today={partnership.today} />
      </Section>
    </PartnershipPage>
  )
}

function FrameworkForm({
  partnership: { framework, languages },
  result,
}: {
  partnership: Data['partnership']
  result?: FormProblem
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return (
    <Form
      intent="framework"
      result={result}
      hidden={{ version: framework?.version ?? 0 }}
      label={t('nav.framework')}
    >
      <TextArea
        name="purpose"
        label={t('framework.purpose')}
        hint={t('framework.purpose-hint')}
        rows={5}
        maxCharacters={longestPurpose}
        defaultValue={framework?.purpose}
        required
      />
      <SelectField
        name="contentLocale"
        label={t('framework.language')}
        hint={t('framework.language-hint')}
        choices={languages.map((value) => ({ value, label: languageName(lang, value) }))}
        defaultValue={framework?.contentLocale ?? languages[0]}
      />
      <NumberField
        name="noticeMonths"
        label={t('framework.notice')}
        hint={t('framework.notice-hint')}
        unit={t('framework.notice-unit')}
        defaultValue={framework?.noticeMonths ?? 6}
        required
      />
      <SubmitButton>{t(framework ? 'framework.save' : 'framework.write')}</SubmitButton>
    </Form>
  )
}

function Terms({
  partnership: { term, terms, framework },
  resultOf,
}: {
  partnership: Data['partnership']
  resultOf: (intent: string) => FormProblem | undefined
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  const period = usePeriod()
  const last = [...terms].sort((a, b) => a.endsOn.localeCompare(b.endsOn)).at(-1)
  const moved = resultOf('move-term')
  return (
    <>
      <TermBlock term={term} terms={terms} />
      {term && framework ? (
        <p>
          {term.noticeOn
            ? t('term.notice-on', { day: formatCalendarDay(lang, term.noticeOn) })
            : t('term.renewed')}
        </p>
      ) : null}
      {terms.map(({ number, version, startsOn, endsOn }) => (
        <Disclosure
          key={number}
          summary={`${t('term.move', { number })}: ${period({ startsOn, endsOn })}`}
          open={moved?.values.number === String(number)}
        >
          <Form
            intent="move-term"
            result={moved?.values.number === String(number) ? moved : undefined}
            hidden={{ number, version }}
            label={t('term.move', { number })}
          >
            <DayField name="startsOn" label={t('term.starts-on')} defaultValue={startsOn} required />
            <DayField name="endsOn" label={t('term.ends-on')} defaultValue={endsOn} required />
            <SubmitButton tone="secondary">{t('term.move-button')}</SubmitButton>
          </Form>
        </Disclosure>
      ))}
      <Disclosure
        summary={t(last ? 'term.renew' : 'term.agree')}
        open={!last || resultOf('term') !== undefined}
      >
        {last ? <p>{t('term.renew-intro', { day: formatCalendarDay(lang, last.endsOn) })}</p> : null}
        <Form intent="term" result={resultOf('term')} label={t(last ? 'term.renew' : 'term.agree')}>
          <DayField name="startsOn" label={t('term.starts-on')} required />
          <DayField name="endsOn" label={t('term.ends-on')} required />
          <SubmitButton>{t(last ? 'term.renew' : 'term.agree')}</SubmitButton>
        </Form>
      </Disclosure>
    </>
  )
}

function Speakers({
  parties,
  speakers,
  result,
}: {
  parties: Data['partnership']['parties']
  speakers: Data['speakers']
  result?: FormProblem
}) {
  const { t } = useTranslation(['partnership', 'people'])
  const { lang } = useSite()
  return (
    <ul className="action-list">
      {speakers.map(({ personId, name, roles, organisationId }) => (
        <li key={personId}>
          <Form
            intent="speaker"
            result={result?.values.personId === personId ? result : undefined}
            hidden={{ personId }}
            label={t('partnership:speakers.save-for', { name })}
          >
            <SelectField
              name="organisationId"
              label={name}
              hint={formatList(
                lang,
                roles.map((role) => t(`people:roles.${role}`)),
              )}
              placeholder={t('partnership:speakers.nobody')}
              choices={parties.map((party) => ({ value: party.organisationId, label: party.name }))}
              defaultValue={organisationId}
            />
            <SubmitButton tone="quiet">{t('partnership:speakers.save')}</SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  )
}
