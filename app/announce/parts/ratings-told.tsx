import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { leastCount } from '../core/small-cells.ts'
import type { ToldRatings, Usefulness } from '../core/feedback-ratings.ts'
import { PlainText } from './plain-text.tsx'

/** What the teams answered about their feedback, in counts that tell of nobody. */
export function RatingsTold({ ratings }: { ratings: ToldRatings | null }) {
  const { t } = useTranslation('announce')
  return (
    <Section
      id="usefulness"
      title={t('feedback.ratings')}
      intro={t('feedback.ratings-intro', { least: leastCount })}
    >
      {ratings === null ? (
        <p>{t('feedback.ratings-few', { least: leastCount })}</p>
      ) : (
        <>
          <ul>
            {ratings.answered.cells.map(({ item, count }) => (
              <li key={item}>
                {t('feedback.count', { what: t(`rating.usefulness.${item as Usefulness}`), count })}
              </li>
            ))}
            {ratings.answered.others === null ? null : (
              <li>
                {t('feedback.count', { what: t('feedback.ratings-others'), count: ratings.answered.others })}
              </li>
            )}
          </ul>
          {ratings.words.length > 0 ? (
            <>
              <h3>{t('feedback.ratings-words')}</h3>
              <ul>
                {ratings.words.map((said, index) => (
                  <li key={index} dir="auto">
                    <PlainText text={said} />
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </Section>
  )
}
