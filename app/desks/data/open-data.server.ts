import { asc, eq, gt, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubChallenges, pubMentions, pubProgrammes, pubProgrammeTexts } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { ChallengeCardData } from '../core/challenge-card.ts'
import { publicChallenge } from './public-challenge.server.ts'
import { publicProgramme } from './public-programme.server.ts'

type Reader = { readonly lang: Locale; readonly origin: string; readonly now: Date }

/** A challenge as lists of the API have it. What it says is part of our promise: fields are added, never changed. */
export function challengeSummary(card: ChallengeCardData, { lang, origin }: Reader) {
  const paths = pathsIn(lang)
  return {
    slug: card.slug,
    number: card.number,
    state: card.state,
    title: card.title,
    question: card.question,
    tagline: card.tagline,
    language: card.textLocale,
    theme: card.theme,
    owner: card.owner,
    programme: { slug: card.programme.slug, name: card.programme.name },
    calendar: {
      zone: card.zone,
      opensAt: card.opensAtIso,
      closesAt: card.closesAtIso,
      graceMinutes: card.graceMinutes,
      judgingEndsAt: card.judgingEndsAtIso,
      announcesAt: card.announcesAtIso,
    },
    links: {
      self: `${origin}/api/v1/challenges/${card.slug}?lang=${lang}`,
      page: origin + paths.challenge(card.slug),
      calendar: origin + paths.calendar(card.slug),
      image: origin + paths.shareImage(card.slug),
      embed: origin + paths.embed(card.slug),
    },
  }
}

/** Everything the API says of one challenge, or null. Texts of the brief are HTML that our own pages show. */
export async function challengeDetail(db: Executor, slug: string, reader: Reader) {
  const { lang } = reader
  const challenge = await publicChallenge(db, { slug, lang })
  if (!challenge) return null
  const { brief, criteria, awards, deadlineChanges, announcementChanges, eligibility } = challenge
  const awardName = (line: number | null) => awards.find(({ position }) => position === line)?.name ?? null
  return {
    ...challengeSummary(
      {
        ...challenge,
        title: brief.title,
        question: brief.question,
        tagline: brief.tagline,
        textLocale: brief.locale,
        isClosingSoon: false,
        stations: [],
      },
      reader,
    ),
    pilotsOffered: challenge.pilotsOffered,
    grant: challenge.grant,
    sdgGoals: challenge.sdgGoals,
    themes: brief.themes,
    eligibility,
    organisers: challenge.organisers,
    contactEmail: challenge.contactEmail,
    cancelReason: challenge.cancelReason,
    brief: brief.sections.map(({ name, html }) => ({ section: name, html })),
    termsLink: brief.termsLink === '' ? null : brief.termsLink,
    faq: brief.faq,
    material: brief.links,
    criteria: criteria.map(({ name, question, weight, rubric, minimum, isForFinalists, anchors }) => ({
      ...{
        name,
        question,
        weight,
        type: rubric.type,
        config: rubric.config,
        minimum,
        isForFinalists,
        anchors,
      },
    })),
    deadlineChanges: deadlineChanges.map((change) => ({
      previousClosesAt: change.previousClosesAtIso,
      closesAt: change.closesAtIso,
      changedAt: change.changedAtIso,
      reason: change.reason,
    })),
    appeals: { days: challenge.appealDays, until: challenge.appealsUntilIso },
    embargo: { hours: challenge.embargoHours, answerDays: challenge.answerDays },
    announcementChanges: announcementChanges.map((change) => ({
      previousAnnouncesAt: change.previousAnnouncesAtIso,
      announcesAt: change.announcesAtIso,
      changedAt: change.changedAtIso,
      reason: change.reason,
    })),
    awards: awards.map(({ name, kind, places, amount, currency }) => ({
      name,
      kind,
      places,
      amount,
      currency,
    })),
    winners: challenge.winners.map(({ awardLine, amount, ...winner }) => ({
      ...winner,
      award: awardName(awardLine),
      amount,
    })),
    mentions: (await mentionsIn(db, slug)).map(({ awardLine, ...mention }) => ({
      ...mention,
      award: awardName(awardLine),
    })),
  }
}

/** Honourable mentions; none before the announcement. */
async function mentionsIn(db: Executor, slug: string) {
  return db
    .select({
      title: pubMentions.title,
      language: pubMentions.language,
      organisation: pubMentions.organisation,
      country: pubMentions.country,
      awardLine: pubMentions.awardLine,
    })
    .from(pubMentions)
    .innerJoin(pubChallenges, eq(pubChallenges.id, pubMentions.challengeId))
    .where(eq(pubChallenges.slug, slug))
    .orderBy(asc(pubMentions.reference))
}

/** Public programmes by slug, a page at a time. */
export async function programmeSummaries(
  db: Executor,
  { after, limit }: { after: string | null; limit: number },
  { lang, origin }: Reader,
) {
  const rows = await db
    .select({
      slug: pubProgrammes.slug,
      theme: pubProgrammes.theme,
      zone: pubProgrammes.zone,
      texts: sql<{ locale: Locale; name: string; tagline: string }[]>`(
        select coalesce(json_agg(json_build_object('locale', t.locale, 'name', t.name, 'tagline', t.tagline)), '[]'::json)
        from ${pubProgrammeTexts} t where t.programme_id = ${pubProgrammes.id})`,
    })
    .from(pubProgrammes)
    .where(after === null ? undefined : gt(pubProgrammes.slug, after))
    .orderBy(asc(pubProgrammes.slug))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map(({ slug, theme, zone, texts }) => {
    const text = textIn(texts, lang)
    return {
      ...{ slug, theme, zone },
      name: text?.name ?? slug,
      tagline: text?.tagline ?? '',
      language: text?.locale ?? lang,
      links: {
        self: `${origin}/api/v1/programmes/${slug}?lang=${lang}`,
        page: origin + pathsIn(lang).programme(slug),
        calendar: origin + pathsIn(lang).programmeCalendar(slug),
        feed: origin + pathsIn(lang).programmeFeed(slug, 'json'),
      },
    }
  })
  return { items, next: rows.length > limit ? (items.at(-1)?.slug ?? null) : null }
}

/** One programme with its parties and challenges, or null. */
export async function programmeDetail(db: Executor, slug: string, reader: Reader) {
  const { lang, now, origin } = reader
  const programme = await publicProgramme(db, { slug, lang, now })
  if (!programme) return null
  return {
    slug: programme.slug,
    name: programme.name,
    tagline: programme.tagline,
    about: programme.about,
    language: programme.textLocale,
    theme: programme.theme,
    zone: programme.zone,
    contactEmail: programme.contactEmail,
    parties: programme.parties.flatMap(({ relation, members }) =>
      members.map(({ name, country, website }) => ({ relation, name, country, website })),
    ),
    challenges: programme.challenges.map((card) => challengeSummary(card, reader)),
    links: { page: origin + pathsIn(lang).programme(slug) },
  }
}
