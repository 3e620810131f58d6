import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { decide, stateRefusal } from '#app/lifecycle/decide.ts'
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { editForm, type FormEdit, type FormEditRefusal } from '../core/form/form-edits.ts'
import type { FormBody } from '../core/form/form.ts'
import { isSameSitting } from '../data/one-sitting.server.ts'
import { noteAddendumWriter } from '../data/addenda.server.ts'
import { loadChallenge, saveChallenge } from '../data/challenges.server.ts'
import { deleteForm, formDraft, writeForm, type FormDraft } from '../data/form-draft.server.ts'
import type { Asking } from './change-phase.server.ts'

/** `revision` is that of the form the person saw, empty where there was none of its own. */
export type FormAsking = Asking & {
  readonly revision: string
  /** Saved while it is written: what the record says of this sitting already is not said again. */
  readonly isAutomatic?: boolean
}

export type EditFormRefusal =
  | LifecycleRefusal
  | FormEditRefusal
  /** Proposals are taken: the form changes by an addendum, and none is being written. */
  | { readonly code: 'form-by-addendum' }
  | { readonly code: 'form-changed-meanwhile' }

/** Begins a form of one's own with these questions: the standard ones, in the words of each language. */
export async function startForm(
  { body, ...asking }: FormAsking & { body: FormBody },
  ports: Ports,
): Promise<Result<null, EditFormRefusal>> {
  return withForm(asking, ports, async (tx, draft) => {
    if (draft.own !== null) return accept(null)
    await writeForm(tx, { challengeId: asking.challengeId, brief: draft.brief, body })
    return accept(null)
  })
}

/** Changes one thing of the form. A question in use keeps its key and its kind for ever. */
export async function changeForm(
  { edit, ...asking }: FormAsking & { edit: FormEdit },
  ports: Ports,
): Promise<Result<null, EditFormRefusal>> {
  return withForm(asking, ports, async (tx, { form, brief, taken }) => {
    const edited = editForm(form, edit, taken.questions)
    if (!edited.ok) return edited
    await writeForm(tx, { challengeId: asking.challengeId, brief, body: edited.value })
    return accept(null)
  })
}

/** Throws the form away that is being written: the one before it stays, or the standard form. */
export async function dropForm(asking: FormAsking, ports: Ports): Promise<Result<null, EditFormRefusal>> {
  return withForm(asking, ports, async (tx, { brief }) => {
    await deleteForm(tx, brief.id)
    return accept(null)
  })
}

type Writable = FormDraft & { readonly brief: NonNullable<FormDraft['brief']> }

async function withForm(
  { challengeId, by, revision, isAutomatic = false }: FormAsking,
  { db, clock, notices }: Ports,
  work: (tx: Tx, draft: Writable) => Promise<Result<null, EditFormRefusal>>,
): Promise<Result<null, EditFormRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error(`there is no challenge ${challengeId}`)
    const now = await clock.now(tx)
    const { state } = settled(challenge, now)
    const isOpen = state === 'open'
    const decision = isOpen ? null : decide(challenge, { type: 'editBrief', by }, now)
    if (decision && !decision.ok) return decision
    const draft = await formDraft(tx, { challengeId, isOpen })
    const { brief } = draft
    if (brief === null)
      return isOpen ? refuse('form-by-addendum') : { ok: false, refusal: stateRefusal(state, 'editBrief') }
    if ((draft.own?.revision ?? '') !== revision) return refuse('form-changed-meanwhile')
    const done = await work(tx, { ...draft, brief })
    if (!done.ok) return done
    if (decision) {
      if (!isAutomatic || !(await isSameSitting(tx, challenge, by, now)))
        await saveChallenge(tx, challenge, decision.value)
    } else await noteAddendumWriter(tx, { briefId: brief.id, by })
    await notices.replan(tx, { challengeId })
    return accept(null)
  })
}
