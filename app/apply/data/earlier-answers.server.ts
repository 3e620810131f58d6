import type { Executor } from '#db/client.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import {
  readForm,
  type AnswerReader,
  type ReadAnswer,
  type ReadSection,
} from '#app/publish/core/form/said-answer.ts'
import { formNumbered } from '#app/publish/data/forms.server.ts'
import type { EarlierAnswers, FrozenBody } from '../core/frozen-body.ts'

/**
 * What a version says to questions of challenges from which it was moved, as sections after those of its own form, for
 * whoever may read them. Nothing that was answered is lost by a move.
 */
export async function earlierSections(
  context: Pick<RequestContext, 'lang' | 't'> & { db: Executor },
  {
    body,
    reader,
    as,
  }: { body: FrozenBody; reader: AnswerReader; as: 'team' | 'organisers' | 'jurors' | 'blind jurors' },
): Promise<ReadSection[]> {
  const title = context.t('apply')('earlier.title')
  const sections: ReadSection[] = []
  for (const [index, earlier] of (body.earlier ?? []).entries()) {
    const { challengeId, formNumber: number, answers } = earlier
    const form = await formNumbered(context.db, { challengeId, number })
    // What these answers hung on may have gone along: all that is kept here was asked.
    const read = readForm(shownForm(form, context.lang, context.t('publish')), answers, {
      ...reader,
      as: as === 'jurors' || as === 'blind jurors' ? as : 'organisers',
    })
    const said = read.flatMap((section) => section.answers.filter((answer) => answer.said !== null))
    const all = [...siteOf(context, earlier), ...said]
    if (all.length > 0) sections.push({ key: `earlier-${index + 1}`, title, wordsIn: null, answers: all })
  }
  return sections
}

function siteOf({ t }: Pick<RequestContext, 't'>, { site }: EarlierAnswers): ReadAnswer[] {
  if (!site) return []
  const text = t('apply')('site.chosen', { name: site.name, count: site.months })
  return [{ key: 'site', label: t('apply')('site.label'), wordsIn: null, said: { kind: 'words', text } }]
}
