import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isOrganiserOf, isStaffOf } from '#app/people/core/viewer.ts'
import { countryName, formatList } from '#app/platform/format.ts'
import { htmlLangs, localeNames, locales } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { organisationKinds } from '../core/organisation-kinds.ts'
import { languageChoices, languageWord } from '../core/form/language-word.ts'
import { editProgrammeSchema, relations, themes } from '../core/programme-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { textIn } from '../core/text-in.ts'
import { textLanguage } from '../data/locked.server.ts'
import { programmeChallenges } from '../data/programme-challenges.server.ts'
import { programmeSetup } from '../data/programme-setup.server.ts'
import { addParty, editProgramme, removeParty } from '../flows/edit-programme.server.ts'
import { addChallenge, removeDraftChallenge } from '../flows/programme-challenges.server.ts'
import { AutosaveState } from '../parts/autosave-state.tsx'
import { useFormAutosave } from '../parts/use-form-autosave.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { Locked } from '../parts/locked.tsx'
import { ProgrammeChallenges } from '../parts/programme-challenges.tsx'

const organiser = { who: 'organiser of :programme' } as const

export const access = {
  loader: { who: 'staff of :programme' },
  action: {
    save: { ...organiser, bodyBytes: 500_000 },
    'add-party': organiser,
    'remove-party': organiser,
    'add-challenge': organiser,
    'remove-challenge': organiser,
  },
} satisfies Access

export const handle = { hydrate: true }

export const meta = metaFromPageTitle

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now } = context
  const programmeId = sure(context.subject.programme).id
  const setup = await programmeSetup(db, programmeId)
  const { isOpen, challenges } = await programmeChallenges(db, { programmeId, lang, now })
  const locale = textLanguage(request, setup.languages, context.lang)
  const text = setup.texts.find((each) => each.locale === locale)
  const name = textIn(setup.texts, context.lang)?.name ?? setup.slug
  return json({
    pageTitle: `${context.t('publish')('edit-programme.title')} · ${name}`,
    slug: setup.slug,
    name,
    version: setup.version,
    locale,
    languages: setup.languages,
    texts: { name: text?.name ?? '', tagline: text?.tagline ?? '', about: text?.about ?? '' },
    theme: setup.theme,
    zone: setup.zone,
    partnerZones: setup.partnerZones,
    holidayCountries: formatList(
      lang,
      setup.holidayCountries.map((code) => countryName(lang, code)),
    ),
    workingLanguage: setup.workingLanguage,
    workingLanguageName: languageWord(lang, setup.workingLanguage),
    contentLanguages: languageChoices(lang),
    typedCountries: setup.holidayCountries.map((code) => countryName(lang, code)).join(', '),
    contactEmail: setup.contactEmail,
    parties: setup.parties,
    isOrganiser: isOrganiserOf(context.signedIn, { programmeId }),
    isOpen,
    challenges: challenges.map((challenge) => ({
      ...challenge,
      mayOpen: isStaffOf(context.signedIn, { programmeId, challengeId: challenge.id }),
    })),
  })
}

export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, editProgrammeSchema)
  if (!form.ok) return form.response
  const asked = form.value
  const programme = sure(context.subject.programme)
  const here = pathsIn(context.lang).organise.settings(programme.slug)
  const scope = { programmeId: programme.id, by: context.signedIn.personId }
  switch (asked.intent) {
    case 'add-party': {
      const { party, kind, country, relation } = asked
      const added = await addParty(
        { ...scope, name: party, kind, country: country.toUpperCase() || null, relation },
        context.ports,
      )
      if (!added.ok) return refusalResponse(context, 'publish', added.refusal)
      return redirectWithToast(context, `${here}#parties`, 'publish:toasts.party-added')
    }
    case 'remove-party': {
      const { organisationId, relation } = asked
      await removeParty({ ...scope, organisationId, relation }, context.ports)
      return redirectWithToast(context, `${here}#parties`, 'publish:toasts.party-removed')
    }
    case 'add-challenge': {
      const { title, slug } = asked
      const added = await addChallenge({ ...scope, title, slug }, context.ports)
      if (added.ok) return redirectWithToast(context, `${here}#challenges`, 'publish:toasts.challenge-added')
      if (added.refusal.code !== 'slug-taken') return refusalResponse(context, 'publish', added.refusal)
      return problemResponse(context, {
        errors: { slug: refusalSentence(context, 'publish', added.refusal) },
      })
    }
    case 'remove-challenge': {
      const removed = await removeDraftChallenge({ ...scope, challengeId: asked.challengeId }, context.ports)
      if (!removed.ok) return refusalResponse(context, 'publish', removed.refusal)
      return redirectWithToast(context, `${here}#challenges`, 'publish:toasts.challenge-removed')
    }
    case 'save': {
      const { intent: _, name, tagline, about, ...rest } = asked
      const { languages } = await programmeSetup(context.db, programme.id)
      const locale = textLanguage(request, languages, context.lang)
      const saved = await editProgramme(
        { ...scope, ...rest, locale, texts: { name, tagline, about } },
        context.ports,
      )
      if (!saved.ok) return refusalResponse(context, 'publish', saved.refusal)
      return redirectWithToast(context, `${here}?text=${locale}`, 'publish:toasts.programme-saved')
    }
  }
}

type Data = SerializeFrom<typeof loader>

export default function EditProgramme() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const intent = result?.values.intent
  const isAboutParty = intent === 'add-party' || intent === 'remove-party'
  const isAboutChallenge = intent === 'add-challenge' || intent === 'remove-challenge'
  const nav = useProgrammeNav(data.slug, { current: 'settings', isOrganiser: data.isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      title={t('edit-programme.title')}
      breadcrumb={[
        { to: paths.organise.home, label: t('setup.organise') },
        { to: paths.organise.programme(data.slug), label: data.name },
      ]}
      nav={nav}
    >
      <LanguageTabs tabs={data.languages.map((locale) => ({ locale }))} current={data.locale} />
      {data.isOrganiser ? null : <Locked why={t('edit-programme.for-reading')} />}
      {data.isOrganiser ? (
        <Settings data={data} result={isAboutParty || isAboutChallenge ? undefined : result} />
      ) : (
        <SettingsToRead data={data} />
      )}
      <ProgrammeChallenges
        challenges={data.challenges}
        isOpen={data.isOpen}
        isOrganiser={data.isOrganiser}
        result={isAboutChallenge ? result : undefined}
      />
      <Parties data={data} result={isAboutParty ? result : undefined} />
    </AreaLayout>
  )
}

function Settings({ data, result }: { data: Data; result: FormProblem | undefined }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const { paths } = useSite()
  const autosave = useFormAutosave({
    url: `${paths.organise.settingsAutosave(data.slug)}?text=${data.locale}`,
    version: data.version,
    isOn: result === undefined,
  })
  const zones = [...new Set([...offeredZones, ...data.partnerZones])].filter((zone) => zone !== data.zone)
  return (
    <div {...autosave.around}>
      <Form
        result={result}
        intent="save"
        hidden={{ version: autosave.version }}
        label={t('edit-programme.title')}
      >
        <TextField name="name" label={t('edit-programme.name')} defaultValue={data.texts.name} required />
        <TextField
          name="tagline"
          label={t('edit-programme.tagline')}
          defaultValue={data.texts.tagline}
          optional
        />
        <TextArea
          name="about"
          label={t('edit-programme.about')}
          hint={t('edit-programme.about-hint')}
          defaultValue={data.texts.about}
          lang={htmlLangs[data.locale]}
          rows={10}
          optional
        />
        <CheckboxGroup
          name="languages[]"
          label={t('edit-programme.languages')}
          hint={t('edit-programme.languages-hint')}
          defaultValue={data.languages}
          choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
        />
        <CheckboxGroup
          name="partnerZones[]"
          label={t('edit-programme.partner-zones')}
          hint={t('edit-programme.partner-zones-hint', { city: cityOfZone(lang, data.zone) })}
          defaultValue={data.partnerZones}
          choices={zones.map((zone) => ({ value: zone, label: cityOfZone(lang, zone) }))}
        />
        <SelectField
          name="workingLanguage"
          label={t('edit-programme.working-language')}
          hint={t('edit-programme.working-language-hint')}
          defaultValue={data.workingLanguage}
          choices={data.contentLanguages}
        />
        <div id="holidays">
          <TextField
            name="holidayCountries"
            label={t('edit-programme.holidays')}
            hint={t('edit-programme.holidays-hint')}
            defaultValue={data.typedCountries}
            optional
          />
        </div>
        <RadioGroup
          name="theme"
          label={t('edit-programme.theme')}
          layout="inline"
          defaultValue={data.theme}
          choices={themes.map((theme) => ({ value: theme, label: t(`edit-programme.themes.${theme}`) }))}
        />
        <TextField
          name="contactEmail"
          type="email"
          label={t('new-programme.contact')}
          hint={t('new-programme.contact-hint')}
          defaultValue={data.contactEmail}
          width="medium"
          required
        />
        <AutosaveState autosave={autosave} zone={data.zone} />
        <SubmitButton>{t('edit-programme.save')}</SubmitButton>
      </Form>
    </div>
  )
}

function SettingsToRead({ data }: { data: Data }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const textLang = htmlLangs[data.locale]
  return (
    <SummaryList
      items={[
        { label: t('edit-programme.name'), value: <span lang={textLang}>{data.texts.name}</span> },
        {
          label: t('edit-programme.tagline'),
          value: data.texts.tagline ? <span lang={textLang}>{data.texts.tagline}</span> : undefined,
        },
        {
          label: t('edit-programme.about'),
          value: data.texts.about ? (
            <p className="preserve-lines" lang={textLang}>
              {data.texts.about}
            </p>
          ) : undefined,
        },
        {
          label: t('edit-programme.languages'),
          value: formatList(
            lang,
            data.languages.map((locale) => localeNames[locale]),
          ),
        },
        {
          label: t('edit-programme.partner-zones'),
          value: data.partnerZones.length
            ? formatList(
                lang,
                data.partnerZones.map((zone) => cityOfZone(lang, zone)),
              )
            : undefined,
        },
        { label: t('edit-programme.working-language'), value: data.workingLanguageName },
        { label: t('edit-programme.holidays'), value: data.holidayCountries || undefined },
        {
          label: t('new-programme.contact'),
          value: <a href={`mailto:${data.contactEmail}`}>{data.contactEmail}</a>,
        },
      ]}
    />
  )
}

function Parties({ data, result }: { data: Data; result: FormProblem | undefined }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const relationChoices = relations.map((value) => ({ value, label: t(`relations.${value}`) }))
  const removeColumn = {
    key: 'remove',
    header: t('parties.remove'),
    cell: (party: Data['parties'][number]) => (
      <AskFirst
        intent="remove-party"
        hidden={{ organisationId: party.organisationId, relation: party.relation }}
        action={t('parties.remove')}
        of={party.name}
        loss={t('parties.remove-loss', { name: party.name, relation: t(`relations.${party.relation}`) })}
        confirm={t('parties.remove-party', { name: party.name })}
      />
    ),
  }
  return (
    <Section id="parties" title={t('parties.title')} intro={t('parties.intro')}>
      <DataTable
        caption={t('parties.title')}
        isCaptionHidden
        rows={data.parties}
        rowKey={(party) => `${party.organisationId} ${party.relation}`}
        empty={<p>{t('parties.none')}</p>}
        columns={[
          { key: 'name', header: t('parties.name'), isRowName: true, cell: (party) => party.name },
          {
            key: 'relation',
            header: t('parties.relation'),
            cell: (party) => t(`relations.${party.relation}`),
          },
          {
            key: 'country',
            header: t('parties.country'),
            cell: (party) => (party.country === null ? '–' : countryName(lang, party.country)),
          },
          ...(data.isOrganiser ? [removeColumn] : []),
        ]}
      />
      {data.isOrganiser ? (
        <Form result={result} intent="add-party" label={t('parties.add')}>
          <h3>{t('parties.add')}</h3>
          <TextField name="party" label={t('parties.name')} hint={t('parties.name-hint')} required />
          <SelectField
            name="relation"
            label={t('parties.relation')}
            choices={relationChoices}
            defaultValue="supporter"
          />
          <SelectField
            name="kind"
            label={t('parties.kind')}
            choices={organisationKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            defaultValue="association"
          />
          <TextField
            name="country"
            label={t('parties.country')}
            hint={t('parties.country-hint')}
            width="short"
            optional
          />
          <SubmitButton tone="secondary">{t('parties.add')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}
