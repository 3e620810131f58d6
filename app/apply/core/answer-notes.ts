import type { ContentLanguage } from '#app/platform/languages.ts'

/** What is said beside an answer: that it is a trade secret, and what it says in another language. */
export type AnswerNotes = {
  readonly secret: string | null
  readonly translations: readonly {
    readonly text: string
    readonly language: ContentLanguage
    /** "In English, by the team, translated by a machine, not checked." */
    readonly note: string
  }[]
}

/** By question; a question about which there is nothing to say is not in it. */
export type NotesByQuestion = Readonly<Partial<Record<string, AnswerNotes>>>
