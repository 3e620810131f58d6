import { decide } from '#app/lifecycle/decide.ts'
import type { RequestContext } from '#app/http/context.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'

/**
 * Why the brief, the criteria and the dates cannot be changed at the moment by this person, as a sentence; null when
 * they can. Staff who are not organisers read them.
 */
export function whyLocked(context: RequestContext): string | null {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  if (!isOrganiserOf(context.signedIn, { programmeId: recorded.programmeId, challengeId })) {
    return context.t('publish')('setup.for-reading')
  }
  const by = context.signedIn.personId
  const decision = decide(recorded, { type: 'editBrief', by }, context.now)
  return decision.ok ? null : refusalSentence(context, 'publish', decision.refusal)
}

/** Which language of the texts the address asks for; else the page's own, else the first of the programme. */
export function textLanguage<Language extends string>(
  request: Request,
  languages: readonly Language[],
  lang: string,
): Language {
  const asked = new URL(request.url).searchParams.get('text')
  const found = languages.find((each) => each === asked) ?? languages.find((each) => each === lang)
  const [first] = languages
  if (first === undefined) throw new Error('a programme has at least one language')
  return found ?? first
}
