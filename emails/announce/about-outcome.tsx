import { z } from 'zod'
import { opaque } from '#emails/parts/opaque.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { Mail } from '#emails/parts/mail.ts'
import { P, Quote } from '#emails/parts/pieces.tsx'

/** What every mail about the outcome of one proposal is given. */
export const outcomeSchema = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  challengeSlug: opaque(z.string()),
  /** Why, in the organiser's words. */
  reason: opaque(z.string()),
  /** To the team alone; may be empty. */
  feedback: opaque(z.string()),
}

export const outcomePreview = {
  proposalId: '0b9c2f1e-7a64-4c1b-9f0e-3f4a5b6c7d8e',
  reference: 'HEL-2021-K7QF-M',
  title: 'Heat that stays in the block',
  challenge: 'Smart energy for city blocks',
  challengeSlug: 'smart-energy',
  reason: 'The plan can start in one building and grow from there.',
  feedback: 'The jury would have liked to see who repairs the pumps in January.',
}

const labels: Record<Locale, { reason: string; feedback: string }> = {
  en: { reason: 'The reason for the decision:', feedback: 'Feedback from the jury, for your team:' },
  fi: { reason: 'Päätöksen perustelu:', feedback: 'Tuomariston palaute tiimillenne:' },
  sv: { reason: 'Motiveringen till beslutet:', feedback: 'Juryns återkoppling till ert team:' },
  'zh-CN': { reason: '决定理由：', feedback: '评审团给贵团队的反馈：' },
}

/** The reason and, where there is some, the feedback, in the words they were written in. */
export function ReasonAndFeedback({
  mail,
  reason,
  feedback,
}: {
  mail: Mail
  reason: string
  feedback: string
}) {
  const label = labels[mail.locale]
  return (
    <>
      <P>{label.reason}</P>
      <Quote>{reason}</Quote>
      {feedback === '' ? null : (
        <>
          <P>{label.feedback}</P>
          <Quote>{feedback}</Quote>
        </>
      )}
    </>
  )
}
