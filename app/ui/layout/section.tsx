import type { ReactNode } from 'react'

export type SectionProps = {
  title?: ReactNode
  /** `lang` of the title, where it is not the page's. */
  titleLang?: string
  /** The anchor, also what the section is labelled by. Given whenever there is a title to link to. */
  id?: string
  level?: 2 | 3
  intro?: ReactNode
  actions?: ReactNode
  /** `raised` puts it on its own sheet; `plain` stands on the page under a hairline; `bare` has no line. */
  tone?: 'plain' | 'raised' | 'bare'
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({
  title,
  titleLang,
  id,
  level = 2,
  intro,
  actions,
  tone = 'plain',
  children,
}: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section
      id={id}
      className={`section section--${tone}`}
      aria-labelledby={id && title ? `${id}-title` : undefined}
    >
      {title ? (
        <div className="section__head">
          <Heading id={id ? `${id}-title` : undefined} lang={titleLang}>
            {title}
          </Heading>
          {actions}
        </div>
      ) : null}
      {intro ? <p className="section__intro">{intro}</p> : null}
      {children}
    </section>
  )
}
