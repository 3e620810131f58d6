import { expect, it } from 'vitest'
import { plainCopy, plainFacts } from './plain-copy.ts'

const said = (text: string) =>
  ({ kind: 'words', text }) as Parameters<typeof plainCopy>[1][0]['answers'][0]['said']

it('says the heading, the facts, and each answer under its label and what is remarked of it', () => {
  const heading = [
    'Heat',
    ...plainFacts('Organisation', [
      ['Name', 'Northern Heat'],
      ['Website', ''],
      ['Site', undefined],
    ]),
    ...plainFacts('Others', []),
  ]
  const answers = [
    { key: 'plan', label: 'Plan', said: said('In two steps.') },
    { key: 'empty', label: 'Empty', said: null },
    { label: 'Earlier', said: said('Gone.') },
  ]
  expect(plainCopy(heading, [{ title: 'Pilot', answers }], { plan: ['[Trade secret: our recipe]'] })).toBe(
    [
      'Heat',
      '',
      '== Organisation ==',
      'Name: Northern Heat',
      '',
      '== Pilot ==',
      '',
      'Plan',
      '[Trade secret: our recipe]',
      '',
      'In two steps.',
      '',
      'Earlier',
      '',
      'Gone.',
      '',
    ].join('\n'),
  )
})
