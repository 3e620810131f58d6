/**
 * A city and a research institute agree for a term and decide on each project by itself. After the strategic partnership of
 * Espoo and VTT, reported on 3 September 2020 for the years 2020 to 2025; the texts are ours. Parties are invited, so there is
 * no challenge: needs take its place.
 */
import type { ProgrammeTemplate } from './template.ts'

export const espooVttPartnership: ProgrammeTemplate = {
  key: 'espoo-vtt-partnership',
  theme: 'leaf',
  zone: 'Europe/Helsinki',
  partnerZones: [],
  languages: ['en', 'fi', 'sv'],
  modules: ['partnership'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 35, time: '16:00' },
    judgingEndsAt: { days: 56, time: '12:00' },
    announcesAt: { days: 70, time: '13:00' },
  },
  parties: [
    { name: 'City of Espoo', kind: 'city', country: 'FI', relation: 'organiser' },
    {
      name: 'VTT Technical Research Centre of Finland',
      shortName: 'VTT',
      kind: 'research_institute',
      country: 'FI',
      relation: 'organiser',
    },
  ],
  criteria: [],
  challenges: [],
  texts: {
    en: {
      name: 'Strategic partnership of a city and a research institute',
      tagline: 'The city says what it needs. Research answers, project by project.',
      about: `A city and a research institute work together for some years. The city lists what it needs solved; the institute takes it as an input of its research and proposes projects.

- **A framework, no budget.** It says what for and how long. Each project has its own decision and its own money.
- **Two sides decide.** One person of the city and one of the institute, neither alone.
- **A report every year** against the carbon goals, with what each figure rests on.

The first of its kind here was reported on 3 September 2020, for the years 2020 to 2025.

The model is the strategic partnership of the City of Espoo and VTT, reported on 3 September 2020 for the years 2020 to 2025.`,
    },
    fi: {
      name: 'Kaupungin ja tutkimuslaitoksen strateginen kumppanuus',
      tagline: 'Kaupunki kertoo, mitä se tarvitsee. Tutkimus vastaa hanke kerrallaan.',
      about: `Kaupunki ja tutkimuslaitos toimivat yhdessä muutaman vuoden. Kaupunki listaa, mihin se tarvitsee ratkaisun; laitos ottaa tarpeet tutkimuksensa aineksiksi ja ehdottaa hankkeita.

- **Puitesopimus ilman budjettia.** Se kertoo, mitä varten ja kuinka kauan. Jokaisella hankkeella on oma päätöksensä ja omat rahansa.
- **Kaksi osapuolta päättää.** Yksi ihminen kaupungista ja yksi laitoksesta, ei kumpikaan yksin.
- **Raportti joka vuosi** hiilitavoitteita vasten, ja joka luvusta kerrotaan, mihin se perustuu.

Ensimmäisestä tällaisesta kerrottiin 3. syyskuuta 2020, vuosiksi 2020–2025.

Esikuva on Espoon kaupungin ja VTT:n strateginen kumppanuus vuosille 2020–2025, josta kerrottiin 3. syyskuuta 2020.`,
    },
    sv: {
      name: 'Strategiskt partnerskap mellan en stad och ett forskningsinstitut',
      tagline: 'Staden säger vad den behöver. Forskningen svarar, ett projekt i taget.',
      about: `En stad och ett forskningsinstitut arbetar tillsammans i några år. Staden sätter upp vad den behöver få löst; institutet tar det som underlag för sin forskning och föreslår projekt.

- **Ett ramavtal utan budget.** Det säger vad det är till för och hur länge. Varje projekt har sitt eget beslut och sina egna pengar.
- **Två sidor beslutar.** En person från staden och en från institutet, ingen av dem ensam.
- **En rapport varje år** mot klimatmålen, med vad varje siffra bygger på.

Det första av det här slaget blev känt den 3 september 2020, för åren 2020–2025.

Förebilden är Esbo stads och VTT:s strategiska partnerskap för åren 2020–2025, meddelat den 3 september 2020.`,
    },
    'zh-CN': {
      name: '城市与研究机构的战略伙伴关系',
      tagline: '城市提出需求，研究逐项作答。',
      about: `一座城市与一家研究机构在数年间携手合作。城市列出需要解决的问题，研究机构以此为课题并提出合作项目。

- **框架协议不含预算。** 只写明目的和期限；每个项目单独决定、单独出资。
- **双方共同决定。** 城市一人，机构一人，缺一不可。
- **每年一份报告**，对照减碳目标，并说明每个数字的依据。

首个此类伙伴关系于 2020 年 9 月 3 日公布，期限为 2020 年至 2025 年。

本计划参照埃斯波市与 VTT 于2020年9月3日公布的2020—2025年战略伙伴关系。`,
    },
  },
}
