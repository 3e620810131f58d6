import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { SavedState } from '#app/ui/form/saved-state.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Autosave } from './use-autosave.ts'

/** What becomes of the answers while they are given, and what to do where they cannot be saved. */
export function ScoreNews({
  autosave,
  zone,
  nextTo,
  isOffline,
  isHeldBack,
}: {
  autosave: Autosave
  zone: string
  nextTo: string | null
  /** Nobody answers: the page may be a copy that this browser keeps. */
  isOffline: boolean
  /** A button was pressed that needs the connection, or a choice first. */
  isHeldBack: boolean
}) {
  const { t } = useTranslation('judge')
  const { paths, pathname } = useSite()
  const { state, savedAtIso, problem, isGone, isKeptNowhere, isWaiting } = autosave
  if (isGone) {
    return (
      <div role="alert">
        <Callout tone="warn" title={t('score.gone')}>
          <p>{t('score.gone-hint')}</p>
        </Callout>
      </div>
    )
  }
  return (
    <>
      {problem ? (
        <div role="alert">
          <Callout tone="warn" title={problem}>
            <p>{t('score.refused')}</p>
          </Callout>
        </div>
      ) : null}
      {state === 'signed-out' ? (
        <div role="alert">
          <Callout tone="warn" title={t('score.signed-out')}>
            <a href={paths.signIn(pathname)}>{t('score.sign-in')}</a>
          </Callout>
        </div>
      ) : null}
      {isKeptNowhere && isWaiting ? (
        <Callout tone="warn">
          <p>{t('score.kept-nowhere')}</p>
        </Callout>
      ) : null}
      {isHeldBack ? (
        <div role="alert">
          <Callout tone="warn" title={t(state === 'choosing' ? 'score.choose-first' : 'score.no-line')}>
            {state === 'choosing' ? null : <p>{t('score.no-line-hint')}</p>}
            {nextTo && state !== 'choosing' ? <a href={nextTo}>{t('score.next')}</a> : null}
          </Callout>
        </div>
      ) : isOffline || state === 'offline' ? (
        <Callout>
          <p>{t('score.offline')}</p>
        </Callout>
      ) : null}
      {problem || state === 'offline' ? null : (
        <SavedState state={state} savedAtIso={savedAtIso} zone={zone} />
      )}
    </>
  )
}
