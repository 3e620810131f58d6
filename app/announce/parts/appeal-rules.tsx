import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { appealAnswerDays, appealGrounds } from '../core/appeals.ts'

/** What an appeal may be about, what it cannot do, who answers it and what follows. */
export function AppealRules() {
  const { t } = useTranslation('announce')
  return (
    <Section id="about" title={t('appeal.about')} intro={t('appeal.about-intro')}>
      <dl className="summary-list">
        {appealGrounds.map((ground) => (
          <div key={ground}>
            <dt>{t(`appeal.ground.${ground}`)}</dt>
            <dd>{t(`appeal.ground-hint.${ground}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('appeal.not-again')}</p>
      <p>{t('appeal.who-answers', { days: appealAnswerDays })}</p>
      <p>{t('appeal.what-follows')}</p>
    </Section>
  )
}
