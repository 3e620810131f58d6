import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'

/** Whether a juror may read what is assigned to them by now. A standing assignment is a cleared one: the database holds no other. */
export function mayReadAssigned({ subject, now }: RequestContext): boolean {
  const juror = { ...nobody, isJuror: true, assignment: 'clear' } as const
  return mayRead('proposal', juror, sure(subject.challenge).recorded, now)
}
