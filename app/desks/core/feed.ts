/** Feeds of what happened in public, as Atom (RFC 4287) and JSON Feed 1.1. Written from the same entries. */

export type FeedEntry = {
  /** Stays the same for ever, whatever language it is read in. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  /** IETF tag of title and summary. */
  readonly language: string
  readonly publishedAt: Date
  readonly updatedAt: Date
}

export type Feed = {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly language: string
  /** The page that shows the same. */
  readonly pageUrl: string
  readonly atomUrl: string
  readonly jsonUrl: string
  /** The newest first. */
  readonly entries: readonly FeedEntry[]
}

/** The instant of the newest change, or null when nothing has happened yet. */
export function feedUpdatedAt({ entries }: Feed): Date | null {
  const times = entries.map(({ updatedAt }) => updatedAt.getTime())
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

export function atomOf(feed: Feed): string {
  const { id, title, subtitle, language, pageUrl, atomUrl, entries } = feed
  const updatedAt = feedUpdatedAt(feed) ?? new Date(0)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<subtitle>${escapeXml(subtitle)}</subtitle>
<link rel="self" type="application/atom+xml" href="${escapeXml(atomUrl)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(pageUrl)}"/>
<author><name>Haaste</name></author>
<updated>${updatedAt.toISOString()}</updated>
${entries.map(atomEntry).join('')}</feed>
`
}

function atomEntry({ id, url, title, summary, language, publishedAt, updatedAt }: FeedEntry): string {
  return `<entry xml:lang="${escapeXml(language)}">
<id>${escapeXml(id)}</id>
<title>${escapeXml(title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>
<published>${publishedAt.toISOString()}</published>
<updated>${updatedAt.toISOString()}</updated>
<summary>${escapeXml(summary)}</summary>
</entry>
`
}

export function jsonFeedOf({ title, subtitle, language, pageUrl, jsonUrl, entries }: Feed): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description: subtitle,
    language,
    home_page_url: pageUrl,
    feed_url: jsonUrl,
    authors: [{ name: 'Haaste' }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      language: entry.language,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
    })),
  }
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' },
}

/** Text for XML 1.0, in elements and attributes; characters that XML cannot carry are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
