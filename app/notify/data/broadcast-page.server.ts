import type { RequestContext } from '#app/http/context.ts'
import { problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { compareIn } from '#app/platform/format.ts'
import { localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import {
  audienceNamed,
  audiencesOffered,
  broadcastAudiences,
  missingLanguages,
  wordsFor,
  type BroadcastTexts,
} from '../core/broadcast.ts'
import type { WordingProblems } from '../core/words-rules.ts'
import { maskedAddress } from '../core/wave.ts'
import {
  audienceNow,
  scopeFacts,
  type BroadcastRecipient,
  type BroadcastScope,
} from './broadcast-audiences.server.ts'
import type { Broadcast } from './broadcasts.server.ts'
import { challengeTitlesIn, titlesOfChallenge, type MailRunProgramme } from './mail-run.server.ts'
import { inLanguage } from '../core/moments.ts'
import { exampleWith, type MailSample } from './wave-samples.server.ts'
import { isKeptFromSome } from './waves.server.ts'
import { wordErrors } from './word-problems.server.ts'

/** What somebody who writes to many can choose from. Two queries. */
export async function choicesOf(context: RequestContext, programme: MailRunProgramme) {
  const { db, lang } = context
  const titles = await challengeTitlesIn(db, programme.id, lang)
  const { isAnnounced } = await scopeFacts(db, { programmeId: programme.id, challengeId: null })
  const compare = compareIn(lang)
  return {
    audiences: audiencesOffered(isAnnounced),
    challenges: [...titles]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => compare(a.label, b.label)),
  }
}

export type SeenRecipients = {
  readonly people: number
  /** Counted and not named: sealed until the deadline, or closed to whoever looks. */
  readonly isUnnamed: boolean
  /** Have said no to such mail: they get none. */
  readonly refusing: number
  readonly languages: Partial<Record<Locale, number>>
  readonly missing: readonly Locale[]
  readonly named: readonly { readonly name: string; readonly email: string; readonly locale: Locale }[]
  readonly samples: readonly MailSample[]
}

const mostNamed = 500

/** To whom a message to many goes and how it reads: of those it was shown to go, or of all that belong to it now. */
export async function recipientsSeen(
  context: RequestContext,
  broadcast: Broadcast,
  programme: MailRunProgramme,
): Promise<SeenRecipients> {
  const { db, signedIn } = context
  const audience = audienceNamed(broadcast.audience)
  const scope: BroadcastScope = { programmeId: programme.id, challengeId: broadcast.challengeId }
  const facts = await scopeFacts(db, scope)
  const isThere = audience !== null && audiencesOffered(facts.isAnnounced).includes(audience)
  const people: readonly BroadcastRecipient[] = isThere
    ? await audienceNow(db, {
        ...scope,
        audience,
        ...(broadcast.state !== 'draft' && { among: broadcast.recipients }),
      })
    : []
  const { challengeId, programmeId } = scope
  const within = challengeId === null ? { programmeId } : { challengeId }
  const isKept =
    audience !== 'followers' && (await isKeptFromSome(db, { ...within, viewerId: signedIn.personId }))
  const isUnnamed =
    isKept || (audience !== null && broadcastAudiences[audience].isSealed && !facts.isUnsealed)
  const titles = scope.challengeId === null ? {} : await titlesOfChallenge(db, scope.challengeId)
  const languages: Partial<Record<Locale, number>> = {}
  for (const { locale } of people) languages[locale] = (languages[locale] ?? 0) + 1
  const samples: MailSample[] = []
  for (const reader of isUnnamed ? [] : drawn(people, 3)) {
    const sample = await sampleFor(context, broadcast, { programme, titles, reader })
    if (sample) samples.push(sample)
  }
  // Every language it is written in is seen, whoever was drawn.
  for (const locale of locales) {
    if (!broadcast.texts[locale] || samples.some((sample) => sample.locale === locale)) continue
    const sample = await sampleFor(context, broadcast, {
      programme,
      titles,
      reader: { name: 'Aino Esimerkki', locale, zone: null },
    })
    if (sample) samples.push(sample)
  }
  return {
    people: people.length,
    isUnnamed,
    refusing: people.filter(({ isRefusing }) => isRefusing).length,
    languages,
    missing: missingLanguages(broadcast.texts, people),
    named: isUnnamed
      ? []
      : people
          .slice(0, mostNamed)
          .map(({ name, email, locale }) => ({ name, email: maskedAddress(email), locale })),
    samples,
  }
}

function drawn<Item>(items: readonly Item[], most: number): Item[] {
  const left = [...items]
  const chosen: Item[] = []
  while (left.length > 0 && chosen.length < most)
    chosen.push(...left.splice(Math.floor(Math.random() * left.length), 1))
  return chosen
}

function sampleFor(
  context: RequestContext,
  { texts }: { texts: BroadcastTexts },
  {
    programme,
    titles,
    reader: { name, locale, zone },
  }: {
    programme: MailRunProgramme
    titles: Partial<Record<Locale, string>>
    reader: { name: string; locale: Locale; zone: string | null }
  },
): Promise<MailSample | null> {
  const words = wordsFor(texts, locale)
  if (words === null) return Promise.resolve(null)
  return exampleWith(context, programme, {
    notice: 'broadcast.custom',
    locale,
    recipientName: name,
    zone: zone ?? programme.zone,
    data: { ...words, challenge: inLanguage(titles, locale) },
    wording: null,
  })
}

type Refused =
  | { readonly code: string }
  | { readonly code: 'words-invalid'; readonly problems: Partial<Record<Locale, WordingProblems>> }

/** What a refused message to many says: beside its fields where one is wrong. */
export function broadcastRefusal(context: RequestContext, refusal: Refused): Response {
  if ('problems' in refusal) {
    const errors = locales.flatMap((locale) => {
      const problems = refusal.problems[locale]
      return problems ? Object.entries(wordErrors(context, problems, `texts.${locale}.`)) : []
    })
    return problemResponse(context, { errors: Object.fromEntries(errors) })
  }
  const languages = 'languages' in refusal ? (refusal.languages as readonly Locale[]) : []
  const said = languages.map((locale) => localeNames[locale]).join(', ')
  return refusalResponse(context, 'notify', { ...refusal, languages: said })
}
