import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { intakeApplications, intakeThemes, pubIntakes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { proposalReference } from '#app/platform/ids.ts'
import { newReferenceCode } from '#app/platform/ids.server.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { missingIn, type ApplicationDraft, type MissingField } from '../core/application-form.ts'
import { intakeStanding, windowOf } from '../core/intake-window.ts'
import type { IncubationRefusal } from '../core/refusals.ts'
import { keepFigures } from '../data/figures.server.ts'
import { lockIntake, type IntakeRow } from '../data/locked-intake.server.ts'
import { tellApplicant } from './tell-applicant.server.ts'
import { tellOrganisers } from './tell-organisers.server.ts'

export type WriteInput = {
  readonly programmeId: string
  readonly personId: string
  readonly draft: ApplicationDraft
  /** The version of the draft that the page knows, 0 for none yet: where another window has saved since, nothing is overwritten. */
  readonly seen?: number
}

type Kept = { readonly applicationId: string; readonly version: number }
type Sent = { readonly applicationId: string; readonly submittedAt: Date }
export type SendRefusal =
  IncubationRefusal | { readonly code: 'application-incomplete'; missing: MissingField[] }

/** The first letters of every reference (INC-2026-K7QF-3). */
const referencePrefix = 'INC'

/**
 * Keeps what was typed, whole or not. Each person writes one application to an intake at a time. A draft is kept while the
 * intake is closed, too: nothing that was written is lost with the deadline.
 */
export async function keepDraft(input: WriteInput, ports: Ports): Promise<Result<Kept, IncubationRefusal>> {
  return ports.db.transaction(async (tx) => {
    const intake = await openModule(tx, input.programmeId)
    if (!intake.ok) return intake
    return keptDraft(tx, { ...input, intake: intake.value }, ports)
  })
}

/**
 * Sends the application, if it is whole and in time by the database's clock, read while it is written: before the closing
 * instant to the millisecond. What was typed is kept also where it cannot be sent.
 */
export async function sendApplication(input: WriteInput, ports: Ports): Promise<Result<Sent, SendRefusal>> {
  const kept = await keepDraft(input, ports)
  if (!kept.ok) return kept
  try {
    return await ports.db.transaction((tx) => sendWithin(tx, { ...input, ...kept.value }, ports))
  } catch (error) {
    // Two of one organisation at the same moment: the index of the database knows one.
    if (constraintOf(error) === 'intake_applications_one_open')
      return refuse('organisation-has-application', { name: input.draft.name })
    throw error
  }
}

async function sendWithin(
  tx: Tx,
  { programmeId, personId, applicationId, draft }: WriteInput & Kept,
  ports: Ports,
): Promise<Result<Sent, SendRefusal>> {
  const intake = await openModule(tx, programmeId)
  if (!intake.ok) return intake
  const { zone, opensAt, closesAt, languages } = intake.value
  const hasThemes = (await tx.$count(intakeThemes, eq(intakeThemes.programmeId, programmeId))) > 0
  const missing = missingIn(draft, { hasThemes })
  if (missing.length > 0) return refuse('application-incomplete', { missing })
  if (draft.language === null || !languages.includes(draft.language)) return refuse('language-unknown')
  const [row] = await tx
    .select()
    .from(intakeApplications)
    .where(eq(intakeApplications.id, applicationId))
    .for('update')
  if (row?.state !== 'draft' || row.applicantId !== personId) return refuse('application-sent')
  const submittedAt = await ports.clock.now(tx)
  const standing = intakeStanding(windowOf(intake.value), submittedAt)
  if (standing === 'not-yet' && opensAt !== null) return refuse('intake-not-yet', { opensAt, zone })
  if (standing === 'closed' && closesAt !== null) return refuse('intake-closed', { closesAt, zone })

  const body = canonicalJson({ reference: row.reference, ...draft })
  const bodyHash = sha256(body)
  const { seq } = await appendEntry(tx, {
    programmeId,
    type: 'ApplicationSent',
    at: submittedAt,
    body: { by: personId, applicationId, reference: row.reference, hash: bodyHash },
    secrets: { application: body },
  })
  await tx
    .update(intakeApplications)
    .set({
      state: 'submitted',
      submittedAt,
      stateAt: submittedAt,
      bodyHash,
      recordSeq: seq,
      version: sql`${intakeApplications.version} + 1`,
    })
    .where(eq(intakeApplications.id, applicationId))
  await keepFigures(tx, programmeId, submittedAt)
  await tellApplicant(tx, applicationId, ports)
  await tellOrganisers(tx, { programmeId, startUp: draft.name, zone, now: submittedAt }, ports)
  return accept({ applicationId, submittedAt })
}

/** The intake of a module that is open to the public, under a lock that only whoever decides waits for. */
async function openModule(tx: Tx, programmeId: string): Promise<Result<IntakeRow, IncubationRefusal>> {
  const intake = await lockIntake(tx, programmeId, 'share')
  if (!intake.ok) return intake
  const isOpen = (await tx.$count(pubIntakes, eq(pubIntakes.programmeId, programmeId))) > 0
  return isOpen ? intake : refuse('module-off')
}

async function keptDraft(
  tx: Tx,
  { programmeId, personId, draft, seen, intake }: WriteInput & { intake: IntakeRow },
  { clock }: Pick<Ports, 'clock'>,
): Promise<Result<Kept, IncubationRefusal>> {
  if (draft.themeId !== null) {
    const isTheme = and(eq(intakeThemes.id, draft.themeId), eq(intakeThemes.programmeId, programmeId))
    if ((await tx.$count(intakeThemes, isTheme)) === 0) return refuse('theme-unknown')
  }
  const own = and(
    eq(intakeApplications.programmeId, programmeId),
    eq(intakeApplications.applicantId, personId),
    eq(intakeApplications.state, 'draft'),
  )
  if (seen !== undefined) {
    const [standing] = await tx
      .select({ version: intakeApplications.version })
      .from(intakeApplications)
      .where(own)
      .for('update')
    if ((standing?.version ?? 0) !== seen) return refuse('draft-changed')
  }
  const [known] = await tx
    .update(intakeApplications)
    .set({ ...draft, version: sql`${intakeApplications.version} + 1` })
    .where(own)
    .returning({ applicationId: intakeApplications.id, version: intakeApplications.version })
  if (known) return accept(known)
  const year = Number(instantToWallClock(await clock.now(tx), intake.zone).date.slice(0, 4))
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const reference = proposalReference({ prefix: referencePrefix, year, code: newReferenceCode() })
    const [made] = await tx
      .insert(intakeApplications)
      .values({ programmeId, reference, applicantId: personId, ...draft })
      .onConflictDoNothing()
      .returning({ applicationId: intakeApplications.id, version: intakeApplications.version })
    if (made) return accept(made)
    const [meanwhile] = await tx
      .select({ applicationId: intakeApplications.id, version: intakeApplications.version })
      .from(intakeApplications)
      .where(own)
    if (meanwhile) return accept(meanwhile)
  }
  throw new Error('Five references in a row were taken')
}

function constraintOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause as { constraint?: string } | undefined) : undefined
  return cause?.constraint
}
