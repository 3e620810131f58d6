import { useTranslation } from 'react-i18next'

export type PartnerInWords = {
  readonly name: string
  readonly countryName: string
  readonly part: string
  readonly hasAgreed: boolean
}

/** The other organisations of a consortium, for whoever reads the proposal; nothing where there are none. */
export function PartnersInWords({ partners }: { partners: readonly PartnerInWords[] }) {
  const { t } = useTranslation('apply')
  if (partners.length === 0) return null
  return (
    <>
      <h3>{t('consortium.partners')}</h3>
      <ul>
        {partners.map(({ name, countryName, part, hasAgreed }) => (
          <li key={name}>
            <strong dir="auto">{name}</strong>, {countryName}: <span dir="auto">{part}</span> (
            {t(hasAgreed ? 'consortium.said-yes' : 'consortium.said-not-yet')})
          </li>
        ))}
      </ul>
    </>
  )
}
