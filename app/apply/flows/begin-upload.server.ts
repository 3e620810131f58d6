import { fileUploads } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { decideProposal } from '#app/lifecycle/proposal.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { mostFileBytes, mostProposalBytes } from '../core/files/file-types.ts'
import { mostFilesAsked } from '../data/file-questions.server.ts'
import { bytesKeptFor, filesOfQuestion, uploadsUnderWay } from '../data/files.server.ts'
import { proposalFromRow } from '../data/proposal-row.ts'
import {
  challengeOfProposal,
  lockProposal,
  teamRoleOf,
  type LockedProposal,
} from '../data/proposals.server.ts'

/** `bytes` as the browser says, 0 where it does not; `name` as the person's device has it. */
export type UploadToBegin = {
  readonly proposalId: string
  readonly personId: string
  readonly question: string
  readonly name: string
  readonly bytes: number
}

export type FilesRefusal =
  | LifecycleRefusal
  | { readonly code: 'not-in-team' }
  | { readonly code: 'file-question-unknown' }
  | { readonly code: 'too-many-files'; readonly most: number }
  | { readonly code: 'files-too-large'; readonly most: number }
  | { readonly code: 'too-many-uploads' }
  | { readonly code: 'file-too-large'; readonly most: number }

const mostUploads = 20

/** Opens an upload, so that whatever it leaves behind can be found, and says early what would be refused at its end. */
export async function beginUpload(
  input: UploadToBegin,
  { db, clock }: Ports,
): Promise<Result<{ uploadId: string }, FilesRefusal>> {
  if (input.bytes > mostFileBytes) return refuse('file-too-large', { most: mostFileBytes })
  return db.transaction(async (tx) => {
    const standing = await writableProposal(tx, input, clock)
    if (!standing.ok) return standing
    const room = await roomFor(tx, standing.value, input)
    if (!room.ok) return room
    if ((await uploadsUnderWay(tx, input.proposalId)) >= mostUploads) return refuse('too-many-uploads')
    const { proposalId, personId: startedBy, question, bytes } = input
    const name = [...input.name.replace(/[\p{Cc}\p{Cs}]/gu, '')].slice(-500).join('')
    const [row] = await tx
      .insert(fileUploads)
      .values({ proposalId, startedBy, question, name, bytes })
      .returning({ uploadId: fileUploads.id })
    if (!row) throw new Error('An upload was inserted and not returned')
    return accept(row)
  })
}

/** The proposal, locked, when this person may change its draft at this moment. */
export async function writableProposal(
  tx: Tx,
  { proposalId, personId }: { readonly proposalId: string; readonly personId: string },
  clock: Ports['clock'],
): Promise<Result<LockedProposal, LifecycleRefusal | { code: 'not-in-team' }>> {
  const challengeId = await challengeOfProposal(tx, proposalId)
  const challenge = challengeId && (await loadChallenge(tx, challengeId, 'share'))
  const locked = await lockProposal(tx, proposalId)
  const role = await teamRoleOf(tx, proposalId, personId)
  if (!challenge || locked === null || role === null) return refuse('not-in-team')
  const { draftVersion } = locked.row
  const command = { type: 'editDraft', by: personId, role, draftVersion } as const
  const decision = decideProposal(proposalFromRow(locked.row), command, challenge, await clock.now(tx))
  return decision.ok ? accept(locked) : decision
}

/** Is there room for one more file of so many bytes under this question? A file of the same name makes room. */
export async function roomFor(
  tx: Tx,
  { row }: LockedProposal,
  { question, name, bytes }: { readonly question: string; readonly name: string; readonly bytes: number },
): Promise<Result<null, FilesRefusal>> {
  const most = await mostFilesAsked(tx, { challengeId: row.challengeId, question })
  if (most === null) return refuse('file-question-unknown')
  const others = (await filesOfQuestion(tx, { proposalId: row.id, question })).filter(
    (file) => file.name.toLowerCase() !== name.toLowerCase(),
  )
  if (others.length >= most) return refuse('too-many-files', { most })
  if ((await bytesKeptFor(tx, row.id)) + bytes > mostProposalBytes)
    return refuse('files-too-large', { most: mostProposalBytes })
  return accept(null)
}
