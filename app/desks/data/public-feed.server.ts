import type { RequestContext } from '#app/http/context.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { graceInWords } from '#app/publish/data/grace-words.server.ts'
import type { Feed, FeedEntry } from '../core/feed.ts'
import { programmeHead } from './public-programme.server.ts'
import { publicNews, type News } from './public-news.server.ts'

type Reader = Pick<RequestContext, 'db' | 'lang' | 'env' | 't'>

/** The news of everything, or of one programme; null when there is no such public programme. */
export async function publicFeed(context: Reader, programmeSlug?: string): Promise<Feed | null> {
  const { db, lang, env, t } = context
  const origin = env.publicOrigin
  const paths = pathsIn(lang)
  const head =
    programmeSlug === undefined ? undefined : await programmeHead(db, { slug: programmeSlug, lang })
  if (head === null) return null
  const news = await publicNews(db, { lang, ...(head && { programmeId: head.id }) })
  const page = head ? paths.programme(head.slug) : paths.home
  return {
    id: origin + page,
    title: head ? t('desks')('feed.title-of', { programme: head.name }) : t('desks')('feed.title'),
    subtitle: t('desks')('feed.subtitle'),
    language: htmlLangs[lang],
    pageUrl: origin + page,
    atomUrl: origin + (head ? paths.programmeFeed(head.slug, 'atom') : paths.feed('atom')),
    jsonUrl: origin + (head ? paths.programmeFeed(head.slug, 'json') : paths.feed('json')),
    entries: news.map((item) => entryOf(context, item)),
  }
}

function entryOf(context: Reader, item: News): FeedEntry {
  const { lang, env, t } = context
  const { kind, slug, title, summary, locale, at, updatedAt, closesAt, zone } = item
  const origin = env.publicOrigin
  const paths = pathsIn(lang)
  const url = {
    opened: paths.challenge(slug),
    moved: paths.challenge(slug),
    announced: paths.winners(slug),
    pilot: paths.pilot(slug),
  }[kind]
  const mark = kind === 'moved' ? `moved-${at.getTime()}` : kind
  return {
    id: `${origin}/${kind === 'pilot' ? 'pilots' : 'challenges'}/${slug}#${mark}`,
    url: origin + url,
    title: t('desks')(`feed.entries.${kind}`, { title, when: formatInstant(lang, closesAt, zone) }),
    // A deadline is told with its grace.
    summary: [summary, tellsDeadline(kind) ? graceInWords(context, item) : null].filter(Boolean).join(' '),
    language: htmlLangs[locale],
    publishedAt: at,
    updatedAt,
  }
}

function tellsDeadline(kind: News['kind']): boolean {
  return kind === 'opened' || kind === 'moved'
}
