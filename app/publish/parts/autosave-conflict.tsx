import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { FormConflict } from './use-form-autosave.ts'

/** Somebody else was faster: what they wrote, and the choice between the two. */
export default function AutosaveConflict({
  conflict,
  keepMine,
}: {
  conflict: FormConflict
  keepMine: () => void
}) {
  const { t } = useTranslation('publish')
  return (
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
  )
}
