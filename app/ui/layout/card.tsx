import type { ReactNode } from 'react'

export type CardProps = {
  /** What a link to this one names. */
  id?: string
  /** The title is the link; the whole card is its target for a pointer. */
  to?: string
  title: ReactNode
  level?: 2 | 3
  titleLang?: string
  eyebrow?: ReactNode
  /** Art on top: usually `<Cover>`. */
  cover?: ReactNode
  /** The line at the bottom: rail, tag, date. */
  foot?: ReactNode
  /** `question` for challenges: the serif. */
  voice?: 'question' | 'plain'
  children?: ReactNode
}

/** One thing among others: a challenge, a winner, a pilot, a programme. */
export function Card({
  id,
  to,
  title,
  level = 3,
  titleLang,
  eyebrow,
  cover,
  foot,
  voice = 'plain',
  children,
}: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <article id={id} className={`card card--${voice}${to ? ' card--link' : ''}`}>
      {cover ? <div className="card__cover">{cover}</div> : null}
      <div className="card__body">
        {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
        <Heading className="card__title" lang={titleLang}>
          {to ? <a href={to}>{title}</a> : title}
        </Heading>
        {children}
        {foot ? <div className="card__foot">{foot}</div> : null}
      </div>
    </article>
  )
}
