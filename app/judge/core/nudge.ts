/** Reminding those who will probably be late: nobody else, and nobody twice within a day. */

/** Hours between two nudges of the same juror. */
export const nudgeHours = 24

export function mayBeNudged(nudgedAt: Date | null, now: Date): boolean {
  return nudgedAt === null || now.getTime() - nudgedAt.getTime() >= nudgeHours * 3_600_000
}
