import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'

type Partner = {
  id: string
  name: string
  country: string
  countryName: string
  part: string
  contactName: string | null
  hasAgreed: boolean
}

/** The organisations beside the applicant's own, each with what can be changed of it. */
export function PartnerTable({
  partners,
  countries,
  isWritable,
  result,
}: {
  partners: readonly Partner[]
  countries: readonly Choice[]
  isWritable: boolean
  /** Of a change that was not taken: shown at the partner it was about. */
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  const sentTo = result?.values.partnerId
  return (
    <>
      {result && !partners.some(({ id }) => id === sentTo) ? <Form result={result}>{null}</Form> : null}
      <DataTable
        caption={t('consortium.partners')}
        rows={partners}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', header: t('consortium.name'), isRowName: true, cell: (row) => row.name },
          { key: 'country', header: t('consortium.country'), cell: (row) => row.countryName },
          { key: 'part', header: t('consortium.part'), cell: (row) => row.part },
          { key: 'contact', header: t('consortium.contact'), cell: (row) => row.contactName ?? '–' },
          {
            key: 'agreed',
            header: t('consortium.agreed'),
            cell: (row) => t(row.hasAgreed ? 'consortium.has-agreed' : 'consortium.not-yet'),
          },
          ...(isWritable
            ? [
                {
                  key: 'change',
                  header: t('consortium.change'),
                  cell: (row: Partner) => (
                    <PartnerActions
                      partner={row}
                      countries={countries}
                      result={sentTo === row.id ? result : undefined}
                    />
                  ),
                },
              ]
            : []),
        ]}
        empty={<p>{t('consortium.none')}</p>}
      />
    </>
  )
}

function PartnerActions({
  partner,
  countries,
  result,
}: {
  partner: Partner
  countries: readonly Choice[]
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  return (
    <>
      <Disclosure
        size="small"
        open={result !== undefined}
        summary={
          <span>
            {t('consortium.edit')}
            <span className="visually-hidden"> {partner.name}</span>
          </span>
        }
      >
        <PartnerForm intent="change" partner={partner} countries={countries} result={result} />
      </Disclosure>
      <AskFirst
        intent="remove"
        hidden={{ partnerId: partner.id }}
        action={t('consortium.remove')}
        of={partner.name}
        loss={t('consortium.remove-loss', { name: partner.name })}
        confirm={t('consortium.remove-confirm', { name: partner.name })}
      />
    </>
  )
}

/** What is said of one partner. */
export function PartnerForm({
  intent,
  partner,
  countries,
  result,
}: {
  intent: 'add' | 'change'
  partner?: Partner
  countries: readonly Choice[]
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  return (
    <Form
      intent={intent}
      hidden={partner ? { partnerId: partner.id } : {}}
      result={result}
      rowNames={{
        name: t('consortium.name'),
        country: t('consortium.country'),
        part: t('consortium.part'),
        contactName: t('consortium.contact'),
      }}
      label={partner ? t('consortium.edit-named', { name: partner.name }) : t('consortium.add')}
    >
      <TextField name="name" label={t('consortium.name')} defaultValue={partner?.name} />
      <SelectField
        name="country"
        label={t('consortium.country')}
        defaultValue={partner?.country}
        placeholder={t('choose')}
        choices={countries}
      />
      <TextField
        name="part"
        label={t('consortium.part')}
        hint={t('consortium.part-hint')}
        defaultValue={partner?.part}
      />
      <TextField
        name="contactName"
        label={t('consortium.contact')}
        hint={t('consortium.contact-hint')}
        optional
        defaultValue={partner?.contactName ?? ''}
      />
      <CheckboxField
        name="hasAgreed"
        label={t('consortium.agreed-label')}
        optional
        defaultChecked={partner?.hasAgreed}
      />
      <SubmitButton tone={partner ? 'secondary' : undefined}>
        {t(partner ? 'consortium.save' : 'consortium.add')}
      </SubmitButton>
    </Form>
  )
}
