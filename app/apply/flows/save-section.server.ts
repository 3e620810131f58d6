import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { readAnswerText, type AnswerTextRefusal } from '../core/answer-text.ts'
import { answersTo } from '../data/proposals.server.ts'
import { saveAnswerIn, type AnswerChanged, type SaveAnswerRefusal } from './save-answer.server.ts'

export type SectionAnswer = {
  readonly question: string
  readonly value: string
  /** As the page showed it; 0 for none. */
  readonly version: number
}

/** Questions somebody else changed meanwhile. The others of the section are saved. */
export type SectionChanged = {
  readonly code: 'section-changed'
  readonly changed: readonly (AnswerChanged & { readonly question: string; readonly mine: string })[]
}

export type SaveSectionRefusal = Exclude<SaveAnswerRefusal, AnswerChanged> | SectionChanged

/**
 * Saves a page of answers at once: the road of those without script. What has not changed is not written, so that a
 * whole page sent back does not trample on what a colleague did meanwhile; where both wrote, both texts come back.
 * `gone` are the saved questions that the form does not ask any more.
 */
export async function saveSection(
  input: {
    readonly proposalId: string
    readonly personId: string
    readonly answers: readonly SectionAnswer[]
  },
  { db, clock }: Ports,
): Promise<Result<{ saved: number; gone: readonly string[] }, SaveSectionRefusal>> {
  const { proposalId, personId, answers } = input
  const sent = answers.map(({ question }) => question)
  const read = readAll(answers)
  if (!read.ok) return read
  return db.transaction(async (tx) => {
    const before = new Map((await answersTo(tx, proposalId, sent)).map((row) => [row.question, row.value]))
    const edited = read.value.filter(({ question, value }) => (before.get(question) ?? '') !== value)
    const changed: SectionChanged['changed'][number][] = []
    const gone: string[] = []
    for (const { question, value, version } of edited) {
      const saved = await saveAnswerIn(tx, { proposalId, personId, question, value, version }, clock)
      if (saved.ok) {
        if (!saved.value.isAsked) gone.push(question)
        continue
      }
      const { refusal } = saved
      if (refusal.code !== 'answer-changed') return { ok: false as const, refusal }
      changed.push({ ...(refusal as AnswerChanged), question, mine: value })
    }
    if (changed.length > 0) return refuse('section-changed', { changed })
    return accept({ saved: edited.length, gone })
  })
}

function readAll(answers: readonly SectionAnswer[]): Result<SectionAnswer[], AnswerTextRefusal> {
  const texts: SectionAnswer[] = []
  for (const answer of answers) {
    const read = readAnswerText(answer.value)
    if (!read.ok) return read
    texts.push({ ...answer, value: read.value })
  }
  return accept(texts)
}
