import type { FieldFor } from './question-field.tsx'

/** A text between the questions. */
export function NoteText({ question: { label, help } }: FieldFor<'note'>) {
  return (
    <div className="form-note prose">
      {label ? <h2>{label}</h2> : null}
      {help.split(/\n{2,}/).map((paragraph, index) => (paragraph ? <p key={index}>{paragraph}</p> : null))}
    </div>
  )
}
