import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'

/** What the fields of a team offer. */
export type TeamChoices = {
  readonly least: number
  readonly most: number
  readonly countries: readonly Choice[]
  readonly venues: readonly { readonly id: string; readonly city: string }[]
}

export type OwnTeamData = {
  readonly number: number
  readonly version: number
  readonly name: string
  readonly organisation: string
  readonly country: string
  readonly members: number
  readonly venueId: string | null
  readonly isNamed: boolean
  readonly isWithdrawn: boolean
  readonly registeredAtIso: string
}

/** What a team says of itself; `team` is what it has said so far. */
export function TeamFields({ choices, team }: { choices: TeamChoices; team?: OwnTeamData }) {
  const { least, most, countries, venues } = choices
  const { t } = useTranslation('series')
  return (
    <>
      <TextField name="name" label={t('register.name')} width="medium" defaultValue={team?.name} required />
      <TextField
        name="organisation"
        label={t('register.organisation')}
        hint={t('register.organisation-hint')}
        defaultValue={team?.organisation}
        required
      />
      <SelectField
        name="country"
        label={t('register.country')}
        placeholder="–"
        choices={countries}
        defaultValue={team?.country}
        required
      />
      <NumberField
        name="members"
        label={t('register.members')}
        hint={t('register.members-hint', { least, most })}
        defaultValue={team?.members}
        required
      />
      {venues.length > 1 ? (
        <SelectField
          name="venue"
          label={t('register.venue')}
          placeholder={t('register.venue-any')}
          choices={venues.map(({ id, city }) => ({ value: id, label: city }))}
          defaultValue={team?.venueId ?? undefined}
          optional
        />
      ) : null}
      <RadioGroup
        name="isNamed"
        label={t('register.is-named')}
        choices={[
          { value: 'yes', label: t('register.named-yes') },
          { value: 'no', label: t('register.named-no') },
        ]}
        defaultValue={team && (team.isNamed ? 'yes' : 'no')}
        required
      />
    </>
  )
}

/** A team that somebody has registered, with what they can still do about it. */
export function OwnTeam({
  team,
  zone,
  choices,
  canChange,
  result,
}: {
  team: OwnTeamData
  zone: string
  choices: TeamChoices
  /** Until the first round begins. */
  canChange: boolean
  /** What the server answered to a change of this team. */
  result: FormProblem | undefined
}) {
  const { number, version, name, isNamed, isWithdrawn, registeredAtIso } = team
  const { t } = useTranslation('series')
  const { lang } = useSite()
  return (
    <Section id={`team-${number}`} title={`${number}. ${name}`} level={3}>
      <p>
        {isWithdrawn ? <Tag>{t('standings.withdrawn')}</Tag> : null}{' '}
        {t('register.registered', { instant: formatInstant(lang, registeredAtIso, zone, 'datetime') })}.{' '}
        {t(isNamed ? 'register.is-named-now' : 'register.is-numbered-now')}
      </p>
      {isWithdrawn ? null : canChange ? (
        <Disclosure summary={t('register.change', { team: name })} open={result !== undefined}>
          <Form
            intent="change"
            hidden={{ team: number, version }}
            result={result}
            label={t('register.change', { team: name })}
          >
            <TeamFields choices={choices} team={team} />
            <SubmitButton>{t('register.save', { team: name })}</SubmitButton>
          </Form>
        </Disclosure>
      ) : (
        <p>{t('register.settled')}</p>
      )}
      <ButtonRow>
        <Form intent="name" hidden={{ team: number, isNamed: isNamed ? 'no' : 'yes' }}>
          <SubmitButton tone="secondary">
            {t(isNamed ? 'register.say-numbered' : 'register.say-named', { team: name })}
          </SubmitButton>
        </Form>
        {isWithdrawn ? null : (
          <Form intent="withdraw" hidden={{ team: number }}>
            <SubmitButton tone="danger">{t('register.withdraw', { team: name })}</SubmitButton>
          </Form>
        )}
      </ButtonRow>
    </Section>
  )
}
