import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatNumber } from '#app/platform/format.ts'
import { localeNames, type Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { longestSide, mostPictureBytes, shortestSide } from '../core/look/picture.ts'

type Picture = { src: string; width: number; height: number }
type Party = { organisationId: string; name: string; logo: Picture | null }

type Props = {
  look: {
    name: string
    logo: Picture | null
    alts: readonly { locale: Locale; alt: string }[]
    parties: readonly Party[]
  }
  result: FormProblem | undefined
  isReadOnly: boolean
}

const accepted = '.png,.jpg,.jpeg,image/png,image/jpeg'

/** The pictures of a programme: its own logo with what it shows, and those of its parties. */
export function LogoForms({ look, result, isReadOnly }: Props) {
  const intent = result?.values.intent
  const isAboutParties = intent === 'save-party-logo' || intent === 'remove-party-logo'
  return (
    <>
      <OwnLogo look={look} result={isAboutParties ? undefined : result} isReadOnly={isReadOnly} />
      <PartyLogos look={look} result={isAboutParties ? result : undefined} isReadOnly={isReadOnly} />
    </>
  )
}

function OwnLogo({ look, result, isReadOnly }: Props) {
  const { t } = useTranslation('publish')
  const limits = useLimits()
  return (
    <Section id="logo" title={t('look.logo')} intro={t('look.logo-intro')}>
      {look.logo ? <Logo picture={{ ...look.logo, alt: look.name }} /> : <p>{t('look.no-logo')}</p>}
      {isReadOnly ? null : (
        <>
          <Form result={result} intent="save-logo" encType="multipart/form-data" label={t('look.logo')}>
            <FileField name="logo" label={t('look.logo-file')} hint={limits} accept={accepted} />
            {look.alts.map(({ locale, alt }) => (
              <TextField
                key={locale}
                name={`alt.${locale}`}
                label={t('look.alt', { language: localeNames[locale] })}
                hint={t('look.alt-hint')}
                defaultValue={alt}
                optional
              />
            ))}
            <SubmitButton>{t('look.save-logo')}</SubmitButton>
          </Form>
          {look.logo ? (
            <AskFirst
              intent="remove-logo"
              hidden={{}}
              action={t('look.remove')}
              of={look.name}
              loss={t('look.remove-loss')}
              confirm={t('look.remove-logo')}
            />
          ) : null}
        </>
      )}
    </Section>
  )
}

function PartyLogos({ look, result, isReadOnly }: Props) {
  const { t } = useTranslation('publish')
  const limits = useLimits()
  const removeColumn = {
    key: 'remove',
    header: t('look.remove'),
    cell: (party: Party) =>
      party.logo ? (
        <AskFirst
          intent="remove-party-logo"
          hidden={{ organisationId: party.organisationId }}
          action={t('look.remove')}
          of={party.name}
          loss={t('look.remove-party-loss', { name: party.name })}
          confirm={t('look.remove-party-logo', { name: party.name })}
        />
      ) : null,
  }
  return (
    <Section id="party-logos" title={t('look.party-logos')} intro={t('look.party-logos-intro')}>
      <DataTable
        caption={t('look.party-logos')}
        isCaptionHidden
        rows={look.parties}
        rowKey={({ organisationId }) => organisationId}
        empty={<p>{t('look.no-parties')}</p>}
        columns={[
          { key: 'name', header: t('look.party'), isRowName: true, cell: ({ name }) => name },
          {
            key: 'logo',
            header: t('look.logo'),
            cell: ({ name, logo }) =>
              logo ? <Logo picture={{ ...logo, alt: name }} isSmall /> : t('look.name-as-text'),
          },
          ...(isReadOnly ? [] : [removeColumn]),
        ]}
      />
      {isReadOnly || look.parties.length === 0 ? null : (
        <Disclosure summary={t('look.add-party-logo')} open={result !== undefined}>
          <Form
            result={result}
            intent="save-party-logo"
            encType="multipart/form-data"
            label={t('look.add-party-logo')}
          >
            <SelectField
              name="organisationId"
              label={t('look.party')}
              choices={look.parties.map(({ organisationId, name }) => ({
                value: organisationId,
                label: name,
              }))}
            />
            <FileField
              name="partyLogo"
              label={t('look.logo-file')}
              hint={limits}
              accept={accepted}
              required
            />
            <SubmitButton>{t('look.save-logo')}</SubmitButton>
          </Form>
        </Disclosure>
      )}
    </Section>
  )
}

/** What a file may be, said before one is chosen. */
function useLimits(): string {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  return t('look.limits', {
    megabytes: formatNumber(lang, mostPictureBytes / 1e6),
    shortest: formatNumber(lang, shortestSide),
    longest: formatNumber(lang, longestSide),
  })
}
