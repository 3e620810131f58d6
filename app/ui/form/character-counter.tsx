import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countCharacters, formatNumber } from '#app/platform/format.ts'
import { useSite } from '../site.ts'
import { fieldId } from './form-context.tsx'

/**
 * What is left of a field's limit, in characters people see. It counts while one types, outside the field's own
 * rendering so that a long answer stays quick to write.
 */
export function CharacterCounter({
  id,
  name,
  start,
  max,
}: {
  id?: string
  name: string
  start: string
  max: number
}) {
  const { t } = useTranslation('ui')
  const { lang } = useSite()
  const [count, setCount] = useState(() => countCharacters(start))
  useEffect(() => {
    const area = document.getElementById(fieldId(name))
    if (!(area instanceof HTMLTextAreaElement || area instanceof HTMLInputElement)) return
    const update = () => setCount(countCharacters(area.value))
    update()
    area.addEventListener('input', update)
    return () => area.removeEventListener('input', update)
  }, [name])
  const left = max - count
  return (
    <p className={`field__counter${left < 0 ? ' field__counter--over' : ''}`} id={id}>
      {left < 0
        ? t('field.characters-over', { count: -left, amount: formatNumber(lang, -left) })
        : t('field.characters-left', { count: left, amount: formatNumber(lang, left) })}
    </p>
  )
}
