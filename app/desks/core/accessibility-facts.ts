/** What the accessibility statement claims. Change it together with what has been assessed, never before. */
export const accessibilityFacts = {
  /** ISO day of the last assessment. */
  assessedOn: '2026-11-23',
  /** What is known to fall short; each has its sentence in the texts of the desks. */
  limits: ['applicants-texts', 'screen-readers', 'mails'],
} as const
