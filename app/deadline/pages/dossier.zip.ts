import { Zip, ZipDeflate } from 'fflate'
import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { plainCopy } from '#app/apply/core/plain-copy.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import { answerReader } from '#app/apply/data/answer-reader.server.ts'
import { earlierSections } from '#app/apply/data/earlier-answers.server.ts'
import { findTeamProposal, type TeamProposal } from '#app/apply/data/team-proposal.server.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { readForm } from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { dossierFiles, type DossierFile, type DossierVersion } from '../core/dossier.ts'
import { fileNameOf } from '../core/export-table.ts'
import { dossierRows } from '../data/dossier.server.ts'
import { recordReading } from '../flows/record-reading.server.ts'
import { unsealProposals } from '../flows/unseal-proposals.server.ts'
import { capacityOf, sentence } from './export.server.ts'
import { isReadable } from './screen-action.server.ts'

export const access = { loader: { who: 'reader of :challenge' } } satisfies Access

/** Everything that is known of one proposal, for whoever has to check what was done with it. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, slug, recorded } = sure(context.subject.challenge)
  const { id: proposalId, reference, teamRole } = sure(context.subject.proposal)
  if (teamRole === null && !mayRead('proposal', { ...nobody, isOrganiser: true }, recorded, context.now))
    return sentence(context.t('deadline')('export.sealed'), 409)
  if (!isReadable(context)) throw notFound()
  const found = await findTeamProposal(context.db, proposalId)
  if (!found || found.row.state !== 'submitted') throw notFound()
  const { personId } = context.signedIn
  await unsealProposals({ challengeId, personId }, context.ports)
  await recordReading(context.ports.db, { proposalId, personId, capacity: capacityOf(context) })
  const { versions, team, readings, record } = await dossierRows(context.db, proposalId)
  const { screening, screeningRule, screeningReason, screenedAt, screeningReleasedAt, duplicateOf } =
    found.row
  const files = dossierFiles(
    {
      ...{ reference, challenge: slug, programme: found.programmeSlug, madeAt: context.now.toISOString() },
      versions: await readable(context, found, versions),
      team: team.map(({ role, joinedAt }) => ({ role, joinedAt: joinedAt.toISOString() })),
      screening: {
        outcome: screening,
        rule: screeningRule,
        reason: screeningReason,
        screenedAt: screenedAt?.toISOString() ?? null,
        toldAt: screeningReleasedAt?.toISOString() ?? null,
        duplicateOf,
      },
      readings: readings.map(({ capacity, readAt }) => ({ capacity, readAt: readAt.toISOString() })),
      record: record.map(({ programmeId: _, at, ...entry }) => ({ ...entry, at: at.toISOString() })),
    },
    sha256,
  )
  return new Response(zipOf(files, context.now), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${fileNameOf('dossier', reference)}.zip"`,
    },
  })
}

type VersionRow = Awaited<ReturnType<typeof dossierRows>>['versions'][number]

async function readable(
  context: RequestContext,
  found: TeamProposal,
  rows: readonly VersionRow[],
): Promise<DossierVersion[]> {
  const { title: challenge } = titleIn(found.titles, context.lang)
  const read = async ({
    number,
    title,
    body,
    salt,
    hash,
    submittedAt,
    recordSeq,
    recordHash,
  }: VersionRow) => {
    const frozen = readFrozenBody(body)
    const { answers, organisation, reference, challengeId, formNumber } = frozen
    // Of the challenge it was handed in to: it may have been moved since.
    const form = await formNumbered(context.db, { challengeId, number: formNumber ?? 0 })
    const reader = await answerReader(context, { proposalId: found.row.id, forms: [form] })
    const shown = shownForm(form, context.lang, context.t('publish'))
    return {
      ...{ number, body, salt, hash, recordSeq, recordHash },
      submittedAt: submittedAt.toISOString(),
      plain: plainCopy(
        [title, `${reference} · ${organisation.name}`, challenge],
        [
          ...readForm(shown, answers, { ...reader, as: 'organisers' }),
          ...(await earlierSections(context, { body: frozen, reader, as: 'organisers' })),
        ],
      ),
    }
  }
  const versions: DossierVersion[] = []
  for (const row of rows) versions.push(await read(row))
  return versions
}

/** The files as a ZIP, sent while it is made. */
function zipOf(files: readonly DossierFile[], now: Date): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      const zip = new Zip((error, chunk, isLast) => {
        if (error) controller.error(error)
        else controller.enqueue(chunk)
        if (isLast) controller.close()
      })
      for (const { name, text } of files) {
        const entry = new ZipDeflate(name)
        entry.mtime = now
        zip.add(entry)
        entry.push(encoder.encode(text), true)
      }
      zip.end()
    },
  })
}
