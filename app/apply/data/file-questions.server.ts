import type { Executor } from '#db/client.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { mostFilesOfQuestion } from '../core/files/file-types.ts'

/** What every challenge takes files for. */
const attachments = { key: 'attachments', most: mostFilesOfQuestion } as const

/** How many files a question takes; null when the challenge asks no such question, or not for files. */
export async function mostFilesAsked(
  _db: Executor,
  { question }: { challengeId: string; question: string },
): Promise<number | null> {
  return question === attachments.key ? attachments.most : null
}

/** The questions of a challenge that are answered by files, in the reader's language. */
export async function questionsForFiles({ t }: Pick<RequestContext, 't'>, _asked: { challengeId: string }) {
  const words = t('apply')
  return [{ ...attachments, label: words('files.attachments'), help: words('files.attachments-help') }]
}
