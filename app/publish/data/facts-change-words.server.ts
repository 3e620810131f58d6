import type { RequestContext } from '#app/http/context.ts'
import { formatList } from '#app/platform/format.ts'
import { factsChange, type AddendumFacts, type ShownFactsChange } from '../core/addendum-facts.ts'
import { changesBetween } from '../core/addendum.ts'
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

/** Addenda with their facts in the reader's language. */
export function withFactsInWords(reader: Reader, addenda: readonly IssuedAddendum[]) {
  return addenda.map((addendum) => ({
    ...addendum,
    facts: addendum.facts && factsChangeWords(reader, addendum.facts),
  }))
}

/** A reminder where facts change and the texts that say the same in words do not. */
export function textsStay({ t }: Reader, { facts, before, after }: AddendumDraft): string | null {
  const isInWords = ({ field }: { field: string }) => field === 'offer' || field === 'eligibility'
  return facts === null || changesBetween(before, after).some(isInWords)
    ? null
    : t('publish')('addenda.texts-stay')
}
