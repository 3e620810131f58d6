/** Stands in "pilot": running since the summer, with its first measurements. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { hosts, jurors, organisers } from '../cast.ts'
import { at, timed } from '../scenario.ts'
import { plainStatement, type SmallProgramme } from './small-programme.ts'

const summer = '+03:00'

function pilot(challenge: string): TimedDeed[] {
  const manager = { challenge, by: hosts.henna.email }
  const host = { challenge, by: hosts.pertti.email }
  const measured = (when: string, measure: number, value: string, measuredOn: string, note: string) =>
    timed(at(when), { do: 'measure', ...host, measure, value, measuredOn, basis: 'measured', note })
  return [
    timed(at('2021-06-07T10:00', summer), {
      do: 'start-pilot',
      challenge,
      by: organisers.aino.email,
      host: { name: 'Asunto Oy Rappukäytävä (invented)', kind: 'enterprise', country: 'FI' },
      hostContact: hosts.pertti,
      manager: hosts.henna,
      site: 'Six stairwells of a block from 1962',
      summary:
        'Stairwells are kept cooler, doors close by themselves, and the heat of the cellar goes where people sit.',
      startsOn: '2021-08-16',
      endsOn: '2022-03-31',
      milestones: [
        { title: 'Doors and valves in place', dueOn: '2021-09-15' },
        { title: 'First cold month measured', dueOn: '2021-12-10' },
        { title: 'Residents asked', dueOn: '2022-02-15' },
      ],
      measures: [
        {
          name: 'Heat bought for the stairwells',
          unit: 'kWh per month',
          method: 'District-heating meter, corrected for the weather',
          comparator: 'Same months of 2018-2020',
          baseline: '4200',
          baselineBasis: 'measured',
          target: '2500',
        },
        {
          name: 'Complaints about cold stairs',
          unit: 'per month',
          method: 'Counted by the caretaker',
          comparator: 'Winter of 2020',
          baseline: '3',
          baselineBasis: 'reported',
          target: '3',
        },
      ],
    }),
    timed(at('2021-06-14T09:00', summer), { do: 'move-pilot', ...manager, to: 'preparing', reason: '' }),
    timed(at('2021-08-16T09:00', summer), { do: 'move-pilot', ...manager, to: 'running', reason: '' }),
    timed(at('2021-08-17T09:00', summer), { do: 'publish-pilot', ...manager }),
    timed(at('2021-09-14T16:00', summer), {
      do: 'report-milestone',
      ...host,
      report: 'All six doors close by themselves. Two valves had to be changed for smaller ones.',
    }),
    measured('2021-10-04T10:00', 1, '3900', '2021-09-30', 'A mild month; doors only.'),
    measured('2021-11-03T10:00', 1, '3150', '2021-10-31', 'Valves set to 15 degrees.'),
    measured('2021-12-02T10:00', 1, '2780', '2021-11-30', 'Cellar heat in use.'),
    measured(
      '2021-12-02T10:05',
      2,
      '4',
      '2021-11-30',
      'All from one stairwell, whose door was propped open.',
    ),
    timed(at('2021-12-09T15:00'), {
      do: 'report-milestone',
      ...host,
      report: 'November is measured: a third less than before. One door is often propped open with a shoe.',
    }),
    measured('2022-01-04T10:00', 1, '2610', '2021-12-31', ''),
    measured('2022-02-02T10:00', 1, '2540', '2022-01-31', ''),
    timed(at('2022-02-14T15:00'), {
      do: 'report-milestone',
      ...host,
      report: 'Forty-one of fifty-four homes answered; 33 want it to stay.',
    }),
    measured('2022-03-02T10:00', 1, '2450', '2022-02-28', ''),
    measured('2022-04-01T10:00', 2, '2', '2022-03-31', ''),
    timed(at('2022-04-01T12:00', summer), { do: 'move-pilot', ...manager, to: 'measured', reason: '' }),
  ]
}

export const warmStairwells: SmallProgramme = {
  slug: 'warm-homes-2021',
  challenge: 'warm-homes-cool-stairwells',
  theme: 'circuit',
  foundedAt: at('2021-01-04T09:00'),
  calendar: {
    zone: 'Europe/Helsinki',
    partnerZones: [],
    opensAt: at('2021-01-18T09:00'),
    closesAt: at('2021-02-26T15:00'),
    judgingEndsAt: at('2021-04-01T15:00', summer),
    announcesAt: at('2021-04-20T10:00', summer),
  },
  contactEmail: 'homes@city-desk.example',
  author: organisers.aino,
  roles: [
    { email: organisers.lin.email, role: 'organiser' },
    { email: hosts.henna.email, role: 'pilot_manager' },
  ],
  parties: [
    {
      name: 'Housing Companies of an Invented Town',
      kind: 'association',
      country: 'FI',
      relation: 'organiser',
    },
  ],
  texts: {
    en: {
      name: 'Warm Homes 2021',
      tagline: 'Heat for people, not for passages.',
      about:
        'Housing companies look for ways to heat the rooms where people live and not the ones they walk through.',
      title: 'Warm homes, cool stairwells',
      question: 'How might a block from the 1960s stop heating its stairs?',
      background: 'A stairwell takes up to an eighth of the heat of a block. Nobody sits there.',
      outcome: '- Kilowatt-hours saved in a real winter.\n- No more complaints than before.',
      outOfScope: '- Whole façades.',
      offer: 'Six stairwells for one winter.',
    },
    fi: {
      name: 'Lämpimät kodit 2021',
      tagline: 'Lämpöä ihmisille, ei käytäville.',
      about:
        'Taloyhtiöt etsivät keinoja lämmittää huoneita, joissa asutaan, eikä niitä, joiden läpi kuljetaan.',
      title: 'Lämpimät kodit, viileät raput',
      question: 'Miten 1960-luvun kerrostalo lakkaisi lämmittämästä rappujaan?',
      background: 'Rappukäytävä vie jopa kahdeksasosan talon lämmöstä. Siellä ei istu kukaan.',
      outcome: '- Säästetyt kilowattitunnit oikeana talvena.\n- Ei enempää valituksia kuin ennen.',
      outOfScope: '- Kokonaiset julkisivut.',
      offer: 'Kuusi rappua yhden talven ajaksi.',
    },
    sv: {
      name: 'Varma hem 2021',
      tagline: 'Värme för människor, inte för trappor.',
      about: 'Bostadsbolag söker sätt att värma rummen där man bor och inte dem man går igenom.',
      title: 'Varma hem, svala trapphus',
      question: 'Hur kan ett flerbostadshus från 1960-talet sluta värma sina trappor?',
      background: 'Ett trapphus tar upp till en åttondel av husets värme. Ingen sitter där.',
      outcome: '- Sparade kilowattimmar under en riktig vinter.\n- Inte fler klagomål än förut.',
      outOfScope: '- Hela fasader.',
      offer: 'Sex trapphus under en vinter.',
    },
    'zh-CN': {
      name: '温暖的家2021',
      tagline: '把热留给人，而不是楼道。',
      about: '住宅公司希望只给人住的房间供暖，而不是人走过的地方。',
      title: '家里暖，楼道凉',
      question: '六十年代的住宅楼怎样不再给楼道供暖？',
      background: '楼道最多耗去全楼八分之一的热量，却没有人坐在那里。',
      outcome: '- 一个真实冬天节省的千瓦时。\n- 投诉不比以前多。',
      outOfScope: '- 整面外墙改造。',
      offer: '六个楼道，一个冬天。',
    },
  },
  teams: [
    {
      startsAt: at('2021-01-25T10:00'),
      submitsAt: at('2021-02-19T12:00'),
      firstUpTo: 'all',
      proposal: {
        key: 'ovimies',
        organisation: ['Ovimies Oy', 'enterprise', 'FI'],
        lead: ['Tarja Ylönen', 'tarja.ylonen'],
        language: 'en',
        title: 'The door that remembers to close',
        summary:
          'Self-closing doors, small valves and a sensor per landing keep stairs at 15 degrees and lead cellar heat to the homes.',
        fit: 'Heat leaves by the door first, then by the radiator nobody turns down.',
        solution:
          'Doors that close softly, valves that follow the outside temperature, a fan that moves cellar heat.',
        novelty: 'Three small things that only work together.',
        plan: 'Install in August, measure until March.',
        needs: 'Six stairwells and a caretaker.',
        measures: 'Heat by meter, complaints by the caretaker.',
        experience: 'Seven hundred doors.',
        maturity: 8,
        weeks: 32,
        points: [5, 5, 5, 4],
      },
    },
    {
      startsAt: at('2021-01-28T10:00'),
      submitsAt: at('2021-02-24T12:00'),
      firstUpTo: 'all',
      proposal: {
        key: 'trapptermos',
        organisation: ['Trapptermos AB', 'enterprise', 'SE'],
        lead: ['Olof Stenmark', 'olof.stenmark'],
        language: 'sv',
        title: 'Trapphus som termos',
        summary: 'Tunna isolerskivor på väggen mot hemmen, så att trapphuset får vara kallt.',
        fit: 'Värmen stannar där man bor.',
        solution: 'Skivor på två centimeter och nya tätningar.',
        novelty: 'Monteras på en dag per våning.',
        plan: 'Tre trapphus, en vinter.',
        needs: 'Väggar utan installationer.',
        measures: 'Köpt värme per månad.',
        experience: 'Fyra hus.',
        maturity: 7,
        weeks: 30,
        points: [4, 3, 4, 4],
      },
    },
    {
      startsAt: at('2021-02-01T10:00'),
      submitsAt: at('2021-02-25T12:00'),
      firstUpTo: 'all',
      proposal: {
        key: 'stairwise',
        organisation: ['Stairwise Ltd', 'enterprise', 'GB'],
        lead: ['Fiona Mackie', 'fiona.mackie'],
        language: 'en',
        title: 'Learning valves',
        summary: 'Valves learn when people pass and warm the stairs just before.',
        fit: 'Warm when used, cool when not.',
        solution: 'A learning valve per radiator.',
        novelty: 'Learns in a week.',
        plan: 'Six stairwells.',
        needs: 'Radio cover in the stairs.',
        measures: 'Heat by meter.',
        experience: 'Two hundred valves.',
        maturity: 6,
        weeks: 26,
        points: [3, 3, 4, 3],
      },
    },
  ],
  plan: {
    approver: organisers.lin.email,
    screener: organisers.aino.email,
    jury: [
      { person: jurors.marjatta, severity: 0, isChair: true },
      { person: jurors.henrik, severity: -1 },
      { person: jurors.chen, severity: 0 },
    ],
    statement: plainStatement,
    instants: {
      reviewAt: at('2021-01-07T10:00'),
      approvedAt: at('2021-01-08T10:00'),
      scheduledAt: at('2021-01-11T10:00'),
      juryInvitedAt: at('2021-02-08T10:00'),
      screeningAt: at('2021-03-01T10:00'),
      declaringAt: at('2021-03-02T10:00'),
      assignedAt: at('2021-03-04T10:00'),
      judgingAt: at('2021-03-04T11:00'),
      judgingDoneAt: at('2021-03-30T12:00', summer),
      decidedAt: at('2021-04-07T10:00', summer),
      confirmedAt: at('2021-04-09T10:00', summer),
      answeredAt: at('2021-04-23T10:00', summer),
    },
  },
  more: pilot,
}
