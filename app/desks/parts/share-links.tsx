import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/layout/section.tsx'

export type ShareLinksProps = {
  links: readonly { to: string; label: string }[]
  /** HTML for other people's pages. */
  embed?: string
}

/** The same in other forms: to subscribe to, to read by program, to show elsewhere. */
export function ShareLinks({ links, embed }: ShareLinksProps) {
  const { t } = useTranslation('desks')
  return (
    <Section id="share" title={t('share.title')} intro={t('share.intro')}>
      <ul className="link-row">
        {links.map(({ to, label }) => (
          <li key={to}>
            <a href={to}>{label}</a>
          </li>
        ))}
      </ul>
      {embed === undefined ? null : (
        <Disclosure summary={t('share.embed')}>
          <p>{t('share.embed-hint')}</p>
          <pre className="share-code" tabIndex={0}>
            <code>{embed}</code>
          </pre>
        </Disclosure>
      )}
    </Section>
  )
}
