/** A partnership without challenges: a city and an institute, a year into their framework, both invented. */
import { espooVttPartnership } from '#app/publish/templates/espoo-vtt-partnership.ts'
import { organisers, partner } from '../cast.ts'
import { at, timed, type Scenario } from '../scenario.ts'

const programme = 'warm-schools-partnership'
const city = 'City of Esimerkki (invented)'
const institute = 'Institute for Warm Houses (invented)'
const helsinki = '+02:00'

/** Founded when its second year began; projects of their own money, one report out, the next to be written. */
export function warmSchools(): Scenario {
  const of = { programme, by: organisers.katri.email }
  return {
    people: [],
    foundings: [
      {
        at: at('2021-09-20T09:00', '+03:00'),
        slug: programme,
        template: {
          ...espooVttPartnership,
          key: programme,
          parties: [
            { name: city, kind: 'city', country: 'FI', relation: 'organiser' },
            { name: institute, kind: 'research_institute', country: 'FI', relation: 'organiser' },
          ],
          texts: {
            en: {
              name: 'Warm Schools, a partnership',
              tagline: 'A city says what its schools need. An institute answers, project by project.',
              about:
                'A city and an institute have agreed on five years. The city lists what its schools need; each project has its own decision and its own money.',
            },
            fi: {
              name: 'Lämpimät koulut, kumppanuus',
              tagline: 'Kaupunki kertoo, mitä koulut tarvitsevat. Tutkimuslaitos vastaa hanke kerrallaan.',
              about:
                'Kaupunki ja tutkimuslaitos ovat sopineet viidestä vuodesta. Kaupunki listaa, mitä koulut tarvitsevat; jokaisella hankkeella on oma päätöksensä ja omat rahansa.',
            },
            sv: {
              name: 'Varma skolor, ett partnerskap',
              tagline: 'En stad säger vad skolorna behöver. Ett institut svarar, ett projekt i taget.',
              about:
                'En stad och ett institut har kommit överens om fem år. Staden sätter upp vad skolorna behöver; varje projekt har sitt eget beslut och sina egna pengar.',
            },
            'zh-CN': {
              name: '温暖学校伙伴关系',
              tagline: '城市提出学校的需求，研究机构逐项作答。',
              about: '一座城市与一家研究机构商定了五年合作。城市列出学校的需求；每个项目单独决定、单独出资。',
            },
          },
        },
        calendar: {
          zone: 'Europe/Helsinki',
          partnerZones: [],
          opensAt: at('2021-10-04T09:00', '+03:00'),
          closesAt: at('2021-11-08T16:00', helsinki),
          judgingEndsAt: at('2021-11-29T12:00', helsinki),
          announcesAt: at('2021-12-13T13:00', helsinki),
        },
        contactEmail: 'schools@city-desk.example',
        by: organisers.katri.email,
        roles: [
          { email: organisers.oskar.email, role: 'organiser' },
          { email: organisers.aino.email, role: 'organiser' },
          { email: partner.email, role: 'partner' },
        ],
      },
    ],
    deeds: [
      timed(at('2021-09-21T10:00', '+03:00'), {
        do: 'agree-framework',
        ...of,
        purpose:
          'Schools that are warm without oil, and research that is tried where children are. The city lists what it needs; the institute proposes.',
        term: { startsOn: '2020-09-03', endsOn: '2025-12-31' },
        speakers: [
          { email: organisers.katri.email, party: city },
          { email: organisers.aino.email, party: city },
          { email: organisers.oskar.email, party: institute },
          { email: partner.email, party: institute },
        ],
        goals: [
          {
            ...{
              name: 'Emissions of the schools',
              unit: 't CO2e a year',
              baseline: '4200',
              baselineYear: 2019,
            },
            ...{ baselineBasis: 'modelled', target: '900', targetYear: 2025 },
          },
          {
            ...{ name: 'Classrooms with fresh air', unit: 'classrooms', baseline: null, baselineYear: null },
            ...{ baselineBasis: null, target: '600', targetYear: 2025 },
          },
        ],
        needs: [
          {
            title: 'Heat for twelve schools that burn oil',
            description:
              'They stand apart from the district network, and two of them are protected buildings.',
            year: 2022,
          },
          {
            title: 'Fresh air without noise',
            description: 'Teachers switch the ventilation off because nobody hears the back row.',
            year: 2023,
          },
        ],
      }),
      timed(at('2021-09-24T09:00', '+03:00'), {
        do: 'propose-project',
        programme,
        by: partner.email,
        need: 1,
        title: 'Heat pumps beside old radiators',
        plan: 'One winter of measuring in three schools, then heat pumps that leave the radiators where they are. What is learned is published for other towns.',
        shares: [
          { party: city, amount: 40_000 },
          { party: institute, amount: 25_000 },
        ],
        startsOn: '2021-10-01',
        endsOn: '2023-06-30',
      }),
      timed(at('2021-09-29T13:00', '+03:00'), {
        do: 'agree-project',
        ...of,
        number: 1,
        second: organisers.oskar.email,
        reasons: 'It answers the need where it is hardest, and the money of each side fits its own year.',
        milestones: [
          {
            title: 'Sensors in three schools',
            dueOn: '2021-11-15',
            report: 'In place since 8 November; one had to be moved out of the sun.',
          },
          { title: 'First winter measured', dueOn: '2022-05-31', report: null },
        ],
      }),
      timed(at('2021-10-12T10:00', '+03:00'), {
        do: 'report-year',
        ...of,
        year: 2020,
        second: organisers.oskar.email,
        body: 'The first four months: a list of needs, and readings of last winter’s oil. The report came late because the readings did.',
        values: [{ goal: 'Emissions of the schools', value: '4050', basis: 'reported' }],
      }),
      timed(at('2021-11-22T15:00', helsinki), {
        do: 'propose-project',
        programme,
        by: partner.email,
        need: 2,
        title: 'Quiet air in forty classrooms',
        plan: 'Ventilation that nobody hears, compared room by room with what is there. Ends a few months after the framework.',
        shares: [{ party: institute, amount: 30_000 }],
        startsOn: '2022-08-01',
        endsOn: '2026-03-31',
      }),
    ],
  }
}
