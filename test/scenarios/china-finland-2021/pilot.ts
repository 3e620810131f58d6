/** The pilot of the winner of the first challenge: agreed in January, measured in September. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { hosts, organisers } from '../cast.ts'
import { at, timed } from '../scenario.ts'

const summer = '+03:00'

export function pilotStory(challenge: string): TimedDeed[] {
  const manager = { challenge, by: hosts.henna.email }
  const host = { challenge, by: hosts.pertti.email }
  const measured = (when: string, measure: number, value: string, measuredOn: string, note: string) =>
    timed(at(when, summer), { do: 'measure', ...host, measure, value, measuredOn, basis: 'measured', note })
  return [
    timed(at('2022-01-25T10:00'), {
      do: 'start-pilot',
      challenge,
      by: organisers.aino.email,
      host: { name: 'Konepajan Kiinteistöt (invented)', kind: 'enterprise', country: 'FI' },
      hostContact: hosts.pertti,
      manager: hosts.henna,
      site: 'Two empty halls of a former machine works',
      summary:
        'Two halls get a passport that says what can be kept, how sure that is, and what each use would cost in carbon and euros. The owner then decides with it.',
      startsOn: '2022-02-01',
      endsOn: '2022-09-30',
      milestones: [
        { title: 'Both halls scanned', dueOn: '2022-03-15' },
        { title: 'Passports with grades A to D handed over', dueOn: '2022-05-20' },
        { title: 'Three workshops with neighbours and planners', dueOn: '2022-07-01' },
        { title: 'The owner decides', dueOn: '2022-09-15' },
      ],
      measures: [
        {
          name: 'Time from the first question to a decision',
          unit: 'weeks',
          method: 'Minutes of the owner’s board',
          comparator: 'Three earlier halls of the same owner',
          baseline: '74',
          baselineBasis: 'reported',
          target: '30',
        },
        {
          name: 'Share of the building mass that is kept',
          unit: '%',
          method: 'Mass balance from the model, checked against ten weighed parts',
          comparator: 'The plan of 2019 for the same halls',
          baseline: '35',
          baselineBasis: 'expected',
          target: '70',
        },
        {
          name: 'Carbon over fifty years against building new',
          unit: 't CO2e',
          method: 'Life-cycle calculation with public factors, reviewed by a third party',
          comparator: 'New halls of the same floor area',
          baseline: '6800',
          baselineBasis: 'modelled',
          target: '3500',
        },
      ],
    }),
    timed(at('2022-02-01T09:00'), { do: 'move-pilot', ...manager, to: 'preparing', reason: '' }),
    timed(at('2022-02-14T09:00'), { do: 'move-pilot', ...manager, to: 'running', reason: '' }),
    timed(at('2022-02-15T11:00'), { do: 'publish-pilot', ...manager }),
    timed(at('2022-03-11T14:20'), {
      do: 'report-milestone',
      ...host,
      report:
        'Both halls are scanned. The cellar of the eastern one was under water for a week and took two visits more.',
    }),
    timed(at('2022-04-08T10:10', summer), {
      do: 'measure',
      ...host,
      measure: 2,
      value: '58',
      measuredOn: '2022-04-07',
      basis: 'modelled',
      note: 'First model, before the samples of the roof beams.',
    }),
    timed(at('2022-05-19T15:45', summer), {
      do: 'report-milestone',
      ...host,
      report: 'Both passports were handed over. Eleven per cent of the mass still has grade D.',
    }),
    measured('2022-06-10T09:30', 2, '66', '2022-06-09', 'After the samples of the roof beams.'),
    timed(at('2022-06-30T16:00', summer), {
      do: 'report-milestone',
      ...host,
      report:
        'Three workshops, 131 people. The wish heard most often was a covered square in the eastern hall.',
    }),
    measured('2022-07-05T11:00', 3, '4100', '2022-07-01', 'Variant chosen in the workshops.'),
    timed(at('2022-09-13T13:00', summer), {
      do: 'report-milestone',
      ...host,
      report: 'The board decided on the eastern hall on 12 September. The western one waits for a tenant.',
    }),
    measured(
      '2022-09-16T10:00',
      1,
      '32',
      '2022-09-12',
      'One hall of two; counted from the first workshop of the owner.',
    ),
    measured('2022-09-28T10:00', 2, '71', '2022-09-27', 'As decided.'),
    measured('2022-09-28T10:15', 3, '3650', '2022-09-27', 'As decided, reviewed by the third party.'),
    timed(at('2022-09-30T12:00', summer), { do: 'move-pilot', ...manager, to: 'measured', reason: '' }),
  ]
}
