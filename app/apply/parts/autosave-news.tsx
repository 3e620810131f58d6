import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { SavedState } from '#app/ui/form/saved-state.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ProposalFrame } from '../core/proposal-frame.ts'
import type { Autosave } from './use-autosave.ts'

/** What becomes of the words while they are written, and what to do when they cannot be saved. */
export function AutosaveNews({ autosave, frame }: { autosave: Autosave; frame: ProposalFrame }) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const { state, savedAtIso, refusal, returnTo, isKeptNowhere } = autosave
  if (refusal !== null) {
    const isNotYours = refusal === 'not-yours'
    return (
      <div role="alert">
        <Callout tone="warn" title={isNotYours ? t('section.not-yours') : refusal.sentence}>
          <p>{t(isNotYours ? 'section.not-yours-text' : 'section.refused')}</p>
          <ul>
            {isNotYours ? null : (
              <li>
                <a href={paths.copy(frame.id)}>{t('copy.title')}</a>
              </li>
            )}
            <li>
              <a href={`mailto:${frame.contactEmail}?subject=${encodeURIComponent(frame.reference)}`}>
                {frame.contactEmail}
              </a>
            </li>
          </ul>
        </Callout>
      </div>
    )
  }
  return (
    <>
      {returnTo ? (
        <div role="alert">
          <Callout tone="warn" title={t('section.signed-out')}>
            <p>{t('section.signed-out-text')}</p>
            <a href={paths.signIn(returnTo)}>{t('section.sign-in')}</a>
          </Callout>
        </div>
      ) : null}
      {isKeptNowhere ? (
        <Callout tone="warn">
          <p>{t('section.kept-nowhere')}</p>
        </Callout>
      ) : null}
      <SavedState state={state} savedAtIso={savedAtIso} zone={frame.zone} />
    </>
  )
}
