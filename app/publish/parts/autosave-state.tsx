import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { SavedState } from '#app/ui/form/saved-state.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { FormAutosave } from './use-form-autosave.ts'

/** What became of the last words, above the button; and, where somebody else was faster, both texts and the choice. */
export function AutosaveState({ autosave, zone }: { autosave: FormAutosave; zone: string }) {
  const { t } = useTranslation('publish')
  const { state, savedAtIso, problem, conflict, keepMine } = autosave
  return (
    <>
      {conflict ? (
        <div role="alert">
          <Callout
            tone="warn"
            title={conflict.by ? t('autosave.theirs-by', { name: conflict.by }) : t('autosave.theirs')}
          >
            <p>{t('autosave.theirs-hint')}</p>
            <SummaryList items={conflict.theirs.map(({ label, text }) => ({ label, value: text }))} />
            <ButtonRow>
              <Button type="button" size="small" onClick={keepMine}>
                {t('autosave.keep-mine')}
              </Button>
              <Button type="button" size="small" tone="secondary" onClick={() => window.location.reload()}>
                {t('autosave.take-theirs')}
              </Button>
            </ButtonRow>
          </Callout>
        </div>
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
