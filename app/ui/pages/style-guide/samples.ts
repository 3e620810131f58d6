import type { PhaseName, PhaseStation } from '../../phase-rail.tsx'
import { phaseNames } from '../../phase-rail.tsx'

export const helsinki = 'Europe/Helsinki'

const days: Record<PhaseName, string> = {
  publish: '2021-11-01T07:00:00Z',
  apply: '2021-11-01T07:00:00Z',
  deadline: '2021-12-22T21:59:00Z',
  judge: '2022-01-03T07:00:00Z',
  announce: '2022-01-28T10:00:00Z',
  pilot: '2022-03-01T07:00:00Z',
}

const notes: Record<PhaseName, string> = {
  publish: 'Brief, criteria and dates are public.',
  apply: 'Teams write and ask; answers go to everybody.',
  deadline: 'One instant, the same on every clock.',
  judge: 'Conflicts first, then scores with reasons.',
  announce: 'Pages and mails open together.',
  pilot: 'A real place, milestones, measures.',
}

/** A rail standing at one phase. */
export function railAt(current: PhaseName): PhaseStation[] {
  const here = phaseNames.indexOf(current)
  return phaseNames.map((phase, index) => ({
    phase,
    state: index < here ? 'done' : index === here ? 'current' : 'next',
    atIso: days[phase],
    note: notes[phase],
  }))
}

export const sampleMarkdown = `# What is asked

District heating loses **about 9 %** on its way. Show how a city block could lose less, and measure it.

- one winter of data from *two* streets
- a workshop with the network's owner
- see the [network map](https://haaste.example/map)

> The best idea is the one that still works in February.

| Street | Length | Loss |
|---|---:|---:|
| Kivikatu | 1.2 km | 8.4 % |
| Saunatie | 0.7 km | 11.0 % |
`

export const sampleHash = '9f2c4b7a61d08e35c1aa90f4be27d3560e8b1f7c22a94d6073e5c8b91f04ad6e'
