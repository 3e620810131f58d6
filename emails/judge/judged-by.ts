import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'

/** By what the jurors of a challenge judge: a scorecard for each proposal, or one ballot with all of them. */
export const judgedBy = z.enum(['scorecards', 'ballots']).default('scorecards')

type JudgedBy = z.output<typeof judgedBy>

/** What must be final when judging ends. */
export const dueWords = {
  en: { scorecards: 'Scorecards are due', ballots: 'Ballots are due' },
  fi: { scorecards: 'Arviot viimeistään', ballots: 'Äänestysliput viimeistään' },
  sv: { scorecards: 'Bedömningarna ska vara klara', ballots: 'Röstsedlarna ska vara klara' },
  'zh-CN': { scorecards: '评分截止', ballots: '选票截止' },
} satisfies Record<Locale, Record<JudgedBy, string>>

/** The same in front of the challenge, for a calendar. */
export function dueEvent(locale: Locale, by: JudgedBy, challenge: string): string {
  return `${dueWords[locale][by]}${locale === 'zh-CN' ? '：' : ': '}${challenge}`
}

/** What a mail says where jurors write scorecards; of ballots what differs takes its place. */
export function wordsFor<Words>(by: JudgedBy, ofScorecards: Words, ofBallots: Partial<Words>): Words {
  return by === 'ballots' ? { ...ofScorecards, ...ofBallots } : ofScorecards
}
