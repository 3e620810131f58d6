import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { fileNameOf } from '../core/export-table.ts'
import { worklistCsv } from '../core/worklist-file.ts'
import { xliffOf } from '../core/xliff.ts'
import { needsTranslation, translatable } from '../data/translations.server.ts'
import { recordReadings } from '../flows/record-readings.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { capacityOf, sentence } from './export.server.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlf: 'application/x-xliff+xml; charset=utf-8',
} as const

/**
 * What is still to be translated, as a file to give out. Sealed proposals are refused with a sentence; what is given out
 * is noted as opened, before it is sent.
 */
export async function worklistFile(
  { request, context }: LoaderArgs,
  format: keyof typeof types,
): Promise<Response> {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  if (!mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now))
    return sentence(context.t('deadline')('export.sealed'), 409)
  const { personId } = context.signedIn
  await unsealProposals({ challengeId, personId }, context.ports)
  const scope = new URL(request.url).searchParams.get('what') === 'all' ? 'all' : 'summaries'
  const units = (await translatable(context.db, { challengeId, personId, scope })).filter(needsTranslation)
  const proposalIds = [...new Set(units.map(({ proposalId }) => proposalId))]
  await recordReadings(context.ports.db, { proposalIds, personId, capacity: capacityOf(context) })
  const name = `${fileNameOf('translations', slug)}.${format}`
  return new Response(format === 'csv' ? worklistCsv(units) : xliffOf(units), {
    headers: {
      'content-type': types[format],
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}
