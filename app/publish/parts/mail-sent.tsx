import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'

/** The way back to what a form is about, by its title, in the language that is written in. */
export function TitleLink({ to, title, locale }: { to: string; title: string; locale: Locale }) {
  const { lang } = useSite()
  return (
    <a href={to} lang={locale === lang ? undefined : htmlLangs[locale]}>
      {title}
    </a>
  )
}

/** After a form that anybody may send: a mail is on its way, and nothing happens before its button is pressed. */
export function MailSent({
  eyebrow,
  lede,
  children,
}: {
  eyebrow: ReactNode
  lede: string
  children?: ReactNode
}) {
  const { t } = useTranslation('publish')
  return (
    <PublicLayout width="reading">
      <PageHeader eyebrow={eyebrow} title={t('follow.sent-title')} lede={lede} />
      <p>{t('follow.sent-nothing')}</p>
      {children}
    </PublicLayout>
  )
}
