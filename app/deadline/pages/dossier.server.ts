import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { givenName, isForReaders } from '#app/apply/core/files/file-to-read.ts'
import { readFrozenBody, type FrozenBody } from '#app/apply/core/frozen-body.ts'
import { plainCopy } from '#app/apply/core/plain-copy.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import { withheldText, withoutSecrets } from '#app/apply/core/withheld.ts'
import type { TradeSecret } from '#app/apply/core/trade-secrets.ts'
import { answerReader } from '#app/apply/data/answer-reader.server.ts'
import { earlierSections } from '#app/apply/data/earlier-answers.server.ts'
import type { TeamProposal } from '#app/apply/data/team-proposal.server.ts'
import { markedEver } from '#app/apply/data/trade-secrets.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { findQuestion, type Form } from '#app/publish/core/form/form.ts'
import { shownForm, shownQuestion } from '#app/publish/core/form/form-words.ts'
import { readForm } from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import {
  dossierManifest,
  dossierTexts,
  type Dossier,
  type DossierAttachment,
  type DossierText,
  type DossierVersion,
} from '../core/dossier.ts'
import { fileNameOf } from '../core/export-table.ts'
import { dossierFileRows, type dossierRows } from '../data/dossier.server.ts'
import { streamOf } from './export.server.ts'

/** `auditor`: checks what was done, and reads no trade secrets. */
export type DossierReader = 'team' | 'screener' | 'auditor'

type VersionRow = Awaited<ReturnType<typeof dossierRows>>['versions'][number]

/** The dossier of a proposal as this reader may have it, sent while it is made. */
export async function dossierResponse(
  context: RequestContext,
  found: TeamProposal,
  {
    as,
    versions,
    facts,
  }: {
    as: DossierReader
    versions: readonly VersionRow[]
    facts: Dossier['facts']
  },
): Promise<Response> {
  const { reference } = found.row
  const withheld =
    as === 'auditor' ? ((await markedEver(context.db, [found.row.id])).get(found.row.id) ?? []) : []
  const dossier: Dossier = {
    ...{ reference, challenge: found.challengeSlug, programme: found.programmeSlug },
    madeAt: context.now.toISOString(),
    versions: await readable(context, found, { versions, withheld, as }),
    attachments: await attachmentsOf(context, found.row.id, { as, withheld }),
    facts,
  }
  return new Response(streamOf(zipped(context, dossier)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${fileNameOf('dossier', reference)}.zip"`,
    },
  })
}

async function readable(
  context: RequestContext,
  found: TeamProposal,
  {
    versions,
    withheld,
    as,
  }: { versions: readonly VersionRow[]; withheld: readonly TradeSecret[]; as: DossierReader },
): Promise<DossierVersion[]> {
  const { title: challenge } = titleIn(found.titles, context.lang)
  const all: DossierVersion[] = []
  for (const { number, title, body, salt, hash, submittedAt, recordSeq, recordHash } of versions) {
    const frozen = readFrozenBody(body)
    const seen = as === 'auditor' ? withoutSecrets(frozen, withheld) : frozen
    const text = as === 'auditor' ? withheldText(frozen, withheld) : body
    const { organisation, reference, challengeId, formNumber = 0 } = frozen
    // Of the challenge it was handed in to: it may have been moved since.
    const form = await formNumbered(context.db, { challengeId, number: formNumber })
    const reader = await answerReader(context, {
      proposalId: found.row.id,
      forms: [form],
      files: Object.fromEntries(
        (seen.files ?? []).map(({ id, name }) => [id, { name, to: null, facts: null }]),
      ),
    })
    all.push({
      ...{ number, salt, hash, recordSeq, recordHash },
      ...{ body: text, isWithheld: text !== body },
      submittedAt: submittedAt.toISOString(),
      plain: plainCopy(
        [title, `${reference} · ${organisation.name}`, challenge],
        [
          ...readForm(shownForm(form, context.lang, context.t('publish')), seen.answers, {
            ...reader,
            as: 'organisers',
          }),
          ...(await earlierSections(context, { body: seen, reader, as: 'organisers' })),
          secretsInWords(context, form, seen),
        ],
      ),
    })
  }
  return all
}

/** Which answers are marked, and why: said to every reader, whether they may read them or not. */
function secretsInWords({ lang, t }: RequestContext, form: Form, { secrets = [] }: FrozenBody) {
  return {
    title: t('apply')('secrets.title'),
    answers: secrets.map(({ question: key, reason: text }) => {
      const question = findQuestion(form, key)
      const label = question ? shownQuestion(question, lang, t('publish')).label : key
      return { key, label, wordsIn: null, said: { kind: 'words', text } as const }
    }),
  }
}

async function attachmentsOf(
  { db }: RequestContext,
  proposalId: string,
  { as, withheld }: { as: DossierReader; withheld: readonly TradeSecret[] },
): Promise<DossierAttachment[]> {
  const rows = (await dossierFileRows(db, proposalId)).filter(
    // What nobody has handed in is the team's alone.
    ({ versions }) => as === 'team' || versions.length > 0,
  )
  return rows.map(({ scan, ...file }, index) => {
    const isSecret = withheld.some(({ question }) => question === file.question)
    const isGiven = as === 'team' ? scan !== 'infected' : isForReaders({ scan })
    return {
      ...file,
      // The name of a file may say what is in it.
      name: isSecret ? '' : file.name,
      path: `files/${givenName(String(index + 1), file.type)}`,
      left: isSecret ? 'trade-secret' : isGiven ? null : scan === 'infected' ? 'infected' : 'not-scanned',
    }
  })
}

/** The ZIP, piece by piece; each file is opened when its turn comes, and what is not there any more is named. */
async function* zipped(
  { files, log, now, requestId }: RequestContext,
  dossier: Dossier,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
  })
  const encoder = new TextEncoder()
  const add = ({ name, text }: DossierText) => {
    const entry = new ZipDeflate(name)
    entry.mtime = now
    zip.add(entry)
    entry.push(encoder.encode(text), true)
  }
  const attachments: DossierAttachment[] = []
  for (const file of dossier.attachments) {
    const stream = file.left === null ? await files.storage.open(file.id) : null
    if (file.left === null && stream === null) log.error({ requestId, file: file.id }, 'a file is missing')
    attachments.push(stream === null && file.left === null ? { ...file, left: 'gone' } : file)
    if (stream === null) continue
    const entry = new ZipPassThrough(file.path)
    entry.mtime = now
    zip.add(entry)
    for await (const piece of stream) {
      entry.push(new Uint8Array(piece as Buffer))
      yield* made.splice(0)
    }
    entry.push(new Uint8Array(0), true)
  }
  const whole = { ...dossier, attachments }
  for (const text of [...dossierTexts(whole), dossierManifest(whole, sha256)]) {
    add(text)
    yield* made.splice(0)
  }
  zip.end()
  yield* made.splice(0)
}
