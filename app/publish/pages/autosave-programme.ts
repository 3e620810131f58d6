import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { saveProgrammeSchema } from '../core/programme-form.ts'
import type { SetupAutosaveAnswer } from '../core/setup-autosave.ts'
import { textLanguage } from '../data/locked.server.ts'
import { programmeSetup } from '../data/programme-setup.server.ts'
import { editProgramme } from '../flows/edit-programme.server.ts'

export const access = {
  action: { who: 'organiser of :programme', bodyBytes: 500_000 },
} satisfies Access

/** Saves the settings of a programme while they are written. A form in, a few bytes of JSON out. */
export async function action(args: ActionArgs) {
  const { context, request } = args
  const form = await parseForm(args, saveProgrammeSchema)
  if (!form.ok) {
    const { errors } = (await form.response.json()) as FormProblem
    return answer({ result: 'unreadable', sentence: Object.values(errors)[0] ?? '' }, 422)
  }
  const programmeId = sure(context.subject.programme).id
  const before = await programmeSetup(context.db, programmeId)
  const locale = textLanguage(request, before.languages, context.lang)
  const { intent: _, name, tagline, about, ...rest } = form.value
  const texts = { name, tagline, about }
  const saved = await editProgramme(
    { ...rest, programmeId, by: context.signedIn.personId, locale, texts, isAutomatic: true },
    context.ports,
  )
  const now = await programmeSetup(context.db, programmeId)
  const version = String(now.version)
  if (saved.ok) return answer({ result: 'saved', version, savedAtIso: context.now.toISOString() })
  const theirs = now.texts.find((each) => each.locale === locale)
  const t = context.t('publish')
  const fields = [
    { label: t('edit-programme.name'), text: theirs?.name ?? '', mine: name },
    { label: t('edit-programme.tagline'), text: theirs?.tagline ?? '', mine: tagline },
    { label: t('edit-programme.about'), text: theirs?.about ?? '', mine: about },
    { label: t('new-programme.contact'), text: now.contactEmail, mine: rest.contactEmail },
  ]
  return answer(
    {
      result: 'changed',
      version,
      by: null,
      theirs: fields.filter(({ text, mine }) => text !== mine).map(({ label, text }) => ({ label, text })),
    },
    409,
  )
}

function answer(body: SetupAutosaveAnswer, status = 200) {
  return json(body, { status })
}
