import { describe, expect, it } from 'vitest'
import { atomOf, escapeXml, feedUpdatedAt, jsonFeedOf, type Feed } from './feed.ts'

const feed: Feed = {
  id: 'https://haaste.example/en',
  title: 'News & more',
  subtitle: 'What happened',
  language: 'en',
  pageUrl: 'https://haaste.example/en',
  atomUrl: 'https://haaste.example/en/feed.atom',
  jsonUrl: 'https://haaste.example/en/feed.json',
  entries: [
    {
      id: 'https://haaste.example/challenges/a#opened',
      url: 'https://haaste.example/en/challenges/a',
      title: '<b>"Parks"</b>',
      summary: '公园 \u0001 & more',
      language: 'zh-CN',
      publishedAt: new Date('2021-12-03T07:00:00Z'),
      updatedAt: new Date('2021-12-10T07:00:00Z'),
    },
  ],
}

describe('a feed', () => {
  it('escapes what people wrote and tells instants in UTC', () => {
    const text = atomOf(feed)
    expect(text).toContain('<title>&lt;b&gt;&quot;Parks&quot;&lt;/b&gt;</title>')
    expect(text).toContain('<summary>公园  &amp; more</summary>')
    expect(text).toContain(
      '<updated>2021-12-10T07:00:00.000Z</updated>\n<entry xml:lang="zh-CN">'.split('\n')[0]!,
    )
    expect(text).toContain('<published>2021-12-03T07:00:00.000Z</published>')
    expect(feedUpdatedAt(feed)).toEqual(new Date('2021-12-10T07:00:00Z'))
    expect(feedUpdatedAt({ ...feed, entries: [] })).toBeNull()
  })

  it('says the same as JSON', () => {
    expect(jsonFeedOf(feed)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: feed.jsonUrl,
      items: [{ id: feed.entries[0]!.id, date_modified: '2021-12-10T07:00:00.000Z', language: 'zh-CN' }],
    })
  })

  it('carries no sign that XML forbids', () => {
    expect(escapeXml('a\u0000b\u000bc\td')).toBe('abc\td')
  })
})
