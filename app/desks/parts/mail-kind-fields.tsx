import { useTranslation } from 'react-i18next'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import type { MailGroup } from '../core/mail-kinds.ts'

export type MailKindChoice = {
  notice: string
  name: string
  /** Why people get it, as the foot of the mail says it. */
  reason: string
  isMandatory: boolean
  isWanted: boolean
}

/** The mails of one phase: a box for each that may be switched off, and the rest by name. */
export function MailKindFields({ group, kinds }: { group: MailGroup; kinds: readonly MailKindChoice[] }) {
  const { t } = useTranslation('notify')
  const always = kinds.filter(({ isMandatory }) => isMandatory)
  const open = kinds.filter(({ isMandatory }) => !isMandatory)
  return (
    <Fieldset legend={t(`choose.groups.${group}`)}>
      {open.length > 0 ? (
        <div className="choices choices--stacked">
          {open.map(({ notice, name, reason, isWanted }) => {
            const id = `kind-${notice.replaceAll('.', '-')}`
            return (
              <div className="choice" key={notice}>
                <input
                  type="checkbox"
                  id={id}
                  name="wanted[]"
                  value={notice}
                  defaultChecked={isWanted}
                  aria-describedby={`${id}-why`}
                />
                <label htmlFor={id}>{name}</label>
                <p className="choice__hint" id={`${id}-why`}>
                  {t('choose.why', { reason })}
                </p>
              </div>
            )
          })}
        </div>
      ) : null}
      {always.length > 0 ? (
        <div className="mail-always">
          <p className="mail-always__head">{t('choose.always')}</p>
          <ul>
            {always.map(({ notice, name, reason }) => (
              <li key={notice}>
                {name} <span className="mail-always__why">{t('choose.why', { reason })}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Fieldset>
  )
}
