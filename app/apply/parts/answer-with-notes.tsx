import type { ReactNode } from 'react'
import { directionOf, htmlLangOf } from '#app/platform/languages.ts'
import type { AnswerNotes } from '../core/answer-notes.ts'

/** An answer with what is said beside it: the mark of a trade secret, and translations under the original. */
export function AnswerWithNotes({
  notes,
  secretLabel,
  children,
}: {
  notes: AnswerNotes | undefined
  /** "Trade secret", in the reader's language. */
  secretLabel: string
  children: ReactNode
}) {
  if (!notes) return <>{children}</>
  return (
    <>
      {notes.secret === null ? null : (
        <p className="meta answer-mark">
          <strong>{secretLabel}</strong>: <span dir="auto">{notes.secret}</span>
        </p>
      )}
      {children}
      {notes.translations.map(({ text, language, note }) => (
        <blockquote key={note}>
          <p className="meta">{note}</p>
          <div lang={htmlLangOf(language)} dir={directionOf(language)}>
            {text.split(/\n{2,}/).map((paragraph, index) => (
              <p key={index}>{paragraph}</p>
            ))}
          </div>
        </blockquote>
      ))}
    </>
  )
}
