import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { pubImages, pubParties, pubProgrammes, pubProgrammeTexts, RELATIONS } from '#db/schema/index.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { ShownPicture } from '#app/publish/core/look/shown-look.ts'
import { shownPicture } from '#app/publish/data/public-look.server.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { challengeCardsOf } from './public-challenges.server.ts'

type Relation = (typeof RELATIONS)[number]

/** Name and id of a public programme, or null. */
export async function programmeHead(db: Executor, { slug, lang }: { slug: string; lang: Locale }) {
  const rows = await db
    .select({
      id: pubProgrammes.id,
      slug: pubProgrammes.slug,
      theme: pubProgrammes.theme,
      locale: pubProgrammeTexts.locale,
      name: pubProgrammeTexts.name,
      tagline: pubProgrammeTexts.tagline,
    })
    .from(pubProgrammes)
    .innerJoin(pubProgrammeTexts, eq(pubProgrammeTexts.programmeId, pubProgrammes.id))
    .where(eq(pubProgrammes.slug, slug))
  return textIn(rows, lang) ?? null
}

/** A programme as the public sees it, with its parties by relation and its challenges in their order; or null. */
export async function publicProgramme(
  db: Executor,
  { slug, lang, now }: { slug: string; lang: Locale; now: Date },
) {
  const [programme] = await db.select().from(pubProgrammes).where(eq(pubProgrammes.slug, slug))
  if (!programme) return null
  const [texts, parties, cards] = await Promise.all([
    db.select().from(pubProgrammeTexts).where(eq(pubProgrammeTexts.programmeId, programme.id)),
    db
      .select({
        relation: pubParties.relation,
        name: pubParties.name,
        country: pubParties.country,
        website: pubParties.website,
        hash: pubParties.logoHash,
        width: pubImages.width,
        height: pubImages.height,
      })
      .from(pubParties)
      .leftJoin(pubImages, eq(pubImages.hash, pubParties.logoHash))
      .where(eq(pubParties.programmeId, programme.id))
      .orderBy(asc(pubParties.position)),
    challengeCardsOf(db, programme.id, { lang, now }),
  ])
  const text = textIn(texts, lang)
  return {
    slug: programme.slug,
    theme: programme.theme,
    edition: programme.edition,
    zone: programme.zone,
    partnerZones: programme.partnerZones,
    contactEmail: programme.contactEmail,
    name: text?.name ?? programme.slug,
    tagline: text?.tagline ?? '',
    about: renderMarkdown(text?.about ?? ''),
    textLocale: text?.locale ?? lang,
    /** Those it has a name in. */
    languages: locales.filter((locale) => texts.some((each) => each.locale === locale)),
    parties: RELATIONS.map((relation) => ({
      relation,
      members: parties.filter((party) => party.relation === relation).map(withoutRelation),
    })).filter((group) => group.members.length > 0),
    challenges: cards,
  }
}

function withoutRelation(party: {
  relation: string
  name: string
  country: string | null
  website: string | null
  hash: string | null
  width: number | null
  height: number | null
}) {
  const { name, country, website } = party
  // The name stands beside it as text.
  return { name, country, website: safeLink(website), logo: shownPicture(party, '') }
}

/** An address typed by a person becomes a link only when it leads to the web. */
function safeLink(website: string | null): string | null {
  return website !== null && /^https?:\/\//i.test(website) ? website : null
}

export type PartyGroup = {
  relation: Relation
  members: {
    name: string
    country: string | null
    website: string | null
    logo: ShownPicture | null
  }[]
}
