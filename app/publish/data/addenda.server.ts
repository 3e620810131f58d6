import { and, asc, eq, max, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import {
  addendumTexts,
  briefs,
  briefTexts,
  forms,
  pubAddenda,
  pubBriefVersions,
  pubForms,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { AddendumFacts } from '../core/addendum-facts.ts'
import { changesBetween, textsByField, type FieldChange, type TextsInLocale } from '../core/addendum.ts'
import { formFromRow, type Form } from '../core/form/form.ts'
import { standardForm } from '../core/form/standard-form.ts'
import type { BriefText } from '../core/brief-view.ts'
import { textIn } from '../core/text-in.ts'
import type { BriefTexts } from '../templates/template.ts'
import { addendumFactsOf } from './challenge-facts.server.ts'
import { newestBrief } from './challenge-setup.server.ts'
import { currentForm } from './forms.server.ts'

export type AddendumDraft = {
  readonly briefId: string
  /** Addenda count from 1; the brief they make is one higher. */
  readonly number: number
  /** Rises with every save. */
  readonly version: number
  readonly writtenBy: readonly string[]
  readonly before: readonly TextsInLocale[]
  readonly after: readonly TextsInLocale[]
  /** What is in it, as it is edited. */
  readonly texts: readonly BriefText[]
  /** As they shall be; null while it changes none. */
  readonly facts: AddendumFacts | null
  readonly factsBefore: AddendumFacts
  /** As it shall be; null while it does not change the form. */
  readonly form: Form | null
  readonly formBefore: Form
  readonly summaries: Partial<Record<Locale, string>>
}

/** The addendum that is being written, beside the brief it changes; null when there is none. */
export async function addendumDraft(db: Executor, challengeId: string): Promise<AddendumDraft | null> {
  const [row] = await db
    .select()
    .from(briefs)
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.isPublished, false), sql`${briefs.number} > 1`))
  if (!row) return null
  const [texts, summaries, published, factsBefore, [own], formBefore] = await Promise.all([
    db.select().from(briefTexts).where(eq(briefTexts.briefId, row.id)).orderBy(asc(briefTexts.locale)),
    db.select().from(addendumTexts).where(eq(addendumTexts.briefId, row.id)),
    newestBrief(db, challengeId),
    addendumFactsOf(db, challengeId),
    db.select({ body: forms.body }).from(forms).where(eq(forms.briefId, row.id)),
    currentForm(db, challengeId),
  ])
  return {
    briefId: row.id,
    number: row.number - 1,
    version: row.version,
    writtenBy: row.writtenBy,
    before: published.texts.map(byField),
    after: texts.map(byField),
    texts,
    facts: row.facts,
    factsBefore,
    form: own ? formFromRow({ number: row.number, body: own.body }) : null,
    formBefore,
    summaries: Object.fromEntries(summaries.map(({ locale, summary }) => [locale, summary])),
  }
}

function byField({ briefId: _brief, locale, ...texts }: typeof briefTexts.$inferSelect): TextsInLocale {
  return { locale, texts: textsByField(texts) }
}

/**
 * A new draft with the texts of the brief as published. Null when one is being written already: there is one at a
 * time. The challenge is locked by the caller.
 */
export async function insertAddendum(
  tx: Tx,
  { challengeId, by }: { challengeId: string; by: string },
): Promise<string | null> {
  const published = await newestBrief(tx, challengeId)
  const [made] = await tx
    .insert(briefs)
    .values({ challengeId, number: published.number + 1, writtenBy: [by] })
    .onConflictDoNothing()
    .returning({ id: briefs.id })
  if (!made) return null
  if (published.texts.length > 0)
    await tx.insert(briefTexts).values(published.texts.map((texts) => ({ ...texts, briefId: made.id })))
  return made.id
}

/** The facts as the draft wants them, or null where it changes none; notes who wrote. */
export async function writeAddendumFacts(
  tx: Tx,
  { briefId, by, facts }: { briefId: string; by: string; facts: AddendumFacts | null },
): Promise<void> {
  await tx
    .update(briefs)
    .set({ facts, ...savedBy(by) })
    .where(eq(briefs.id, briefId))
}

const savedBy = (by: string) => ({
  version: sql`${briefs.version} + 1`,
  writtenBy: sql`case when ${by}::uuid = any (${briefs.writtenBy}) then ${briefs.writtenBy} else ${briefs.writtenBy} || ${by}::uuid end`,
})

/** Notes that somebody wrote in an addendum, as its form is a part of it: the draft has another version by it. */
export async function noteAddendumWriter(
  tx: Tx,
  { briefId, by }: { briefId: string; by: string },
): Promise<void> {
  await tx.update(briefs).set(savedBy(by)).where(eq(briefs.id, briefId))
}

/** Replaces one language of a draft and notes who wrote. */
export async function writeAddendum(
  tx: Tx,
  draft: {
    briefId: string
    by: string
    locale: Locale
    summary: string
    texts: BriefTexts
  },
): Promise<void> {
  const { briefId, by, locale, summary } = draft
  const texts = { ...draft.texts, faq: [...draft.texts.faq], links: [...draft.texts.links] }
  await tx
    .insert(briefTexts)
    .values({ ...texts, briefId, locale })
    .onConflictDoUpdate({ target: [briefTexts.briefId, briefTexts.locale], set: texts })
  await tx
    .insert(addendumTexts)
    .values({ briefId, locale, summary })
    .onConflictDoUpdate({ target: [addendumTexts.briefId, addendumTexts.locale], set: { summary } })
  await tx.update(briefs).set(savedBy(by)).where(eq(briefs.id, briefId))
}

export type IssuedAddendum = {
  readonly number: number
  readonly issuedAtIso: string
  readonly hash: string
  readonly summary: { readonly locale: Locale; readonly text: string }
  readonly changes: readonly FieldChange[]
  /** Where it changed facts: as they were, and as it made them. */
  readonly facts: { readonly before: AddendumFacts; readonly after: AddendumFacts } | null
  /** Where it changed the form: as it was, and as it made it. */
  readonly form: { readonly before: Form; readonly after: Form } | null
}

/**
 * What was added to a public brief, newest first: when, why, and how the texts changed, in the reader's language where
 * something changed in it, else in the languages in which it did. Three queries.
 */
export async function issuedAddenda(
  db: Executor,
  { challengeId, lang }: { challengeId: string; lang: Locale },
): Promise<IssuedAddendum[]> {
  const [versions, summaries, formRows] = await Promise.all([
    db
      .select()
      .from(pubBriefVersions)
      .where(eq(pubBriefVersions.challengeId, challengeId))
      .orderBy(asc(pubBriefVersions.number), asc(pubBriefVersions.locale)),
    db.select().from(pubAddenda).where(eq(pubAddenda.challengeId, challengeId)),
    db.select().from(pubForms).where(eq(pubForms.challengeId, challengeId)).orderBy(asc(pubForms.number)),
  ])
  const numbers = [...new Set(versions.map(({ number }) => number))].filter((number) => number > 1)
  return numbers.reverse().flatMap((number) => {
    const after = versions.filter((version) => version.number === number)
    const [first] = after
    if (!first?.issuedAt) return []
    const all = changesBetween(textsOf(versions.filter((each) => each.number === number - 1)), textsOf(after))
    const own = all.filter(({ locale }) => locale === lang)
    const summary = textIn(
      summaries.filter((each) => each.number === number - 1),
      lang,
    )
    return [
      {
        number: number - 1,
        issuedAtIso: first.issuedAt.toISOString(),
        hash: first.hash ?? '',
        summary: { locale: summary?.locale ?? lang, text: summary?.summary ?? '' },
        changes: own.length > 0 ? own : all,
        facts: first.facts && first.factsBefore && { before: first.factsBefore, after: first.facts },
        form: formChangeOf(formRows, number),
      },
    ]
  })
}

/** The form an addendum made, beside the one before it. */
function formChangeOf(rows: readonly { number: number; body: unknown }[], number: number) {
  const made = rows.find((row) => row.number === number)
  if (!made) return null
  const before = rows.findLast((row) => row.number < number)
  return { before: before ? formFromRow(before) : standardForm, after: formFromRow(made) }
}

function textsOf(
  rows: readonly { locale: Locale; texts: Readonly<Record<string, unknown>> }[],
): TextsInLocale[] {
  return rows.map(({ locale, texts }) => ({
    locale,
    texts: textsByField(
      Object.fromEntries(Object.entries(texts).map(([column, text]) => [camelCase(column), text])),
    ),
  }))
}

/** The view names texts as the database does. */
function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The number of the brief that counts now, 1 where there is no addendum. */
export async function briefNumberOf(db: Executor, challengeId: string): Promise<number> {
  const [row] = await db
    .select({ number: max(briefs.number) })
    .from(briefs)
    .where(and(eq(briefs.challengeId, challengeId), eq(briefs.isPublished, true)))
  return row?.number ?? 1
}
