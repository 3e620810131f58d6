import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'

export type DemoBarData = {
  roles: readonly { key: string; label: string; current: boolean }[]
  /** The demo's present instant. */
  nowIso: string
  /** Instants one may jump to, in order; the clock moves forward only. */
  presets: readonly { key: string; label: string; atIso: string }[]
}

/** Above every page of the demo: who one is, what time it is, and where the mails go. */
export function DemoBar({ demo }: { demo: DemoBarData }) {
  const { t } = useTranslation('ui')
  const { lang, paths, pathname, search } = useSite()
  const here = pathname + search
  return (
    <aside className="demo-bar" aria-label={t('demo.label')}>
      <p className="demo-bar__name">{t('demo.name')}</p>
      <form method="post" action={paths.demo.role} className="demo-bar__group">
        <input type="hidden" name="next" value={here} />
        <label htmlFor="demo-role">{t('demo.view-as')}</label>
        <select id="demo-role" name="role" defaultValue={demo.roles.find((role) => role.current)?.key}>
          {demo.roles.map((role) => (
            <option key={role.key} value={role.key}>
              {role.label}
            </option>
          ))}
        </select>
        <button type="submit">{t('demo.switch')}</button>
      </form>
      <form method="post" action={paths.demo.clock} className="demo-bar__group">
        <input type="hidden" name="next" value={here} />
        <label htmlFor="demo-clock">
          <time dateTime={demo.nowIso}>{formatInstant(lang, demo.nowIso, 'Europe/Helsinki')}</time>
        </label>
        <select id="demo-clock" name="at">
          {demo.presets.map((preset) => (
            <option key={preset.key} value={preset.atIso}>
              {preset.label}
            </option>
          ))}
        </select>
        <button type="submit">{t('demo.move')}</button>
      </form>
      <p className="demo-bar__link">
        <a href={paths.mailbox}>{t('demo.mailbox')}</a>
      </p>
    </aside>
  )
}
