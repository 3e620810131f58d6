import type { Executor } from '#db/client.server.ts'
import { mostFilesOfQuestion } from '../core/files/file-types.ts'

/** How many files a question takes; null when the challenge asks no such question, or not for files. */
export async function mostFilesAsked(
  _db: Executor,
  { question }: { challengeId: string; question: string },
): Promise<number | null> {
  return question === 'attachments' ? mostFilesOfQuestion : null
}

/** The questions of a challenge that are answered by files, in the reader's language. */
export async function questionsForFiles(
  _db: Executor,
  _asked: { challengeId: string; lang: string },
): Promise<{ key: string; label: string; help: string; most: number }[]> {
  return [{ key: 'attachments', label: 'Attachments', help: '', most: mostFilesOfQuestion }]
}
