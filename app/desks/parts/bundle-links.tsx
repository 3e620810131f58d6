import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'

/** The two bundles of a result and the page that checks them, for those who answer for a result or check it. */
export function BundleLinks({ slug }: { slug: string }) {
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  return (
    <Section id="bundle" title={t('cockpit.bundle.title')} intro={t('cockpit.bundle.intro')}>
      <ul>
        <li>
          <a href={paths.organise.fullBundle(slug)} download>
            {t('cockpit.bundle.full')}
          </a>
        </li>
        <li>
          <a href={paths.bundle(slug)} download>
            {t('cockpit.bundle.public')}
          </a>
        </li>
        <li>
          <a href={paths.verifyBundle}>{t('cockpit.bundle.check')}</a>
        </li>
      </ul>
    </Section>
  )
}
