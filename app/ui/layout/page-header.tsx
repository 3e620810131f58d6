import type { ReactNode } from 'react'
import { Logo, type LogoProps } from '../logo.tsx'

export type PageHeaderProps = {
  /** Whose page this is, as a picture above all words. */
  logo?: LogoProps['picture'] | null
  /** A short line above: whose page this is, which programme. */
  eyebrow?: ReactNode
  title: ReactNode
  /** `question` sets a "How might we …" in the large serif; `plain` is for texts and lists. */
  voice?: 'question' | 'plain'
  lede?: ReactNode
  /** Beside the heading on wide screens: owner, cover. */
  aside?: ReactNode
  /** The language of the title when it is not the page's. */
  titleLang?: string
  children?: ReactNode
}

/** The top of a public page. The title is its only h1. */
export function PageHeader({
  logo,
  eyebrow,
  title,
  voice = 'plain',
  lede,
  aside,
  titleLang,
  children,
}: PageHeaderProps) {
  return (
    <header className={`page-header page-header--${voice}${aside ? ' page-header--with-aside' : ''}`}>
      <div className="page-header__words">
        {logo ? <Logo picture={logo} /> : null}
        {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
        <h1 lang={titleLang}>{title}</h1>
        {lede ? <p className="lede">{lede}</p> : null}
        {children}
      </div>
      {aside ? <div className="page-header__aside">{aside}</div> : null}
    </header>
  )
}
