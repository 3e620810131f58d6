import { useTranslation } from 'react-i18next'
import { formatShare } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import type { CriterionView } from '../core/brief-view.ts'

/** What the jury judges by: weight, question, and what the levels mean. */
export function CriteriaList({ criteria }: { criteria: readonly CriterionView[] }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  return (
    <ol className="criteria">
      {criteria.map((criterion) => {
        const textLang = criterion.locale === lang ? undefined : htmlLangs[criterion.locale]
        return (
          <li key={criterion.position} className="criterion">
            <h3 lang={textLang}>
              {criterion.name}
              <span className="criterion__weight" lang={lang}>
                {' '}
                {t('criteria.weight', { share: formatShare(lang, criterion.weight / 100, 0) })}
              </span>
            </h3>
            <p lang={textLang}>{criterion.question}</p>
            <ShownInNote locale={criterion.locale} />
            {criterion.anchors.length > 0 ? (
              <Disclosure summary={t('criteria.levels', { name: criterion.name })}>
                <dl className="anchors" lang={textLang}>
                  {criterion.anchors.map((anchor) => (
                    <div key={anchor.level}>
                      <dt>{t('criteria.level', { level: anchor.level, highest: criterion.highest })}</dt>
                      <dd>{anchor.text}</dd>
                    </div>
                  ))}
                </dl>
              </Disclosure>
            ) : null}
            {criterion.minimum === null ? null : (
              <p className="criterion__minimum">{t('criteria.minimum', { level: criterion.minimum })}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
