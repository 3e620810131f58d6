import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { SavedState } from '#app/ui/form/saved-state.tsx'
import type { FormAutosave } from './use-form-autosave.ts'

/** Only a browser that saves meets one: it comes when it is needed. Where it cannot, the line below still says what waits. */
const AutosaveConflict = lazy(() => import('./autosave-conflict.tsx').catch(() => ({ default: () => <></> })))

/** What became of the last words, above the button; and, where somebody else was faster, both texts and the choice. */
export function AutosaveState({ autosave, zone }: { autosave: FormAutosave; zone: string }) {
  const { t } = useTranslation('publish')
  const { state, savedAtIso, problem, conflict, keepMine } = autosave
  return (
    <>
      {conflict ? (
        <Suspense>
          <AutosaveConflict conflict={conflict} keepMine={keepMine} />
        </Suspense>
      ) : null}
      {problem === null ? (
        <SavedState state={state} savedAtIso={savedAtIso} zone={zone} />
      ) : (
        <p className="saved-state saved-state--failed" role="status" aria-live="polite">
          {t('autosave.not-saved', { problem })}
        </p>
      )}
    </>
  )
}
