/**
 * An incubator of a city for clean and sustainable solutions, by themes, one batch after the other. After Urban Tech
 * Helsinki; numbers, days and texts are ours.
 */
import type { ProgrammeTemplate } from './template.ts'

export const urbanTechHelsinki: ProgrammeTemplate = {
  key: 'urban-tech-helsinki',
  theme: 'city',
  zone: 'Europe/Helsinki',
  partnerZones: [],
  modules: ['incubation'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '10:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 70, time: '12:00' },
    announcesAt: { days: 84, time: '13:00' },
  },
  parties: [
    { name: 'City of Helsinki', kind: 'city', country: 'FI', relation: 'organiser' },
    { name: 'Urban Tech Helsinki', kind: 'other', country: 'FI', relation: 'technical' },
  ],
  criteria: [],
  challenges: [],
  texts: {
    en: {
      name: 'Urban Tech Helsinki',
      tagline: 'An incubator for a cleaner city, in six themes.',
      about: `Helsinki wants fewer emissions, less waste and shorter ways, and it cannot invent everything itself. The incubator takes in young companies in batches and keeps its six themes in balance: whoever comes meets neighbours, not rivals alone.

Each company says which theme it works on, and is helped by people who know that one.

The model is Urban Tech Helsinki, with the same six themes: circular economy, energy efficiency, education technology, the built environment, health and well-being, smart mobility.`,
    },
    fi: {
      name: 'Urban Tech Helsinki',
      tagline: 'Hautomo puhtaamman kaupungin puolesta, kuusi teemaa.',
      about: `Helsinki haluaa vähemmän päästöjä, vähemmän jätettä ja lyhyempiä matkoja, eikä se voi keksiä kaikkea itse. Hautomo ottaa nuoria yrityksiä erissä ja pitää kuusi teemaansa tasapainossa: tulija tapaa naapureita eikä vain kilpailijoita.

Jokainen yritys kertoo, minkä teeman parissa se työskentelee, ja saa apua sen tuntevilta.

Esikuva on Urban Tech Helsinki, jolla on samat kuusi teemaa: kiertotalous, energiatehokkuus, opetusteknologia, rakennettu ympäristö, terveys ja hyvinvointi sekä älykäs liikkuminen.`,
    },
    sv: {
      name: 'Urban Tech Helsinki',
      tagline: 'En inkubator för en renare stad, i sex teman.',
      about: `Helsingfors vill ha mindre utsläpp, mindre avfall och kortare vägar och kan inte uppfinna allt själv. Inkubatorn tar in unga företag i omgångar och håller sina sex teman i balans: den som kommer möter grannar, inte bara rivaler.

Varje företag säger vilket tema det arbetar med och får hjälp av människor som kan just det.

Förebilden är Urban Tech Helsinki, med samma sex teman: cirkulär ekonomi, energieffektivitet, utbildningsteknik, byggd miljö, hälsa och välbefinnande samt smart mobilitet.`,
    },
    'zh-CN': {
      name: 'Urban Tech Helsinki',
      tagline: '面向更清洁城市的孵化器，六大主题。',
      about: `赫尔辛基希望减少排放、减少废弃物、缩短出行距离，而这些不可能全靠自己完成。孵化器分批接纳年轻企业，并保持六个主题之间的均衡，让入孵者遇到的是邻居，而不只是对手。

每家企业选定一个主题，由熟悉该领域的人提供帮助。

本计划参照 Urban Tech Helsinki，六个主题相同：循环经济、能源效率、教育科技、建成环境、健康与福祉、智慧出行。`,
    },
  },
}
