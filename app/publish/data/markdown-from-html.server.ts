import TurndownService from 'turndown'

const isMarkup =
  /<\/?(p|div|span|br|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|th|script|style|img|iframe|font)\b[^>]*>/i

const turndown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced' })
turndown.remove(['script', 'style', 'iframe', 'object', 'embed', 'noscript', 'form', 'img'] as never)

/** A text from elsewhere as Markdown: what is HTML is turned into it, without anything that runs; the rest stays. */
export function markdownFromHtml(text: string): string {
  return isMarkup.test(text) ? turndown.turndown(text) : text
}
