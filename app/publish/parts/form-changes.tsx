import { useTranslation } from 'react-i18next'
import type { FormChange } from '../core/form/form-difference.ts'

/** What of a form is new, gone or different, question by question. */
export function FormChanges({ changes }: { changes: readonly FormChange[] }) {
  const { t } = useTranslation('publish')
  if (changes.length === 0) return <p>{t('form.changes.none')}</p>
  return (
    <ul className="form-changes">
      {changes.map((change) => (
        <li key={change.key}>
          {change.kind === 'added' ? (
            <ins>
              <span className="visually-hidden">{t('addenda.added')} </span>
              {change.label}
            </ins>
          ) : change.kind === 'removed' ? (
            <del>
              <span className="visually-hidden">{t('addenda.removed')} </span>
              {change.label}
            </del>
          ) : (
            <span>{change.label}</span>
          )}{' '}
          <span className="form-changes__what">
            {change.kind === 'changed'
              ? change.aspects.map((aspect) => t(`form.changes.aspects.${aspect}`)).join(', ')
              : t(`form.changes.${change.kind}`, { section: change.section })}
            {change.kind === 'changed' && change.before
              ? ` (${t('form.changes.before', { label: change.before })})`
              : null}
          </span>
        </li>
      ))}
    </ul>
  )
}
