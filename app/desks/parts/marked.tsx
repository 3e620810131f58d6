import { Fragment } from 'react'
import { highlight } from '../core/highlight.ts'

/** A text with what was searched for marked in it; without words, the text. */
export function Marked({ text, words }: { text: string; words: string }) {
  if (words === '') return <>{text}</>
  return (
    <>
      {highlight(text, words).map((piece, index) =>
        piece.isMatch ? <mark key={index}>{piece.text}</mark> : <Fragment key={index}>{piece.text}</Fragment>,
      )}
    </>
  )
}
