import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { findFile, type FileRow } from '#app/apply/data/files.server.ts'
import { fileNameOf } from '#app/deadline/core/export-table.ts'
import { streamOf } from '#app/deadline/pages/export.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { countryName, languageName } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { proposalDocument } from '../core/proposal-document.ts'
import { blindBytes } from '../data/blind-file.server.ts'
import { criteriaOf } from '../data/criteria.server.ts'
import { jurorQueue, type QueueItem } from '../data/juror-queue.server.ts'
import { proposalToScore, type ProposalToScore } from '../data/proposal-to-score.server.ts'
import { openProposal } from '../flows/open-proposal.server.ts'
import { mayReadAssigned } from './may-read-assigned.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

/** The proposals on a juror's list with their files, in the juror's order, to be read without a line. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  if (!mayReadAssigned(context)) throw notFound()
  const criteria = await criteriaOf(context.db, challengeId)
  const queue = await jurorQueue(context.db, { challengeId, jurorId, criteria })
  return new Response(streamOf(zipped(context, queue)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${fileNameOf('proposals', slug)}.zip"`,
      'cache-control': 'private, no-store',
    },
  })
}

/** Piece by piece: each proposal counts as opened before it is sent, and each file is read when its turn comes. */
async function* zipped(context: RequestContext, queue: readonly QueueItem[]): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
  })
  const { personId } = context.signedIn
  for (const [index, { assignmentId, proposalId, reference }] of queue.entries()) {
    await openProposal({ assignmentId, proposalId, personId }, context.ports)
    const proposal = await proposalToScore(context, { proposalId, fileTo: (file) => file })
    if (!proposal) continue
    const folder = `${String(index + 1).padStart(2, '0')}-${fileNameOf(reference)}`
    const page = new ZipDeflate(`${folder}/proposal.html`)
    page.mtime = context.now
    zip.add(page)
    page.push(new TextEncoder().encode(documentOf(context, proposal)), true)
    yield* made.splice(0)
    for (const file of filesOf(proposal)) {
      const row = await findFile(context.db, { proposalId, fileId: file.id })
      const content = row && (await contentOf(context, row))
      if (!content) continue
      const entry = new ZipPassThrough(`${folder}/${file.name.replaceAll(/[\\/:*?"<>|]/g, '-')}`)
      entry.mtime = context.now
      zip.add(entry)
      for await (const piece of content) {
        entry.push(new Uint8Array(piece))
        yield* made.splice(0)
      }
      entry.push(new Uint8Array(0), true)
    }
  }
  zip.end()
  yield* made.splice(0)
}

/** The file as it is, or, where the challenge is read blind, a copy that does not say whose it is. */
async function contentOf(
  context: RequestContext,
  file: FileRow,
): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null> {
  if (!sure(context.subject.challenge).recorded.policy.isBlind) return context.files.storage.open(file.id)
  const copy = await blindBytes(context, file)
  return copy && [copy]
}

/** Those that may be saved. */
function filesOf({ parts }: ProposalToScore) {
  return parts
    .flatMap(({ answers }) => answers)
    .flatMap(({ said }) => (said?.kind === 'files' ? said.files : []))
    .filter(({ to }) => to !== null)
}

function documentOf({ lang, t }: RequestContext, proposal: ProposalToScore): string {
  const { title, reference, language, from, parts } = proposal
  const say = t('judge')
  const facts = [
    ...(from ? [`${say('score.from')}: ${from.organisation}`] : []),
    ...(from?.country ? [`${say('score.country')}: ${countryName(lang, from.country)}`] : []),
    ...(from && from.partners.length > 0 ? [`${say('score.partners')}: ${from.partners.join('; ')}`] : []),
    `${say('score.language')}: ${languageName(lang, htmlLangOf(language))}`,
  ]
  return proposalDocument({
    ...{ lang: htmlLangs[lang], title, titleLang: htmlLangOf(language), reference, facts, parts },
  })
}
