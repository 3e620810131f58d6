import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, programmes, proposals, proposalVersions } from '#db/schema/index.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { withoutSecrets } from '#app/apply/core/withheld.ts'
import { markedEver } from '#app/apply/data/trade-secrets.server.ts'
import { sourceOf, summaryQuestion } from '#app/apply/core/translation.ts'
import { translationsOf } from '#app/apply/data/translations.server.ts'
import { keptFrom } from '#app/people/data/kept-from.server.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { questionsOf } from '#app/publish/core/form/form.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { KnownUnit } from '../core/worklist.ts'

/** Kinds of answers that are written in a language. */
const written: readonly string[] = ['short-text', 'long-text', 'markdown']

/** An answer that is in another language than the programme works in. */
export type Translatable = KnownUnit & {
  readonly proposalId: string
  /** The kept translation: whether somebody has checked it, and whether it is of a text that was there before. */
  readonly isChecked: boolean
  readonly isOutdated: boolean
  /** The team itself says it in that language. */
  readonly isByTeam: boolean
}

/** What is given out: the summaries, or everything that is written. */
export type WorklistScope = 'summaries' | 'all'

/**
 * All that could be translated of the proposals that were handed in to a challenge, in the order of their references.
 * Whether it may be read yet is the caller's question. Nothing of what the person is kept from as a juror. A form is read
 * once for all who answered it.
 */
export async function translatable(
  db: Executor,
  { challengeId, personId, scope }: { challengeId: string; personId: string; scope: WorklistScope },
): Promise<Translatable[]> {
  const into = await workingLanguage(db, challengeId)
  const rows = await db
    .select({
      proposalId: proposals.id,
      reference: proposals.reference,
      from: proposalVersions.language,
      body: proposalVersions.body,
    })
    .from(proposals)
    .innerJoin(
      proposalVersions,
      and(
        eq(proposalVersions.proposalId, proposals.id),
        sql`${proposalVersions.number} = ${proposals.submittedVersion}`,
      ),
    )
    .where(
      and(
        eq(proposals.challengeId, challengeId),
        inArray(proposals.state, ['submitted']),
        sql`${proposalVersions.language} <> ${into}`,
        sql`${proposals.id} <> all(${keptFrom(personId)})`,
      ),
    )
    .orderBy(asc(proposals.reference))
  const ever = await markedEver(
    db,
    rows.map(({ proposalId }) => proposalId),
  )
  const units: Translatable[] = []
  for (const { proposalId, reference, from, body } of rows) {
    // What goes to whoever translates leaves the house: trade secrets do not.
    const secrets = ever.get(proposalId) ?? []
    const { answers, translations = [], formNumber = 0 } = withoutSecrets(readFrozenBody(body), secrets)
    const form = await formNumbered(db, { challengeId, number: formNumber })
    const house = await translationsOf(db, { proposalId, side: 'house' })
    for (const { key: question, type } of questionsOf(form)) {
      const source = sourceOf(answers[question])
      const isAsked = scope === 'all' || question === summaryQuestion || question === 'title'
      if (source === '' || !isAsked || !written.includes(type)) continue
      const hash = sha256(source)
      const kept = house.find((each) => each.question === question && each.language === into)
      units.push({
        ...{ proposalId, reference, question, from, into, hash, source },
        kept: kept ? { text: kept.text, origin: kept.origin } : null,
        isChecked: kept?.isChecked ?? false,
        isOutdated: kept !== undefined && kept.sourceHash !== hash,
        isByTeam: translations.some(
          (each) => each.question === question && each.language === into && each.sourceHash === hash,
        ),
      })
    }
  }
  return units
}

/** True for what somebody still has to translate: neither the house nor the team says it in the programme's language. */
export function needsTranslation({ kept, isOutdated, isByTeam }: Translatable): boolean {
  return !isByTeam && (kept === null || isOutdated)
}

/** The language the programme of a challenge reads in. */
export async function workingLanguage(db: Executor, challengeId: string): Promise<ContentLanguage> {
  const [row] = await db
    .select({ language: programmes.workingLanguage })
    .from(challenges)
    .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
    .where(eq(challenges.id, challengeId))
  if (!row) throw new Error(`there is no challenge ${challengeId}`)
  return row.language
}
