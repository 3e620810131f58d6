import type { Executor } from '#db/client.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import type { AnswerNotes, NotesByQuestion } from '../core/answer-notes.ts'
import type { FrozenBody } from '../core/frozen-body.ts'
import type { Answers } from '#app/publish/core/form/form.ts'
import { sourceOf, type Translation } from '../core/translation.ts'
import { tradeSecretsOf } from './trade-secrets.server.ts'
import { translationsOf } from './translations.server.ts'

/**
 * What stands beside the answers of a version for whoever reads it: trade secrets, the team's own summary in another
 * language, and what has come back from translation since. A translation of a text that is another now says so.
 */
export async function notesOfVersion(
  context: Pick<RequestContext, 'lang' | 't'> & { db: Executor },
  { proposalId, body }: { proposalId: string; body: FrozenBody },
): Promise<NotesByQuestion> {
  const house = await translationsOf(context.db, { proposalId, side: 'house' })
  return notesOf(context, {
    answers: body.answers,
    secrets: body.secrets ?? [],
    translations: [
      ...(body.translations ?? []).map((each) => ({ ...each, side: 'team' as const })),
      ...house.map((each) => ({ ...each, side: 'house' as const })),
    ],
  })
}

/** The same of a draft, for its team. */
export async function notesOfDraft(
  context: Pick<RequestContext, 'lang' | 't'> & { db: Executor },
  { proposalId, answers }: { proposalId: string; answers: Answers },
): Promise<NotesByQuestion> {
  const own = await translationsOf(context.db, { proposalId, side: 'team' })
  return notesOf(context, {
    answers,
    secrets: await tradeSecretsOf(context.db, proposalId),
    translations: own.map((each) => ({ ...each, side: 'team' as const })),
  })
}

type Given = {
  readonly answers: Answers
  readonly secrets: NonNullable<FrozenBody['secrets']>
  readonly translations: readonly (Translation & {
    readonly side: 'team' | 'house'
    readonly checkedBy?: string | null
  })[]
}

function notesOf({ lang, t }: Pick<RequestContext, 'lang' | 't'>, given: Given): NotesByQuestion {
  const say = t('apply')
  const notes: Record<string, AnswerNotes> = {}
  const of = (question: string) => notes[question] ?? { secret: null, translations: [] }
  for (const { question, reason } of given.secrets) notes[question] = { ...of(question), secret: reason }
  for (const each of given.translations) {
    const source = sourceOf(given.answers[each.question])
    if (source === '') continue
    const note = [
      say('notes.translation', { language: languageWord(lang, each.language) }),
      say(`notes.by-${each.side}`),
      say(`notes.origins.${each.origin}`),
      each.isChecked
        ? each.checkedBy
          ? say('notes.checked-by', { name: each.checkedBy })
          : say('notes.checked')
        : say('notes.not-checked'),
      ...(sha256(source) === each.sourceHash ? [] : [say('notes.outdated')]),
    ].join(' · ')
    const { text, language } = each
    const before = of(each.question)
    notes[each.question] = { ...before, translations: [...before.translations, { text, language, note }] }
  }
  return notes
}
