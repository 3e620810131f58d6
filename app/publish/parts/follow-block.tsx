import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/ui/button.tsx'
import { useSite } from '#app/ui/site.ts'

/** On the page of a challenge: the ways to hear of it and to pass it on. */
export function FollowBlock({ slug }: { slug: string }) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <div className="follow-block">
      <h2 className="facts__heading">{t('share-block.title')}</h2>
      <p className="facts__note">{t('share-block.text')}</p>
      <p>
        <ButtonLink to={paths.follow(slug)} tone="secondary" icon="mail">
          {t('share-block.follow')}
        </ButtonLink>
      </p>
      <p>
        <a href={paths.stage(slug)}>{t('share-block.stage')}</a>
      </p>
    </div>
  )
}
