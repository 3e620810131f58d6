/** Where people met and asked in 2021: two sessions before the demo begins and one to come, followers, two batches of answers. All invented. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { demoProgramme } from '#app/desks/core/demo-cast.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { organisers } from '../cast.ts'
import { at, timed } from '../scenario.ts'

const by = organisers.aino.email
const iso = (wall: string) => at(wall).toISOString()

const guests = (
  [
    ['Veera Kallio', 'kallio-labs', 'Kallio Labs', 'fi'],
    ['Sun Meilin', 'lakeside-data', 'Lakeside Data', 'zh-CN'],
    ['Oskar Lindroth', 'skarv', 'Skärv', 'sv'],
    ['Hanna Peltokoski', 'kotipiha', 'Kotipiha', 'fi'],
    ['Gao Wen', 'river-institute', 'River Institute', 'zh-CN'],
    ['Tom Archer', 'archer-works', 'Archer Works', 'en'],
    ['Riikka Salonkari', 'arkihelppo', 'Arkihelppo', 'fi'],
    ['Ma Jiayi', 'bridge-studio', 'Bridge Studio', 'zh-CN'],
  ] as const
).map(([name, house, organisation, locale]) => ({
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@${house}.example`,
  organisation,
  locale: locale as Locale,
}))

const step = (
  minutes: number,
  [en, fi, sv, zh]: readonly [string, string, string, string],
  speaker = '',
  isSlot = false,
) => ({
  minutes,
  titles: { en, fi, sv, 'zh-CN': zh },
  speaker,
  isSlot,
})
const welcome = step(10, ['Welcome', 'Tervetuloa', 'Välkommen', '欢迎'], 'Aino Virtamo')
const talk = ['Questions and answers', 'Kysymykset ja vastaukset', 'Frågor och svar', '问答'] as const

/** `challenge` has the questions and the most followers; the others are followed by some of the same people. */
export function roomStory(challenge: string, others: readonly string[]): TimedDeed[] {
  const programme = demoProgramme
  const about = { programme, by, zone: 'Europe/Helsinki', recordingLink: null }
  return [
    timed(at('2021-11-23T09:00'), {
      do: 'hold-session',
      ...about,
      kind: 'reverse_pitch',
      startsAt: iso('2021-11-25T14:00'),
      endsAt: iso('2021-11-25T16:00'),
      place: 'Harbour Hall, Helsinki',
      joinLink: 'https://meet.host-yard.example/reverse-pitch',
      recordingLink: 'https://watch.host-yard.example/reverse-pitch-2021',
      capacity: 120,
      texts: {
        en: {
          title: 'Reverse pitch: four problems, four owners',
          description: 'The owners of the four challenges say what hurts, and you ask.',
        },
        fi: {
          title: 'Käänteinen pitchaus: neljä ongelmaa, neljä omistajaa',
          description: 'Haasteiden omistajat kertovat, missä kenkä puristaa, ja sinä kysyt.',
        },
        sv: {
          title: 'Omvänd pitch: fyra problem, fyra ägare',
          description: 'Utmaningarnas ägare berättar var skon klämmer, och du frågar.',
        },
        'zh-CN': {
          title: '反向路演：四个难题，四个出题方',
          description: '四个挑战的出题方讲述痛点，由您提问。',
        },
      },
      agenda: [
        welcome,
        step(
          60,
          ['The four problems', 'Neljä ongelmaa', 'De fyra problemen', '四个难题'],
          'The challenge owners',
        ),
        step(50, talk),
      ],
    }),
    timed(at('2021-11-23T15:00'), { do: 'take-places', programme, by, kind: 'reverse_pitch', guests }),
    timed(at('2021-11-25T16:30'), {
      do: 'promise',
      programme,
      by,
      kind: 'reverse_pitch',
      text: 'Publish the floor plans of the two test buildings',
      owner: 'City desk, Helsinki',
      dueOn: '2021-12-10',
    }),
    timed(at('2021-12-03T12:00'), {
      do: 'hold-session',
      ...about,
      kind: 'information',
      startsAt: iso('2021-12-09T14:00'),
      endsAt: iso('2021-12-09T15:30'),
      place: '',
      joinLink: 'https://meet.host-yard.example/information',
      capacity: null,
      texts: {
        en: {
          title: 'Information session for teams',
          description: 'How to apply, what the jury looks for, and what a pilot means in practice.',
        },
        fi: {
          title: 'Infotilaisuus tiimeille',
          description: 'Miten osallistutaan, mitä tuomaristo etsii ja mitä pilotti käytännössä tarkoittaa.',
        },
        sv: {
          title: 'Informationsmöte för team',
          description: 'Hur man deltar, vad juryn söker och vad en pilot innebär i praktiken.',
        },
        'zh-CN': { title: '团队说明会', description: '如何申请、评审看重什么，以及试点在实践中意味着什么。' },
      },
      agenda: [
        welcome,
        step(40, ['How to apply', 'Miten osallistutaan', 'Hur man deltar', '如何申请'], 'Lin Yuqing'),
        step(40, talk),
      ],
    }),
    timed(at('2021-12-06T10:00'), {
      do: 'take-places',
      programme,
      by,
      kind: 'information',
      guests: guests.slice(0, 6),
    }),
    timed(at('2021-12-16T10:00'), {
      do: 'hold-session',
      ...about,
      kind: 'matchmaking',
      startsAt: iso('2021-12-21T12:00'),
      endsAt: iso('2021-12-21T13:00'),
      place: '',
      joinLink: 'https://meet.host-yard.example/partners',
      capacity: 8,
      texts: {
        en: {
          title: 'Find a partner across the border',
          description: 'Ten minutes each to say what you bring and whom you look for.',
        },
        fi: {
          title: 'Löydä kumppani rajan takaa',
          description: 'Kymmenen minuuttia kullekin: mitä tuot ja ketä etsit.',
        },
        sv: {
          title: 'Hitta en partner över gränsen',
          description: 'Tio minuter var för att säga vad ni har och vem ni söker.',
        },
        'zh-CN': { title: '寻找跨国合作伙伴', description: '每人十分钟，介绍您的优势和想找的伙伴。' },
      },
      agenda: [
        welcome,
        ...[1, 2, 3, 4].map(() =>
          step(
            10,
            ['Your ten minutes', 'Sinun kymmenen minuuttiasi', 'Dina tio minuter', '您的十分钟'],
            '',
            true,
          ),
        ),
      ],
    }),
    timed(at('2021-12-16T14:00'), {
      do: 'take-places',
      programme,
      by,
      kind: 'matchmaking',
      guests: guests.slice(1, 6),
    }),
    timed(at('2021-12-04T10:00'), {
      do: 'follow',
      challenge,
      by,
      followers: guests.map(({ email, locale, organisation }, index) => ({
        email,
        locale,
        zone: locale === 'zh-CN' ? 'Asia/Shanghai' : null,
        interest:
          index % 4 === 0
            ? { organisation, kind: 'enterprise' as const, country: locale === 'zh-CN' ? 'CN' : 'FI' }
            : null,
      })),
    }),
    ...others.map((other, index) =>
      timed(at('2021-12-06T12:00'), {
        do: 'follow',
        challenge: other,
        by,
        followers: guests
          .slice(index, index + 5 - index)
          .map(({ email, locale }) => ({ email, locale, zone: null, interest: null })),
      }),
    ),
    timed(at('2021-12-07T09:30'), {
      do: 'ask',
      challenge,
      by,
      language: 'en',
      text: 'We are a company from a third country with a partner in Finland. Can we lead the proposal?',
    }),
    timed(at('2021-12-10T11:00'), {
      do: 'answer',
      challenge,
      by,
      closesAt: iso('2021-12-21T16:00'),
      texts: [
        {
          locale: 'en',
          question: 'May a company from a third country lead a proposal?',
          answer:
            'The applicant has to come from one of the countries named under “Who may apply”. A partner from elsewhere may take part.',
        },
        {
          locale: 'fi',
          question: 'Saako kolmannesta maasta tuleva yritys johtaa ehdotusta?',
          answer:
            'Hakijan pitää olla jostakin kohdassa ”Kuka voi osallistua” mainitusta maasta. Kumppani muualta saa olla mukana.',
        },
        {
          locale: 'sv',
          question: 'Får ett företag från ett tredje land leda ett förslag?',
          answer:
            'Den sökande ska komma från något av de länder som nämns under ”Vem som får delta”. En partner från annat håll får vara med.',
        },
        {
          locale: 'zh-CN',
          question: '第三国企业可以牵头申请吗？',
          answer: '申请方须来自“申请资格”中列出的国家。其他国家的伙伴可以参与。',
        },
      ],
    }),
    timed(at('2021-12-13T13:10'), {
      do: 'ask',
      challenge,
      by,
      language: 'fi',
      text: 'Voiko pilotin järjestää kahdessa eri asumisyksikössä?',
    }),
    timed(at('2021-12-15T12:00'), {
      do: 'answer',
      challenge,
      by,
      closesAt: null,
      texts: [
        {
          locale: 'en',
          question: 'Can the pilot run in two housing units?',
          answer: 'Yes, if both belong to the same host and the measures stay the same.',
        },
        {
          locale: 'fi',
          question: 'Voiko pilotin järjestää kahdessa asumisyksikössä?',
          answer: 'Kyllä, jos molemmat kuuluvat samalle isännälle ja mittarit pysyvät samoina.',
        },
      ],
    }),
    timed(at('2021-12-18T16:20'), {
      do: 'ask',
      challenge,
      by,
      language: 'en',
      text: 'Does the pilot site have fibre, or should we bring our own connection?',
    }),
  ]
}
