import { FieldFrame } from './field-frame.tsx'
import { useField, type FieldProps } from './form-context.tsx'

export type FileFieldProps = FieldProps & {
  /** Kinds of file the dialog offers: `.json,.csv`. What arrives is looked at all the same. */
  accept?: string
  /** Takes what is chosen at once, several files at a time; nothing is left for the form to send. */
  onFiles?: ((files: readonly File[]) => void) | undefined
}

/** One file. A browser never sends a file back into a form: after a mistake it is chosen again. */
export function FileField(props: FileFieldProps) {
  const { name, label, hint, error: givenError, required, optional, disabled, accept, onFiles } = props
  const { id, error, hintId, errorId, wiring } = useField({ name, error: givenError, hint })
  return (
    <FieldFrame {...{ id, label, hint, hintId, error, errorId, optional }}>
      <input
        {...wiring}
        id={id}
        type="file"
        className="input input--file"
        accept={accept}
        required={required}
        disabled={disabled}
        multiple={onFiles !== undefined}
        onChange={
          onFiles &&
          (({ target }) => {
            onFiles([...(target.files ?? [])])
            target.value = ''
          })
        }
      />
    </FieldFrame>
  )
}
