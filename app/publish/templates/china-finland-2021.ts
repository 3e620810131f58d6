/**
 * The China-Finland Challenge of 2021 as a template. Names, parties, challenges and the dates without their times come
 * from the organisers' announcement of 3 December 2021; the texts of the briefs, the criteria and the times of day are
 * ours, since the announcement gives none. The opening is set to the afternoon in Beijing.
 */
import { pilotCriteria } from './criteria.ts'
import { esdPlatform } from './china-finland-2021/esd-platform.ts'
import { homeServices } from './china-finland-2021/home-services.ts'
import { urbanRenewal } from './china-finland-2021/urban-renewal.ts'
import { virtualDesign } from './china-finland-2021/virtual-design.ts'
import type { ProgrammeTemplate } from './template.ts'

export const chinaFinland2021: ProgrammeTemplate = {
  key: 'china-finland-challenge-2021',
  theme: 'city',
  zone: 'Europe/Helsinki',
  partnerZones: ['Asia/Shanghai'],
  // What the two sides work in; the Swedish texts are there for readers all the same.
  languages: ['en', 'fi', 'zh-CN'],
  original: {
    openingOn: '2021-12-03',
    calendar: {
      opensAt: { days: 0, time: '09:00' },
      closesAt: { days: 19, time: '23:59' },
      judgingEndsAt: { days: 40, time: '17:00' },
      announcesAt: { days: 42, time: '10:00' },
    },
  },
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 63, time: '12:00' },
    announcesAt: { days: 77, time: '13:00' },
  },
  parties: [
    {
      name: 'Sino-Nordic Promotion Association for Green Sustainable Development (SNPA)',
      shortName: 'SNPA',
      kind: 'association',
      country: null,
      relation: 'organiser',
    },
    { name: 'Helsinki Partners', kind: 'public_body', country: 'FI', relation: 'organiser' },
    { name: 'Embassy of China in Finland', kind: 'public_body', country: 'CN', relation: 'supporter' },
    { name: 'MIIT-CIETC', kind: 'public_body', country: 'CN', relation: 'supporter' },
    {
      name: 'China-EU Carbon Neutrality Cooperation Office (CECCO)',
      shortName: 'CECCO',
      kind: 'other',
      country: null,
      relation: 'supporter',
    },
    {
      name: 'Finnish Association of Civil Engineers (RIL)',
      shortName: 'RIL',
      kind: 'association',
      country: 'FI',
      relation: 'special_partner',
    },
    {
      name: "Finnish House Owners' Association (Omakotilitto)",
      shortName: 'Omakotilitto',
      kind: 'association',
      country: 'FI',
      relation: 'special_partner',
    },
  ],
  texts: {
    en: {
      name: 'China-Finland Challenge: Global Digital Solutions for Sustainable Cities',
      tagline: 'Four questions from cities in China and Finland, open to answers from all over the world.',
      about: `Cities decide whether the world becomes carbon neutral: most people live in them and most energy is used in them. China and Finland have very different cities, and surprisingly many of the same questions.

This programme puts four of those questions to universities, research institutes and companies everywhere. It is organised together by the Sino-Nordic Promotion Association for Green Sustainable Development and Helsinki Partners. The prize is not a cheque but a chance to show that the solution works: a pilot in the carbon-neutral cooperation between China and the European Union.`,
    },
    fi: {
      name: 'China-Finland Challenge: maailman digitaalisia ratkaisuja kestäviin kaupunkeihin',
      tagline: 'Neljä kysymystä Kiinan ja Suomen kaupungeista, vastauksia koko maailmasta.',
      about: `Kaupungeissa ratkeaa, tuleeko maailmasta hiilineutraali: niissä asuu valtaosa ihmisistä ja niissä kuluu valtaosa energiasta. Kiinan ja Suomen kaupungit ovat hyvin erilaisia, ja silti niillä on yllättävän monta yhteistä kysymystä.

Ohjelma esittää niistä neljä yliopistoille, tutkimuslaitoksille ja yrityksille kaikkialla. Järjestäjinä ovat yhdessä Sino-Nordic Promotion Association for Green Sustainable Development ja Helsinki Partners. Palkinto ei ole shekki vaan tilaisuus näyttää, että ratkaisu toimii: pilotti Kiinan ja Euroopan unionin hiilineutraalissa yhteistyössä.`,
    },
    sv: {
      name: 'China-Finland Challenge: digitala lösningar från hela världen för hållbara städer',
      tagline: 'Fyra frågor från städer i Kina och Finland, öppna för svar från hela världen.',
      about: `I städerna avgörs om världen blir koldioxidneutral: där bor de flesta människor och där används det mesta av energin. Kinas och Finlands städer är mycket olika, och har ändå förvånansvärt många frågor gemensamt.

Programmet ställer fyra av dem till universitet, forskningsinstitut och företag överallt. Det arrangeras gemensamt av Sino-Nordic Promotion Association for Green Sustainable Development och Helsinki Partners. Priset är ingen check utan en chans att visa att lösningen fungerar: en pilot i det koldioxidneutrala samarbetet mellan Kina och Europeiska unionen.`,
    },
    'zh-CN': {
      name: '中芬挑战：面向可持续城市的全球数字解决方案',
      tagline: '来自中国和芬兰城市的四个问题，期待全世界的回答。',
      about: `世界能否实现碳中和，取决于城市：大多数人生活在城市，大部分能源也消耗在城市。中国和芬兰的城市差别很大，面对的共同问题却出人意料地多。

本项目把其中四个问题提给全球的高校、研究机构和企业，由中国—北欧绿色可持续发展促进会（SNPA）与赫尔辛基伙伴（Helsinki Partners）共同主办。奖励不是一张支票，而是一次证明方案行之有效的机会：在中欧碳中和合作中开展试点。`,
    },
  },
  criteria: pilotCriteria,
  challenges: [urbanRenewal, esdPlatform, homeServices, virtualDesign],
}
