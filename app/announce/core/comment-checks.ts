/**
 * What jurors write to a team passes a check before the team reads it: somebody who did not write it approves it, mends
 * its wording, sends it back to its juror or withholds it, the last two with a reason. Every step is kept.
 */
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'

export const checkSteps = ['approve', 'send-back', 'withhold'] as const
export type CheckStep = (typeof checkSteps)[number]

/** The steps as they are stored, with what the juror does about a comment that came back. */
export type CommentStep = 'approved' | 'edited' | 'sent_back' | 'rewritten' | 'withheld'

/** What is stored of a step. Approved in words that its juror has not written, a comment is an edited one. */
export function storedStep(
  step: CheckStep,
  wording: string,
  before: { readonly step: CommentStep | null; readonly wording: string; readonly original: string },
): CommentStep {
  if (step !== 'approve') return step === 'withhold' ? 'withheld' : 'sent_back'
  const isOfJuror = wording === before.original || (wording === before.wording && before.step !== 'edited')
  return isOfJuror ? 'approved' : 'edited'
}

/** Where a comment stands: with whoever checks, with its juror, or settled. */
export const commentStandings = ['waiting', 'sent-back', 'told', 'withheld'] as const
export type CommentStanding = (typeof commentStandings)[number]

export function standingOfComment(step: CommentStep | null): CommentStanding {
  if (step === null || step === 'rewritten') return 'waiting'
  if (step === 'sent_back') return 'sent-back'
  return step === 'withheld' ? 'withheld' : 'told'
}

/** Comments are checked from the end of the judging on; what was left unchecked may still be after the announcement. */
const checkable: readonly ChallengeState[] = ['deliberating', 'decided', 'confirmed', 'announced', 'piloting']

export function isCheckTime(state: ChallengeState): boolean {
  return checkable.includes(state)
}

/** Before the announcement a step may follow a step; afterwards what a team has read, or never will, stays. */
export function isCheckOpen(state: ChallengeState, standing: CommentStanding): boolean {
  const isTold = state === 'announced' || state === 'piloting'
  return isCheckTime(state) && !(isTold && (standing === 'told' || standing === 'withheld'))
}

const commonWords: Readonly<Partial<Record<ContentLanguage, readonly string[]>>> = {
  en: ['the', 'and', 'is', 'of', 'to', 'it', 'that', 'with', 'would', 'was'],
  fi: ['ja', 'on', 'ei', 'että', 'se', 'oli', 'mutta', 'ovat', 'myös', 'kuin', 'olisi', 'jos'],
  sv: ['och', 'att', 'är', 'inte', 'det', 'en', 'som', 'med', 'för', 'var', 'av', 'den'],
}

/**
 * The language a comment is most likely in, for whoever checks it to confirm: by its script, else by its commonest
 * words, else the one its juror reads pages in. "Hyvä, mutta kallis" is Finnish by "mutta".
 */
export function likelyLanguage(text: string, otherwise: ContentLanguage): ContentLanguage {
  if (/\p{Script=Han}/u.test(text)) return 'zh-CN'
  const words = text.toLowerCase().split(/[^\p{L}]+/u)
  const counts = (['en', 'fi', 'sv'] as const).map((language) => ({
    language,
    count: words.filter((word) => commonWords[language]?.includes(word)).length,
  }))
  const [first, second] = counts.sort((a, b) => b.count - a.count)
  return first && second && first.count > second.count ? first.language : otherwise
}
