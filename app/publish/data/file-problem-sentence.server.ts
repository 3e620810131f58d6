import type { TFunction } from 'i18next'
import { localeNames } from '#app/platform/i18n.ts'
import type { FileProblem } from '../core/programme-file-problems.ts'

/** One thing that is wrong with a programme file, as a sentence that begins with the place in the file. */
export function fileProblemSentence(t: TFunction<['publish']>, problem: FileProblem): string {
  const path = problem.path || t('file-problems.top')
  switch (problem.code) {
    case 'unknown-key':
      return t('file-problems.unknown-key', { path, key: problem.key })
    case 'wrong-value':
      return t('file-problems.wrong-value', { path })
    case 'too-much':
      return t('file-problems.too-much', { path })
    case 'locale-missing':
      return t('file-problems.locale-missing', { path, language: localeNames[problem.locale] })
    case 'weights-not-hundred':
      return t('file-problems.weights-not-hundred', { path, sum: problem.sum })
    case 'weight-missing':
      return t('file-problems.wrong-value', { path })
    case 'dates-overlap':
      return t('file-problems.dates-overlap', { path, earlier: problem.earlier, later: problem.later })
    case 'slug-twice':
      return t('file-problems.slug-twice', { path })
    case 'accents-unreadable':
      return t('file-problems.accents-unreadable', { path, nearest: problem.nearest })
    case 'picture-missing':
      return t('file-problems.picture-missing', { path })
    case 'picture-unusable':
      return t('file-problems.picture-unusable', { path })
    case 'challenge-unknown':
      return t('file-problems.challenge-unknown', { path, slug: problem.slug })
  }
}
