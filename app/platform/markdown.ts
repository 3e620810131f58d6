import MarkdownIt from 'markdown-it'

/** How a text is rendered: `headingLevel` is the level its top headings get on the page (2 by default). */
export type MarkdownOptions = { headingLevel?: 2 | 3 | 4 | 5 }

/** HTML that came out of `renderMarkdown` and nowhere else: the only kind a page places as HTML. */
export type RenderedMarkdown = string & { readonly rendered: 'markdown' }

/**
 * The one way from somebody's Markdown to HTML, for pages, mails and previews alike. Raw HTML is shown as text,
 * images are left out, links lead to http, https or mailto only and carry `rel="noopener nofollow"`; headings are
 * moved below the page's own. The result is safe to place as HTML.
 */
export function renderMarkdown(source: string, { headingLevel = 2 }: MarkdownOptions = {}): RenderedMarkdown {
  return parser.render(source, { headingShift: headingLevel - 1 }) as RenderedMarkdown
}

/** The words alone, for descriptions and mail previews: no marks, one line. */
export function plainTextOfMarkdown(source: string): string {
  const text = parser
    .parse(source, {})
    .flatMap(
      (token) => token.children ?? (token.type === 'fence' || token.type === 'code_block' ? [token] : []),
    )
    .map((token) => (token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content))
  return text.join(' ').replaceAll(/\s+/g, ' ').trim()
}

const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false }).disable('image')

parser.validateLink = (url) => {
  // A browser drops control characters and spaces before it reads the scheme, so they are dropped here too.
  const plain = [...url].filter((character) => character > ' ' && character !== '\u007f').join('')
  return /^(https?:\/\/|mailto:)/i.test(plain)
}

const renderToken = parser.renderer.renderToken.bind(parser.renderer)

parser.renderer.rules.link_open = (tokens, index, options) => {
  tokens[index]?.attrSet('rel', 'noopener nofollow')
  return renderToken(tokens, index, options)
}

const headingTag: NonNullable<typeof parser.renderer.rules.heading_open> = (tokens, index, options, env) => {
  const token = tokens[index]
  if (token) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + headingShiftOf(env))}`
  return renderToken(tokens, index, options)
}

parser.renderer.rules.heading_open = headingTag
parser.renderer.rules.heading_close = headingTag

/** markdown-it aligns columns with a style attribute, which the page's policy forbids. */
const cellTag: NonNullable<typeof parser.renderer.rules.td_open> = (tokens, index, options) => {
  const token = tokens[index]
  if (token) token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style')
  return renderToken(tokens, index, options)
}

parser.renderer.rules.td_open = cellTag
parser.renderer.rules.th_open = cellTag

function headingShiftOf(env: unknown): number {
  return typeof env === 'object' && env !== null && 'headingShift' in env ? Number(env.headingShift) : 1
}
