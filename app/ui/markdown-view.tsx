import type { RenderedMarkdown } from '#app/platform/markdown.ts'

/**
 * Somebody's text, rendered by `renderMarkdown` in the loader so that the parser stays on the server.
 * `lang` is given when the text is not in the page's language.
 */
export function MarkdownView({ html, lang }: { html: RenderedMarkdown; lang?: string }) {
  return <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
