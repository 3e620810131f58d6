import { eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { briefs, forms } from '#db/schema/index.ts'
import { questionsOf, type FormBody, type Question } from '#app/publish/core/form/form.ts'

const base = { isRequired: true, visibility: 'jurors', condition: null } as const
const said = (label: string, parts: Record<string, string> = {}) => ({ en: { label, help: '', parts } })

/** The two questions of every form, and whatever else is asked, in one section. */
export function aFormBody(...questions: readonly Question[]): FormBody {
  const texts = { en: { title: 'Everything', hint: 'In one place' } }
  return {
    sections: [
      {
        key: 'all',
        texts,
        questions: [
          { ...base, key: 'title', type: 'short-text', config: { limit: 120 }, texts: said('Title') },
          { ...base, key: 'language', type: 'language', config: {}, texts: said('Language') },
          ...questions,
        ],
      },
    ],
  }
}

export const aLongText = (key: string, overrides: Partial<Question> = {}): Question =>
  ({
    ...base,
    key,
    type: 'long-text',
    config: { limit: 100, rows: 3 },
    texts: said(`Tell ${key}`),
    ...overrides,
  }) as Question

export const aChoice = (key: string, choices: readonly string[]): Question => ({
  ...base,
  key,
  type: 'choice',
  config: { choices },
  texts: said(`Choose ${key}`, Object.fromEntries(choices.map((choice) => [choice, `Choice ${choice}`]))),
})

/** Gives a challenge this form with its first brief. The challenge must not take proposals yet. */
export async function insertForm(db: Executor, challengeId: string, body: FormBody): Promise<void> {
  const [brief] = await db.select({ id: briefs.id }).from(briefs).where(eq(briefs.challengeId, challengeId))
  if (!brief) throw new Error('the challenge has no brief')
  const questions = questionsOf(body).map(({ key }) => key)
  await db.insert(forms).values({ challengeId, number: 1, briefId: brief.id, body, questions })
}
