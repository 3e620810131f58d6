import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'

type Values = {
  /** What was given here and what stands there, as one says them. */
  mine: string
  theirs: string
}

function Both({ mine, theirs, isText }: Values & { isText: boolean }) {
  const { t } = useTranslation('judge')
  const said = (value: string) => (value === '' ? t('clash.nothing') : value)
  if (!isText)
    return (
      <p>
        {t('clash.there')} <strong>{said(theirs)}</strong>. {t('clash.here')} <strong>{said(mine)}</strong>.
      </p>
    )
  return (
    <>
      <p>{t('clash.there')}</p>
      <blockquote className="prose" dir="auto">
        {said(theirs)}
      </blockquote>
      <p>{t('clash.here-in-field')}</p>
    </>
  )
}

/** One field that was changed on another device meanwhile: both values, and the choice. Nothing is sent before. */
export function ScoreClashWhileScoring({
  isText,
  onSettle,
  ...values
}: Values & { isText: boolean; onSettle: (choice: 'mine' | 'theirs') => void }) {
  const { t } = useTranslation('judge')
  return (
    <div role="alert">
      <Callout tone="warn" title={t('clash.title')}>
        <Both {...values} isText={isText} />
        <ButtonRow>
          <Button type="button" size="small" onClick={() => onSettle('mine')}>
            {isText ? t('clash.keep-text') : t('clash.keep', { value: values.mine })}
          </Button>
          <Button type="button" size="small" tone="secondary" onClick={() => onSettle('theirs')}>
            {isText ? t('clash.take-text') : t('clash.take', { value: values.theirs || t('clash.nothing') })}
          </Button>
        </ButtonRow>
      </Callout>
    </div>
  )
}

/** The same in a form that was posted back: what stands in the field counts when it is sent again. */
export function ScoreClashInPost({ isText, ...values }: Values & { isText: boolean }) {
  const { t } = useTranslation('judge')
  return (
    <Callout tone="warn" title={t('clash.title')}>
      <Both {...values} isText={isText} />
      <p>{t('clash.choose-in-field')}</p>
    </Callout>
  )
}
