import { useTranslation } from 'react-i18next'
import { trapName } from '../core/public-form.ts'

/**
 * What travels with forms that anybody may send: the reader's time zone where a script can say it, and a field that
 * people neither see nor reach, for programs to fall into.
 */
export function PublicFormFields() {
  const { t } = useTranslation('publish')
  return (
    <>
      <haaste-zone>
        <input type="hidden" name="zone" defaultValue="" />
      </haaste-zone>
      <div className="trap" aria-hidden="true">
        <label htmlFor={`field-${trapName}`}>{t('follow.trap')}</label>
        <input id={`field-${trapName}`} name={trapName} type="text" tabIndex={-1} autoComplete="off" />
      </div>
    </>
  )
}
