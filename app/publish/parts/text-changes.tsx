import { useTranslation } from 'react-i18next'
import { htmlLangs, localeNames } from '#app/platform/i18n.ts'
import { isLongText } from '../core/brief-view.ts'
import { isBriefField, type FieldChange } from '../core/addendum.ts'

/** How texts changed, field by field: what was taken out is struck through, what was put in is marked. */
export function TextChanges({ changes }: { changes: readonly FieldChange[] }) {
  const { t } = useTranslation('publish')
  const hasSeveral = new Set(changes.map(({ locale }) => locale)).size > 1
  return (
    <dl className="text-changes">
      {changes.map(({ locale, field, pieces }) => (
        <div key={`${locale} ${field}`}>
          <dt>
            {isLongText(field)
              ? t(`brief.sections.${field}`)
              : isBriefField(field)
                ? t(`edit-brief.fields.${field}.label`)
                : t('addenda.other-field')}
            {hasSeveral ? (
              <span className="text-changes__language" lang={htmlLangs[locale]}>
                {' '}
                {localeNames[locale]}
              </span>
            ) : null}
          </dt>
          <dd lang={htmlLangs[locale]}>
            {pieces.map(({ kind, text }, index) =>
              kind === 'same' ? (
                <span key={index}>{text}</span>
              ) : kind === 'added' ? (
                <ins key={index}>
                  <span className="visually-hidden">{t('addenda.added')} </span>
                  {text}
                </ins>
              ) : (
                <del key={index}>
                  <span className="visually-hidden">{t('addenda.removed')} </span>
                  {text}
                </del>
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
