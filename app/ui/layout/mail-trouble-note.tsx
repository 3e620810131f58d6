import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { useSite } from '../site.ts'

/** For whoever no mail reaches: said on every page, until the address is another one or the block is gone. */
export function MailTroubleNote() {
  const { t } = useTranslation('ui')
  const { paths, viewer } = useSite()
  if (!viewer?.mailTrouble) return null
  return (
    <section className="mail-trouble" aria-label={t('mail-trouble.label')}>
      <Icon name="warning" />
      <p>
        {t(`mail-trouble.${viewer.mailTrouble}`)} <a href={paths.inbox}>{t('mail-trouble.read-here')}</a>
        {' · '}
        <a href={paths.accountAddress}>{t('mail-trouble.check')}</a>
      </p>
    </section>
  )
}
