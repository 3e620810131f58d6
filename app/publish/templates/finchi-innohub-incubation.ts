/**
 * Incubation and soft landing in another country: start-ups are taken in at any time, into cohorts with a limit. After the
 * InnoHub base in Beijing and the FinChi centres before it; numbers, days and texts are ours.
 */
import type { ProgrammeTemplate } from './template.ts'

export const finchiInnohubIncubation: ProgrammeTemplate = {
  key: 'finchi-innohub-incubation',
  theme: 'circuit',
  zone: 'Asia/Shanghai',
  partnerZones: ['Europe/Helsinki'],
  modules: ['incubation'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '10:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 70, time: '15:00' },
    announcesAt: { days: 84, time: '16:00' },
  },
  parties: [
    { name: 'Finnish InnoHub', kind: 'other', country: 'FI', relation: 'organiser' },
    {
      name: 'Beijing International Science and Technology Cooperation Center',
      kind: 'public_body',
      country: 'CN',
      relation: 'organiser',
    },
    { name: 'FinChi Innovation Center', kind: 'other', country: 'CN', relation: 'supporter' },
  ],
  criteria: [],
  challenges: [],
  texts: {
    en: {
      name: 'Innovation base in Beijing',
      tagline: 'A soft landing in Haidian for start-ups from Finland and the rest of Europe.',
      about: `The base stands in a cluster for artificial intelligence in Beijing’s Haidian District. It opened in November 2025, half a year after Finnish InnoHub and Beijing’s centre for international cooperation in science and technology had signed a memorandum of understanding in Helsinki in May.

A start-up comes with something that works at home and finds out what it takes here: a desk, people who know the industry, and somebody to call when a form is in the wrong language.`,
    },
    fi: {
      name: 'Innovaatiokeskus Pekingissä',
      tagline: 'Pehmeä lasku Haidianiin suomalaisille ja muille eurooppalaisille startup-yrityksille.',
      about: `Keskus on Pekingin Haidianissa, tekoälyn yrityskeskittymässä. Se avattiin marraskuussa 2025, puoli vuotta sen jälkeen, kun Finnish InnoHub ja Pekingin kansainvälisen tiede- ja teknologiayhteistyön keskus olivat toukokuussa allekirjoittaneet aiesopimuksen Helsingissä.

Yritys tuo mukanaan jotakin, mikä toimii kotona, ja selvittää, mitä täällä tarvitaan: työpöydän, alan tuntevia ihmisiä ja jonkun, jolle soittaa, kun lomake on väärällä kielellä.`,
    },
    sv: {
      name: 'Innovationsbas i Peking',
      tagline: 'En mjuk landning i Haidian för startupföretag från Finland och övriga Europa.',
      about: `Basen ligger i ett kluster för artificiell intelligens i distriktet Haidian i Peking. Den öppnade i november 2025, ett halvår efter att Finnish InnoHub och Pekings centrum för internationellt samarbete inom vetenskap och teknik i maj hade undertecknat en avsiktsförklaring i Helsingfors.

Ett företag kommer med något som fungerar hemma och tar reda på vad som krävs här: ett skrivbord, människor som känner branschen och någon att ringa när blanketten är på fel språk.`,
    },
    'zh-CN': {
      name: '北京创新基地',
      tagline: '助力芬兰及欧洲初创企业落地海淀。',
      about: `基地位于北京海淀区的人工智能产业集聚区，2025 年 11 月启用。此前半年，即 2025 年 5 月，芬兰 InnoHub 与北京国际科技合作中心在赫尔辛基签署了谅解备忘录。

企业带着在本国已经跑通的产品而来，在这里弄清还缺什么：一张办公桌、熟悉行业的人，以及表格看不懂时可以求助的人。`,
    },
  },
}
