import type { RequestContext } from '#app/http/context.ts'
import { formatList } from '#app/platform/format.ts'
import { factsChange, type AddendumFacts, type ShownFactsChange } from '../core/addendum-facts.ts'
import { changesBetween } from '../core/addendum.ts'
import { formChanges, type FormChange } from '../core/form/form-difference.ts'
import { shownForm } from '../core/form/form-words.ts'
import type { Form } from '../core/form/form.ts'
import type { AddendumDraft, IssuedAddendum } from './addenda.server.ts'
import { eligibilityWords } from './eligibility-words.server.ts'

type Reader = Pick<RequestContext, 't' | 'lang'>

/** What reads differently between two states of the facts, in the reader's language; null where nothing does. */
export function factsChangeWords(
  reader: Reader,
  { before, after }: { before: AddendumFacts; after: AddendumFacts },
): ShownFactsChange | null {
  const change = factsChange(before, after)
  if (change === null) return null
  const award = ({ pilots, grant }: AddendumFacts) => ({ pilotsOffered: pilots, grant })
  return {
    award: change.award ? { before: award(before), after: award(after) } : null,
    eligibility: change.eligibility
      ? { before: whoMayApply(reader, before), after: whoMayApply(reader, after) }
      : null,
  }
}

function whoMayApply(reader: Reader, { kinds, countries }: AddendumFacts): string {
  const words = eligibilityWords(reader, { kinds, countries })
  return words ? `${formatList(reader.lang, words.who)} · ${formatList(reader.lang, words.where)}` : ''
}

/** What of the form reads differently, in the reader's language; null where the addendum does not change it. */
export function formChangeWords(
  { t, lang }: Reader,
  change: { before: Form; after: Form } | null,
): FormChange[] | null {
  if (change === null) return null
  const shown = (form: Form) => shownForm(form, lang, t('publish'))
  return formChanges(shown(change.before), shown(change.after))
}

/** Addenda with their facts and forms in the reader's language. */
export function withFactsInWords(reader: Reader, addenda: readonly IssuedAddendum[]) {
  return addenda.map((addendum) => ({
    ...addendum,
    facts: addendum.facts && factsChangeWords(reader, addendum.facts),
    form: formChangeWords(reader, addendum.form),
  }))
}

/** A reminder where facts change and the texts that say the same in words do not. */
export function textsStay({ t }: Reader, { facts, before, after }: AddendumDraft): string | null {
  const isInWords = ({ field }: { field: string }) => field === 'offer' || field === 'eligibility'
  return facts === null || changesBetween(before, after).some(isInWords)
    ? null
    : t('publish')('addenda.texts-stay')
}
