import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/*
 * The baseline: node:http and nothing else, sending the same headers and the same bytes as our page, compressed when
 * asked to. `BENCH_PAGE` names a file with both.
 */

/** What the bench wrote down of our own answer. Bodies are base64. */
export type KeptAnswer = { readonly headers: readonly (readonly [string, string])[]; readonly body: string }

const kept = JSON.parse(readFileSync(process.env['BENCH_PAGE'] ?? '', 'utf8')) as Record<
  'plain' | 'gzip',
  KeptAnswer
>
const [plain, gzip] = [kept.plain, kept.gzip].map(({ headers, body }) => ({
  headers: Object.fromEntries(headers),
  body: Buffer.from(body, 'base64'),
})) as [Answer, Answer]

type Answer = { headers: Record<string, string>; body: Buffer }

createServer((request, response) => {
  const answer = request.headers['accept-encoding'] === 'gzip' ? gzip : plain
  response.writeHead(200, answer.headers)
  response.end(answer.body)
}).listen(Number(process.env.PORT), '127.0.0.1')

process.on('disconnect', () => process.exit())
