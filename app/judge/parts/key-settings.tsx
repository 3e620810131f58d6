import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { keyDeeds, usualKeys, type KeyProblem, type ScoringKeys } from '../core/scoring-keys.ts'
import type { ScoringKeySettings } from './use-scoring-keys.ts'

const fields = ['digits', ...keyDeeds] as const

/** What the single keys do, the switch for all of them, and fields to make each another one. Only where scripts run. */
export function KeySettings({ settings }: { settings: ScoringKeySettings }) {
  const { t } = useTranslation('judge')
  const { isOn, keys } = settings
  const [typed, setTyped] = useState<ScoringKeys | null>(null)
  const [news, setNews] = useState<KeyProblem | 'kept' | null>(null)
  const shown = typed ?? keys
  const problem = news !== 'kept' ? news : null

  function keep(wanted: ScoringKeys) {
    const found = settings.setKeys(wanted)
    setNews(found ?? 'kept')
    if (!found) setTyped(null)
  }

  return (
    <div data-help>
      <Disclosure summary={t('keys.title')}>
        <ul>
          {fields.map((field) => (
            <li key={field}>
              <kbd>{field === 'digits' ? spaced(keys.digits) : keys[field]}</kbd> {t(`keys.${field}`)}
            </li>
          ))}
          <li>{t('keys.typed')}</li>
          <li>{t('keys.check')}</li>
        </ul>
        <p>
          <Tag tone={isOn ? 'good' : 'neutral'}>{t(isOn ? 'keys.on' : 'keys.off')}</Tag>{' '}
          <Button type="button" size="small" tone="quiet" onClick={() => settings.setOn(!isOn)}>
            {t(isOn ? 'keys.switch-off' : 'keys.switch-on')}
          </Button>
        </p>
        <fieldset className="fieldset">
          <legend className="fieldset__legend">{t('keys.others')}</legend>
          <p className="field__hint">{t('keys.others-hint')}</p>
          {fields.map((field) => (
            <div key={field} className="field key-setting">
              <label className="field__label" htmlFor={`key-${field}`}>
                {t(field === 'digits' ? 'keys.digits-label' : `keys.${field}`)}
              </label>
              <input
                id={`key-${field}`}
                className="input input--key"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={shown[field]}
                aria-invalid={problem?.field === field || undefined}
                aria-describedby={problem?.field === field ? 'key-news' : undefined}
                onChange={({ target }) => {
                  setNews(null)
                  setTyped({ ...shown, [field]: target.value })
                }}
              />
            </div>
          ))}
          <p id="key-news" role="status">
            {news === 'kept' ? t('keys.kept') : null}
            {problem
              ? t(`keys.problems.${problem.code}`, { key: 'key' in problem ? problem.key : '' })
              : null}
          </p>
          <ButtonRow>
            <Button type="button" size="small" tone="secondary" onClick={() => keep(shown)}>
              {t('keys.keep')}
            </Button>
            <Button type="button" size="small" tone="quiet" onClick={() => keep(usualKeys)}>
              {t('keys.usual')}
            </Button>
          </ButtonRow>
        </fieldset>
      </Disclosure>
    </div>
  )
}

const spaced = (digits: string) => [...digits].join(' ')
