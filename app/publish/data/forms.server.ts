import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { briefs, forms } from '#db/schema/index.ts'
import { findQuestion, formFromRow, type Form } from '../core/form/form.ts'
import { standardForm } from '../core/form/standard-form.ts'

/** Forms by their revision, which is another one with every save: what is kept is never out of date. */
const kept = new Map<string, Form>()
const mostKept = 500

/** In use: of the first brief, or of an addendum that was issued. */
const isInUse = or(briefs.isPublished, eq(briefs.number, 1))

/**
 * Every form of a challenge that applicants have had or will have, by number; the last one counts. A challenge that
 * began with the standard form has that one first. One query for what there is, another for what was not read before.
 */
export async function formsOf(db: Executor, challengeId: string): Promise<readonly [Form, ...Form[]]> {
  const rows = await db
    .select({ number: forms.number, revision: forms.revision })
    .from(forms)
    .innerJoin(briefs, eq(briefs.id, forms.briefId))
    .where(and(eq(forms.challengeId, challengeId), isInUse))
    .orderBy(asc(forms.number))
  const own = await Promise.all(rows.map((row) => readForm(db, { challengeId, ...row })))
  const [first, ...later] = own
  if (first === undefined) return [standardForm]
  return first.number === 1 ? [first, ...later] : [standardForm, first, ...later]
}

/** The form that a draft answers now. */
export async function currentForm(db: Executor, challengeId: string): Promise<Form> {
  return lastOf(await formsOf(db, challengeId))
}

/** The forms of their own that count in these challenges; those with the standard form are not in it. One query. */
export async function currentOwnForms(
  db: Executor,
  challengeIds: readonly string[],
): Promise<ReadonlyMap<string, Form>> {
  const rows = await db
    .selectDistinctOn([forms.challengeId], {
      challengeId: forms.challengeId,
      number: forms.number,
      body: forms.body,
    })
    .from(forms)
    .innerJoin(briefs, eq(briefs.id, forms.briefId))
    .where(and(inArray(forms.challengeId, [...challengeIds]), isInUse))
    .orderBy(forms.challengeId, desc(forms.number))
  return new Map(rows.map(({ challengeId, ...row }) => [challengeId, formFromRow(row)]))
}

/** The form that a version answers; 0 is the standard one. Throws when the challenge never had it. */
export async function formNumbered(
  db: Executor,
  { challengeId, number }: { challengeId: string; number: number },
): Promise<Form> {
  const found = (await formsOf(db, challengeId)).find((form) => form.number === number)
  if (!found) throw new Error(`the challenge ${challengeId} never had a form ${number}`)
  return found
}

/** The last of some forms: the one that counts. */
export function lastOf(all: readonly [Form, ...Form[]]): Form {
  return all.at(-1) ?? all[0]
}

async function readForm(
  db: Executor,
  { challengeId, number, revision }: { challengeId: string; number: number; revision: string },
): Promise<Form> {
  const known = kept.get(revision)
  if (known) return known
  const [row] = await db
    .select({ body: forms.body })
    .from(forms)
    .where(and(eq(forms.challengeId, challengeId), eq(forms.number, number)))
  const form = formFromRow({ number, body: row?.body })
  if (kept.size >= mostKept) kept.clear()
  kept.set(revision, form)
  return form
}

/** The number of the form that counts now: 0 for the standard one. */
export function currentFormNumber(challengeId: ReturnType<typeof sql>) {
  return sql<number>`coalesce((
    select max(f.number) from forms f join briefs b on b.id = f.brief_id
    where f.challenge_id = ${challengeId} and (b.is_published or b.number = 1)), 0)::int`
}

/** Whether the form that counts asks a question, an earlier one of the challenge did, or none ever has. */
export async function wasAsked(
  db: Executor,
  { challengeId, question }: { challengeId: string; question: string },
): Promise<'now' | 'before' | 'never'> {
  const all = await formsOf(db, challengeId)
  if (findQuestion(lastOf(all), question) !== null) return 'now'
  return all.some((form) => findQuestion(form, question) !== null) ? 'before' : 'never'
}
