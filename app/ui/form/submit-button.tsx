import { useContext, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, type ButtonTone } from '../button.tsx'
import { FormContext } from './form-context.tsx'

export type SubmitButtonProps = {
  /** Names the act: "Submit your proposal". */
  children: ReactNode
  tone?: ButtonTone
  size?: 'normal' | 'small'
  /** Sent as `intent` when a form has several buttons. */
  intent?: string
}

/** Sends the form. While it is being sent it says so and cannot be pressed again. */
export function SubmitButton({ children, tone = 'primary', size, intent }: SubmitButtonProps) {
  const { t } = useTranslation('ui')
  const { isBusy } = useContext(FormContext)
  return (
    <Button
      type="submit"
      tone={tone}
      size={size}
      name={intent ? 'intent' : undefined}
      value={intent}
      aria-disabled={isBusy || undefined}
    >
      {isBusy ? t('form.sending') : children}
    </Button>
  )
}
