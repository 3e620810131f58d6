import type { Readable } from 'node:stream'
import Busboy from '@fastify/busboy'

export type ArrivingFile = {
  /** As the person's device has it. */
  readonly name: string
  /** Fields that stand before the file in the form; later ones have not arrived yet. */
  readonly fields: ReadonlyMap<string, string>
  readonly content: Readable
}

/** `no-file`: none was chosen. `unreadable`: not a form of ours, or cut short. */
export type NoArrivingFile = 'no-file' | 'unreadable'

const limits = { files: 1, parts: 12, fields: 8, fieldNameSize: 100, fieldSize: 1_000, headerPairs: 20 }

/**
 * The first file of a multipart form, handed to `take` as it arrives, at the speed at which it is read. What `take` makes
 * of it is the answer. Of a file that has no end because the connection broke, the content ends with an error. What comes
 * after the file, or after `take` has had enough, is let pass unread.
 */
export async function takeArrivingFile<Answer>(
  { body, contentType }: { readonly body: Readable; readonly contentType: string | null },
  take: (file: ArrivingFile) => Promise<Answer>,
): Promise<Answer | NoArrivingFile> {
  const parser = parserFor(contentType)
  if (parser === null) {
    body.resume()
    return 'unreadable'
  }
  const fields = new Map<string, string>()
  let content: Readable | undefined
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      body.unpipe(parser)
      body.resume()
      content?.resume()
      settle()
    }
    const fail = (error: Error) => {
      if (content) content.destroy(error)
      else end(() => resolve('unreadable'))
    }
    parser.on('field', (name: string, value: string) => fields.set(name, value))
    parser.on('file', (_: string, stream: Readable, name: string | undefined) => {
      if (!name || content) return void stream.resume()
      content = stream
      // The reader hears of it as well; an error that nobody listens for would end the process.
      stream.on('error', () => undefined)
      take({ name, fields, content: stream }).then(
        (answer) => end(() => resolve(answer)),
        (error: unknown) => end(() => reject(error)),
      )
    })
    parser.on('finish', () => content ?? end(() => resolve('no-file')))
    parser.on('error', (error: unknown) =>
      fail(error instanceof Error ? error : new Error('unreadable form')),
    )
    body.on('error', fail)
    body.on('close', () => (body.readableEnded ? undefined : fail(new Error('the connection was lost'))))
    body.pipe(parser)
  })
}

function parserFor(contentType: string | null): InstanceType<typeof Busboy> | null {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? '')) return null
  try {
    return new Busboy({ headers: { 'content-type': contentType! }, limits })
  } catch {
    return null
  }
}
