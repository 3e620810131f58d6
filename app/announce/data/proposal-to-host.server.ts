import type { Executor } from '#db/client.server.ts'
import { filesForReaders } from '#app/apply/core/files/file-to-read.ts'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { withoutSecrets } from '#app/apply/core/withheld.ts'
import { notesOfVersion } from '#app/apply/data/answer-notes.server.ts'
import { answerReader } from '#app/apply/data/answer-reader.server.ts'
import { partnersInWords } from '#app/apply/data/consortium.server.ts'
import { earlierSections } from '#app/apply/data/earlier-answers.server.ts'
import { fileStatesOfVersion } from '#app/apply/data/files.server.ts'
import { findVersion } from '#app/apply/data/proposals.server.ts'
import { findTeamProposal } from '#app/apply/data/team-proposal.server.ts'
import { markedEver } from '#app/apply/data/trade-secrets.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { countryName } from '#app/platform/format.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { readForm } from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'

/**
 * What was handed in, for the owner who is asked whether it can be hosted: as a juror reads it, but without what the team
 * has marked as a trade secret. Whether they may read it at all is asked before.
 */
export async function proposalToHost(
  context: Pick<RequestContext, 'lang' | 't'> & { db: Executor },
  {
    challengeId,
    proposalId,
    fileTo,
  }: { challengeId: string; proposalId: string; fileTo(fileId: string): string },
) {
  const { db, lang, t } = context
  const found = await findTeamProposal(db, proposalId)
  const version = found && (await findVersion(db, proposalId, found.proposal.versions))
  if (!found || !version) return null
  const secrets = (await markedEver(db, [proposalId])).get(proposalId) ?? []
  const body = withoutSecrets(readFrozenBody(version.body), secrets)
  const { answers, organisation, partners = [], language, site, formNumber, files = [] } = body
  const form = await formNumbered(db, { challengeId, number: formNumber ?? 0 })
  const states = await fileStatesOfVersion(db, { proposalId, number: version.number })
  const reader = await answerReader(context, {
    proposalId,
    forms: [form],
    files: filesForReaders(files, states, { to: fileTo }),
  })
  return {
    title: version.title,
    language,
    organisation,
    country: organisation.country ? countryName(lang, organisation.country) : undefined,
    site,
    partners: partnersInWords(partners, lang),
    notes: await notesOfVersion(context, { proposalId, body }),
    sections: [
      ...readForm(shownForm(form, lang, t('publish')), answers, { ...reader, as: 'jurors' }),
      ...(await earlierSections(context, { body, reader, as: 'jurors' })),
    ],
  }
}
