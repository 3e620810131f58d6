import { chinaFinland2021 } from './china-finland-2021/story.ts'
import { staff } from './cast.ts'
import { smallProgrammes } from './programmes/index.ts'
import type { CastPerson, Scenario } from './scenario.ts'

/** Everything the demo tells, in order of time. */
export function demoScenario(): Scenario {
  const parts = [chinaFinland2021(), ...smallProgrammes()]
  return {
    people: onceEach([...staff, ...parts.flatMap(({ people }) => people)]),
    foundings: parts.flatMap(({ foundings }) => foundings).sort((a, b) => a.at.getTime() - b.at.getTime()),
    deeds: parts.flatMap(({ deeds }) => deeds).sort((a, b) => a.at.getTime() - b.at.getTime()),
  }
}

function onceEach(cast: readonly CastPerson[]): CastPerson[] {
  return [...new Map(cast.map((person) => [person.email, person])).values()]
}
