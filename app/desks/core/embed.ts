import { escapeXml } from './feed.ts'

export const embedSize = { width: 480, height: 340 } as const

/** What somebody pastes into a page of their own to show a challenge there. It runs no script and sets no cookie. */
export function embedSnippet({
  src,
  title,
  width = embedSize.width,
}: {
  src: string
  title: string
  width?: number
}): string {
  return `<iframe src="${escapeXml(src)}" title="${escapeXml(title)}" width="${width}" height="${embedSize.height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
}
