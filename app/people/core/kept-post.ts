/**
 * A form that was sent when the session had ended. It is kept whole, so that it can be sent again after signing in; what
 * is shown of it meanwhile is what the person may recognise as their own.
 */
export type PostedFields = readonly (readonly [name: string, value: string])[]

/** A day: whoever was signed out while writing comes back soon, and nothing lies about for long. */
export const keptPostHours = 24
/** The newest of one person; older ones give way. */
export const keptPostsOfOne = 10
/** Whose a session was is known for so long after its end, and as long the browser keeps its cookie. */
export const endedSessionDays = 30

const mostCharacters = 400_000

/** A password is never stored in the clear, and a form of nothing is not worth it. */
export function canBeKept(fields: PostedFields): boolean {
  const size = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return fields.length > 0 && size <= mostCharacters && !fields.some(([name]) => /password/i.test(name))
}

/** Fields by which pages talk to themselves: versions, what was seen, which button. */
const marks = /^(intent|from|next|seen|requestId|keep\..*|versions?(\..*)?|.*[vV]ersion|draftVersion)$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What was written, in the order of the page. Everything is sent again, also what is left out here. */
export function wordsOf(fields: PostedFields): string[] {
  return fields
    .filter(([name, value]) => !marks.test(name) && !uuid.test(value))
    .map(([, value]) => value.trim())
    .filter((value) => value !== '')
}
