import { and, eq, sql } from 'drizzle-orm'
import type { Executor, Tx } from '#db/client.server.ts'
import { briefs, forms } from '#db/schema/index.ts'
import { formFromRow, partsOf, questionsOf, type Form, type FormBody } from '../core/form/form.ts'
import { formsOf, lastOf } from './forms.server.ts'

export type FormDraft = {
  /** The brief it is written for: the first one before the opening, the addendum that is being written after it. */
  readonly brief: { readonly id: string; readonly number: number } | null
  /** What was saved for that brief; null while it has the form of the brief before it, or the standard one. */
  readonly own: { readonly form: Form; readonly revision: string } | null
  /** The form as it is now: its own, or the one that counts. */
  readonly form: Form
  /** The one that counts without it. */
  readonly before: Form
  /** Keys that forms in use have given to questions, and to the parts of each. */
  readonly taken: {
    readonly questions: readonly string[]
    readonly parts: Readonly<Record<string, readonly string[]>>
  }
}

/** The form that organisers write on at the moment. `isOpen`: proposals are taken, so that only an addendum changes it. */
export async function formDraft(
  db: Executor,
  { challengeId, isOpen }: { challengeId: string; isOpen: boolean },
): Promise<FormDraft> {
  const inUse = await formsOf(db, challengeId)
  const [row] = await db
    .select({ id: briefs.id, number: briefs.number, body: forms.body, revision: forms.revision })
    .from(briefs)
    .leftJoin(forms, eq(forms.briefId, briefs.id))
    .where(
      and(
        eq(briefs.challengeId, challengeId),
        isOpen ? sql`${briefs.number} > 1 and not ${briefs.isPublished}` : eq(briefs.number, 1),
      ),
    )
  const own =
    row?.revision && row.body
      ? { form: formFromRow({ number: row.number, body: row.body }), revision: row.revision }
      : null
  const earlier = isOpen ? inUse : []
  const parts = new Map<string, string[]>()
  for (const question of earlier.flatMap(questionsOf))
    parts.set(question.key, [...(parts.get(question.key) ?? []), ...partsOf(question)])
  return {
    brief: row ? { id: row.id, number: row.number } : null,
    own,
    form: own?.form ?? lastOf(inUse),
    before: lastOf(inUse),
    taken: {
      questions: earlier.flatMap((form) => questionsOf(form).map(({ key }) => key)),
      parts: Object.fromEntries(parts),
    },
  }
}

/** Saves a form for a brief, in place of what was saved for it before. */
export async function writeForm(
  tx: Tx,
  {
    challengeId,
    brief,
    body,
  }: { challengeId: string; brief: { id: string; number: number }; body: FormBody },
): Promise<void> {
  const saved = {
    body: { sections: body.sections },
    questions: questionsOf(body).map(({ key }) => key),
    revision: sql`gen_random_uuid()`,
    changedAt: sql`haaste_now()`,
  }
  await tx
    .insert(forms)
    .values({ challengeId, number: brief.number, briefId: brief.id, ...saved })
    .onConflictDoUpdate({ target: [forms.challengeId, forms.number], set: saved })
}

/** Takes away what was saved for a brief: it has the form of the brief before it again. */
export async function deleteForm(tx: Tx, briefId: string): Promise<void> {
  await tx.delete(forms).where(eq(forms.briefId, briefId))
}
