/** The pilot of the winner of the first challenge: agreed in January, measured in September. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { hosts, organisers } from '../cast.ts'
import { at, timed } from '../scenario.ts'

const summer = '+03:00'

const agreementText = `The team makes a passport of both halls and hands it over by 20 May 2022. The host opens the halls, pays 12,500 euros without VAT in two instalments, and decides on the halls with the passport before its board.

What the team brings stays the team's, and what it builds too; the host may use the passports for these two halls without limit. The team is insured for its own work. Results are published, trade secrets excepted.

The pilot ends on 30 September 2022. Neither side has promised anything beyond it.`

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
      siteLimits:
        'Ten people at a time in each hall. No entry to the cellar of the eastern hall while its pumps run.',
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
    timed(at('2022-01-26T09:00'), {
      do: 'keep-permit',
      ...manager,
      permit: {
        name: 'Entry to halls closed for use',
        authority: 'Fire officer of the district',
        state: 'applied',
        stateOn: '2022-01-26',
      },
      standing: null,
    }),
    timed(at('2022-01-27T10:00'), {
      do: 'send-agreement',
      ...manager,
      text: agreementText,
      annexes: 'Drawings of both halls, 14 January 2022, at the host\nPlan of the proposal as submitted',
      signBy: '2022-01-31',
    }),
    timed(at('2022-01-27T13:30'), { do: 'sign-agreement', ...manager }),
    timed(at('2022-01-28T09:10'), { do: 'sign-agreement', challenge, by: 'lead' }),
    timed(at('2022-01-31T15:00'), { do: 'sign-agreement', ...host }),
    timed(at('2022-01-31T15:30'), {
      do: 'plan-payment',
      ...manager,
      milestone: 2,
      amount: '7500',
      currency: 'EUR',
    }),
    timed(at('2022-01-31T15:35'), {
      do: 'plan-payment',
      ...manager,
      milestone: 4,
      amount: '5000',
      currency: 'EUR',
    }),
    timed(at('2022-02-11T09:00'), {
      do: 'keep-permit',
      ...manager,
      permit: {
        name: 'Entry to halls closed for use',
        authority: 'Fire officer of the district',
        state: 'granted',
        stateOn: '2022-02-10',
      },
      standing: 1,
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
    timed(at('2022-05-27T10:00', summer), {
      do: 'note-payment',
      ...manager,
      payment: 1,
      paidOn: '2022-05-27',
    }),
    timed(at('2022-09-20T10:00', summer), { do: 'approve-final', ...host }),
    timed(at('2022-09-21T14:00', summer), { do: 'approve-final', ...manager }),
    timed(at('2022-09-29T10:00', summer), {
      do: 'note-payment',
      ...manager,
      payment: 2,
      paidOn: '2022-09-29',
    }),
    timed(at('2022-09-30T12:00', summer), { do: 'move-pilot', ...manager, to: 'measured', reason: '' }),
  ]
}
