import { useTranslation } from 'react-i18next'
import type { NoticeName } from '#emails/index.ts'
import { Fieldset } from '#app/ui/form/fieldset.tsx'

export type SingleRefusal = {
  id: string
  /** Null with `isEveryKind`, or for a kind that does not exist any more. */
  kind: NoticeName | null
  isEveryKind: boolean
  challenge: string
}

/** What is switched off about single challenges, each with a box to hear it again. */
export function SingleRefusals({ refusals }: { refusals: readonly SingleRefusal[] }) {
  const { t } = useTranslation('notify')
  const words = ({ kind, isEveryKind, challenge }: SingleRefusal) =>
    isEveryKind
      ? t('refuse.scopes.challenge', { challenge })
      : t('refuse.about', { kind: kind ? t(`kinds.${kind}`) : t('refuse.former-kind'), challenge })
  return (
    <Fieldset legend={t('choose.single')} hint={t('choose.single-hint')}>
      <div className="choices choices--stacked">
        {refusals.map((refusal) => (
          <div className="choice" key={refusal.id}>
            <input type="checkbox" id={refusal.id} name="heardAgain[]" value={refusal.id} />
            <label htmlFor={refusal.id}>{words(refusal)}</label>
          </div>
        ))}
      </div>
    </Fieldset>
  )
}
