import { Fragment } from 'react'

/** What a person typed, as text: its line breaks stay, nothing in it becomes markup. */
export function PlainText({ text, lang }: { text: string; lang?: string }) {
  return (
    <span lang={lang}>
      {text.split('\n').map((line, index) => (
        <Fragment key={index}>
          {index > 0 ? <br /> : null}
          {line}
        </Fragment>
      ))}
    </span>
  )
}
