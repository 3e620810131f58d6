/** What teams answer in the part that the challenge about virtual design asks besides the standard questions. */
import { chanceOf, type ScenarioProposal } from '../scenario.ts'

export function figuresOf(team: ScenarioProposal): Record<string, string> {
  const chance = (most: number, about: string) => chanceOf(`${team.key} ${about}`, most)
  const thousands = (least: number, most: number, about: string) =>
    String((least + chance(most - least, about)) * 1000)
  const hasData = chance(3, 'data') === 0
  const places = ['energy', 'light', 'cost', 'noise']
  const first = chance(4, 'ranking')
  return {
    residents: `1. A first walk through the model, ten people\n2. Two evenings in the library\n3. **Answers** to every comment, on the same spot`,
    reached: String(40 + chance(900, 'reached')),
    tools: JSON.stringify(chance(2, 'tools') === 0 ? ['browser', 'phone'] : ['browser', 'table']),
    weight: JSON.stringify([...places.slice(first), ...places.slice(0, first)]),
    budget: JSON.stringify([
      { what: 'Model and data', cost: thousands(8, 30, 'model') },
      { what: 'Evenings with residents', cost: thousands(2, 9, 'evenings') },
      { what: 'Measuring', cost: thousands(1, 6, 'measuring') },
    ]),
    milestones: JSON.stringify([
      { when: '2022-03-31', done: 'The model stands' },
      { when: '2022-06-15', done: 'Residents have walked through it' },
      { when: '2022-09-30', done: 'The decision is written down' },
    ]),
    'own-share': thousands(1, 12, 'own'),
    start: '2022-02-14',
    'personal-data': hasData ? 'some' : 'none',
    ...(hasData && { 'data-care': 'Names stay with the city; the model knows places only.' }),
    demo: `https://${team.key}.example/model`,
  }
}
