/**
 * A committee of two countries meets again and again: each meeting begins with what became of what was promised at the one
 * before. After the joint committees of China and Finland: an agreement of 1986, a committee for business founded in 2017
 * whose sixth meeting is the next, an action plan for 2025 to 2029. The agenda and the texts are ours.
 */
import type { ProgrammeTemplate } from './template.ts'

export const jointCommitteeSeries: ProgrammeTemplate = {
  key: 'joint-committee-series',
  theme: 'circuit',
  zone: 'Europe/Helsinki',
  partnerZones: ['Asia/Shanghai'],
  languages: ['en', 'fi', 'zh-CN'],
  // The next meeting of the business committee is its sixth.
  edition: 6,
  modules: ['partnership'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 35, time: '16:00' },
    judgingEndsAt: { days: 56, time: '12:00' },
    announcesAt: { days: 70, time: '13:00' },
  },
  parties: [
    { name: 'Business Finland', kind: 'public_body', country: 'FI', relation: 'organiser' },
    {
      name: 'Beijing International Science and Technology Cooperation Center',
      kind: 'public_body',
      country: 'CN',
      relation: 'organiser',
    },
  ],
  criteria: [],
  challenges: [],
  sessions: [
    {
      kind: 'information',
      begins: { days: 77, time: '09:00' },
      place: 'Helsinki',
      texts: {
        en: {
          title: 'Committee for innovative business cooperation',
          description:
            'A numbered meeting. It begins with what became of the action items of the one before; each new item has a party and a day.',
        },
        fi: {
          title: 'Innovatiivisen yritysyhteistyön komitea',
          description:
            'Numeroitu kokous. Se alkaa siitä, mitä edellisen kokouksen sovituista toimista tuli; jokaisella uudella toimella on osapuoli ja päivä.',
        },
        sv: {
          title: 'Kommittén för innovativt företagssamarbete',
          description:
            'Ett numrerat möte. Det börjar med vad det blev av åtgärderna från det förra; varje ny åtgärd har en part och en dag.',
        },
        'zh-CN': {
          title: '创新企业合作委员会会议',
          description: '编号会议。会议首先汇报上一次行动事项的落实情况；每项新事项都有负责方和期限。',
        },
      },
      agenda: [
        {
          minutes: 45,
          titles: {
            en: 'What became of the action items',
            fi: 'Mitä sovituista toimista tuli',
            sv: 'Vad det blev av åtgärderna',
            'zh-CN': '行动事项落实情况',
          },
        },
        {
          minutes: 60,
          titles: {
            en: 'New needs and projects',
            fi: 'Uudet tarpeet ja hankkeet',
            sv: 'Nya behov och projekt',
            'zh-CN': '新的需求与合作项目',
          },
        },
        {
          minutes: 45,
          titles: {
            en: 'Who does what until when',
            fi: 'Kuka tekee mitä ja mihin mennessä',
            sv: 'Vem som gör vad till när',
            'zh-CN': '谁做什么、何时完成',
          },
        },
      ],
    },
  ],
  texts: {
    en: {
      name: 'Joint committee of two countries',
      tagline: 'Numbered meetings, and promises that are reported at the next.',
      about: `Two countries meet in a committee, year after year. What keeps it going is not the meeting but what happens between two of them.

- **Every meeting has a number**, and begins with what became of what was promised at the one before.
- **Every action item has a party and a day**, and is reported in public.
- **A framework with a term** stands behind it, renewed like any other.

Between China and Finland such work rests on an agreement of 1986. A committee for business was founded in 2017; its next meeting is the sixth. An action plan runs from 2025 to 2029.`,
    },
    fi: {
      name: 'Kahden maan yhteinen komitea',
      tagline: 'Numeroituja kokouksia ja lupauksia, joista kerrotaan seuraavassa.',
      about: `Kaksi maata kokoontuu komiteaan vuodesta toiseen. Komitean pitää elossa se, mitä tapahtuu kokousten välillä.

- **Jokaisella kokouksella on numero**, ja se alkaa siitä, mitä edellisen lupauksista tuli.
- **Jokaisella sovitulla toimella on osapuoli ja päivä**, ja siitä raportoidaan julkisesti.
- **Taustalla on määräaikainen puitesopimus**, jota jatketaan kuten muitakin.

Kiinan ja Suomen välillä työ nojaa vuoden 1986 sopimukseen. Yritysyhteistyön komitea perustettiin 2017; sen seuraava kokous on kuudes. Toimintasuunnitelma kattaa vuodet 2025–2029.`,
    },
    sv: {
      name: 'Två länders gemensamma kommitté',
      tagline: 'Numrerade möten, och löften som redovisas vid nästa.',
      about: `Två länder möts i en kommitté, år efter år. Det som håller den vid liv är det som sker mellan två möten.

- **Varje möte har ett nummer** och börjar med vad det blev av löftena från det förra.
- **Varje åtgärd har en part och en dag**, och redovisas offentligt.
- **Ett ramavtal med en avtalsperiod** ligger bakom och förlängs som andra.

Mellan Kina och Finland vilar arbetet på ett avtal från 1986. En kommitté för företagssamarbete grundades 2017; dess nästa möte är det sjätte. En handlingsplan gäller 2025–2029.`,
    },
    'zh-CN': {
      name: '两国联合委员会',
      tagline: '会议有编号，承诺在下一次会议上汇报。',
      about: `两国年复一年在委员会会面。让委员会保持活力的，是两次会议之间所做的事。

- **每次会议都有编号**，首先汇报上一次会议承诺事项的落实情况。
- **每项行动都有负责方和期限**，并公开汇报。
- **背后是有期限的框架协议**，可照常续签。

中芬之间的相关工作以 1986 年的协定为基础。企业合作委员会成立于 2017 年，下一次会议为第六次。行动计划涵盖 2025 年至 2029 年。`,
    },
  },
}
