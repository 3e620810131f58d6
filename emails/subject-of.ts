import { composedWith, type Wording } from './composed-with.ts'
import type { Mail } from './parts/mail.ts'
import { templateOf } from './index.ts'

export type { Wording }

/** What a subject is written from: a notice and its data, and what surrounds it. */
export type SubjectInput = Omit<Mail, 'reason' | 'unsubscribePath' | 'own' | 'isTest'> & {
  notice: string
  data: unknown
  /** Absent where nobody reads the foot: previews and lists. */
  unsubscribePath?: string | null
  /** Absent or null: the standard words. */
  wording?: Wording | null
}

/** What a whole message is written from. */
export type MessageInput = SubjectInput & {
  /** When the message was planned: the time stamp of its calendar file. */
  plannedAt: Date
}

/** The subject alone, for lists of what is planned. Null when it cannot be written. */
export function subjectOf(input: SubjectInput): string | null {
  try {
    return oneLine(composed(input).subject)
  } catch {
    return null
  }
}

/**
 * Subject, body and calendar entry of a message, before it becomes characters.
 * @throws when the notice has no template, or (zod) when the data does not fit it
 */
export function composed({ notice, data, unsubscribePath = null, wording, ...surroundings }: SubjectInput) {
  const template = templateOf(notice)
  if (!template) throw new Error(`the notice ${notice} has no template`)
  const mail = { ...surroundings, unsubscribePath, reason: template.reason[surroundings.locale] }
  return wording ? composedWith(wording, template, data, mail) : template.compose(data, mail)
}

/** A subject is one header line, whatever somebody typed as a title. Direction marks could turn it around. */
export function oneLine(subject: string): string {
  return subject
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 250)
}
