import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { sessionKinds } from '../core/session-form.ts'

export type SessionValues = {
  kind: (typeof sessionKinds)[number]
  challenge: string
  zone: string
  startsAt?: { date: string; time: string }
  endsAt?: { date: string; time: string }
  place: string
  joinLink: string
  capacity: string
  title: string
  description: string
}

/** What is asked about a session, whether it is made or changed. */
export function SessionFields({
  values,
  challenges,
  textLocale,
}: {
  values: SessionValues
  challenges: readonly { id: string; title: string }[]
  textLocale: Locale
}) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const textLang = textLocale === lang ? undefined : htmlLangs[textLocale]
  return (
    <>
      <TextField name="title" label={t('session-desk.title-field')} defaultValue={values.title} required />
      <TextArea
        name="description"
        label={t('session-desk.description')}
        hint={t('session-desk.description-hint')}
        defaultValue={values.description}
        lang={textLang}
        rows={6}
      />
      <SelectField
        name="kind"
        label={t('session-desk.kind')}
        defaultValue={values.kind}
        choices={sessionKinds.map((value) => ({ value, label: t(`sessions.kinds.${value}`) }))}
      />
      <SelectField
        name="challenge"
        label={t('session-desk.challenge')}
        defaultValue={values.challenge}
        placeholder={t('session-desk.whole-programme')}
        choices={challenges.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <SelectField
        name="zone"
        label={t('session-desk.zone')}
        hint={t('session-desk.zone-hint')}
        defaultValue={values.zone}
        choices={[...new Set([values.zone, ...offeredZones])].map((value) => ({
          value,
          label: cityOfZone(lang, value),
        }))}
      />
      <HoursFields {...values} />
      <TextField
        name="place"
        label={t('session-desk.place')}
        hint={t('session-desk.place-hint')}
        defaultValue={values.place}
        optional
      />
      <TextField
        name="joinLink"
        label={t('session-desk.join-link')}
        hint={t('session-desk.join-link-hint')}
        type="url"
        defaultValue={values.joinLink}
        optional
      />
      <TextField
        name="capacity"
        label={t('session-desk.capacity')}
        hint={t('session-desk.capacity-hint')}
        inputMode="numeric"
        defaultValue={values.capacity}
        width="short"
        optional
      />
    </>
  )
}

/** When it begins and ends, on the wall of the zone chosen above. */
export function HoursFields({ zone, startsAt, endsAt }: Pick<SessionValues, 'zone' | 'startsAt' | 'endsAt'>) {
  const { t } = useTranslation('publish')
  return (
    <>
      <DateTimeField
        name="startsAt"
        label={t('session-desk.begins')}
        defaultValue={startsAt}
        fixedZone={zone}
        required
      />
      <DateTimeField
        name="endsAt"
        label={t('session-desk.ends')}
        defaultValue={endsAt}
        fixedZone={zone}
        required
      />
    </>
  )
}
