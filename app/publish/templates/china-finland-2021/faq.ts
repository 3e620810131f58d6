/** What teams of every challenge ask first, in our own words. */
import type { Locale } from '#app/platform/i18n.ts'
import type { FaqRow } from '../template.ts'

export const programmeFaq: Readonly<Record<Locale, readonly FaqRow[]>> = {
  en: [
    {
      question: 'May one team answer several of the four challenges?',
      answer:
        'Yes, with one proposal in each. What you have said once about your organisation is filled in again.',
    },
    {
      question: 'Do we need a partner in China or in Finland?',
      answer:
        'No. Applicants may come from any country. If your pilot needs a local partner, say so in the proposal; the organisers help to look for one.',
    },
    {
      question: 'Is a finished product expected?',
      answer:
        'It has to be far enough to be tried with real users. Say honestly what works today and what the pilot would have to show.',
    },
  ],
  fi: [
    {
      question: 'Voiko sama tiimi vastata useampaan neljästä haasteesta?',
      answer:
        'Voi, kuhunkin yhdellä ehdotuksella. Organisaation tiedot täytetään valmiiksi seuraavaan hakemukseen.',
    },
    {
      question: 'Tarvitaanko kumppani Kiinasta tai Suomesta?',
      answer:
        'Ei. Hakijat voivat tulla mistä maasta tahansa. Jos pilotti tarvitsee paikallisen kumppanin, kertokaa siitä ehdotuksessa; järjestäjät auttavat sen etsimisessä.',
    },
    {
      question: 'Pitääkö ratkaisun olla valmis tuote?',
      answer:
        'Sen pitää olla niin pitkällä, että sitä voi kokeilla oikeiden käyttäjien kanssa. Kertokaa rehellisesti, mikä toimii jo ja mitä pilotin pitäisi osoittaa.',
    },
  ],
  sv: [
    {
      question: 'Får samma team svara på flera av de fyra utmaningarna?',
      answer:
        'Ja, med ett förslag i var och en. Det ni en gång har uppgett om organisationen fylls i på nytt.',
    },
    {
      question: 'Behöver vi en partner i Kina eller Finland?',
      answer:
        'Nej. De sökande får komma från vilket land som helst. Säg i förslaget om piloten kräver en lokal partner, så hjälper arrangörerna till att söka en.',
    },
    {
      question: 'Måste lösningen vara en färdig produkt?',
      answer:
        'Den ska vara så långt kommen att den kan prövas med riktiga användare. Berätta ärligt vad som fungerar i dag och vad piloten skulle behöva visa.',
    },
  ],
  'zh-CN': [
    {
      question: '同一团队可以参加四个挑战中的多个吗？',
      answer: '可以，每个挑战提交一份方案。已填写过的单位信息会自动带入下一份申请。',
    },
    {
      question: '必须在中国或芬兰有合作伙伴吗？',
      answer: '不需要。申请者可以来自任何国家。如果试点需要当地合作伙伴，请在方案中说明，主办方会协助寻找。',
    },
    {
      question: '方案必须是成熟产品吗？',
      answer: '应当已能与真实用户一起试用。请如实说明目前哪些部分可用，以及试点需要验证什么。',
    },
  ],
}
