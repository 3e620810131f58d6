/** Sentences that many of the invented people write: roles in a team, comments of jurors, reasons of a decision. */
import type { Locale } from '#app/platform/i18n.ts'
import { chanceOf, type ScenarioProposal } from './scenario.ts'

const roleTexts: Readonly<Record<Locale, readonly ((lead: string) => string)[]>> = {
  en: [
    (lead) =>
      `${lead} leads the pilot and answers for it. One engineer builds and runs the software, one person works with the people on site, and a colleague of the host joins a meeting every fortnight.`,
    (lead) =>
      `${lead} is the contact for the host and keeps the plan. A small technical team delivers in steps of two weeks; a researcher collects the measurements and has a veto on what is claimed.`,
    (lead) =>
      `Three people carry the pilot: ${lead} for the whole, a technical lead for what is installed, and a coordinator on the spot who speaks the local language.`,
  ],
  fi: [
    (lead) =>
      `${lead} johtaa pilottia ja vastaa siitä. Yksi kehittäjä rakentaa ja ylläpitää ratkaisun, yksi työskentelee paikan päällä käyttäjien kanssa, ja isännän edustaja on mukana joka toisen viikon palaverissa.`,
    (lead) =>
      `${lead} on isännän yhteyshenkilö ja pitää suunnitelman ajan tasalla. Tekninen tiimi toimittaa kahden viikon jaksoissa; mittauksista vastaa tutkija, joka myös tarkistaa, mitä tuloksista saa sanoa.`,
  ],
  sv: [
    (lead) =>
      `${lead} leder piloten och svarar för den. En utvecklare bygger och driver lösningen, en person arbetar med användarna på plats, och värden deltar i ett möte varannan vecka.`,
    (lead) =>
      `${lead} är värdens kontaktperson och håller i planen. En teknisk grupp levererar var fjortonde dag; en forskare ansvarar för mätningarna och avgör vad som får påstås.`,
  ],
  'zh-CN': [
    (lead) =>
      `${lead}担任试点负责人，对进度和质量负责；一名工程师负责开发和运维，一名同事驻场与使用者沟通，试点方代表每两周参加一次例会。`,
    (lead) =>
      `${lead}负责与试点方对接并维护计划。技术小组每两周交付一次；测量工作由研究人员独立承担，对外公布的数据须经其确认。`,
  ],
}

/** Who does what in a team, in the language of its proposal. */
export function rolesOf({ key, lead, language }: ScenarioProposal): string {
  const texts = roleTexts[language]
  const text = texts[chanceOf(`roles ${key}`, texts.length)]
  if (!text) throw new Error(`no roles are written in ${language}`)
  return text(lead[0])
}

type Level = 'high' | 'middle' | 'low'

const comments: Readonly<Record<Locale, Readonly<Record<Level, readonly string[]>>>> = {
  en: {
    high: [
      'Clear, honest and ready to begin. The baseline is named, and so is the person who will measure it.',
      'The team knows the place and the people in it. I would like to see how it copes with a bad winter.',
      'A convincing answer to the whole question. Costs after the pilot could be said more plainly.',
    ],
    middle: [
      'A good idea with a plan one can follow. Who pays after the pilot remains open.',
      'The technical part is strong. The users come late: meet them before the first version, not after it.',
      'Plausible and well written. The target is given without saying where the number comes from.',
    ],
    low: [
      'The problem is described well; the solution stays general. Choose one use and show it end to end.',
      'Much of this exists already. Say what yours does that the others do not.',
      'I miss the people who would use this. Without them the measures cannot be trusted.',
    ],
  },
  fi: {
    high: [
      'Selkeä ja rehellinen ehdotus, jonka voisi aloittaa heti. Lähtötaso ja mittaaja on nimetty.',
      'Tiimi tuntee paikan ja sen ihmiset. Kustannukset pilotin jälkeen voisi sanoa suoremmin.',
    ],
    middle: [
      'Hyvä ajatus ja seurattava suunnitelma. Avoimeksi jää, kuka maksaa pilotin jälkeen.',
      'Tekniikka on vahvaa, mutta käyttäjät tulevat mukaan myöhään.',
    ],
    low: [
      'Ongelma on kuvattu hyvin, ratkaisu jää yleiseksi. Valitkaa yksi käyttötapa ja näyttäkää se alusta loppuun.',
      'Suuri osa tästä on jo olemassa. Kertokaa, mitä teidän ratkaisunne tekee toisin.',
    ],
  },
  sv: {
    high: [
      'Tydligt, ärligt och redo att börja. Utgångsläget är angivet, liksom vem som mäter.',
      'Teamet känner platsen och människorna. Kostnaderna efter piloten kunde sägas rakare.',
    ],
    middle: [
      'En god idé med en plan som går att följa. Vem som betalar efter piloten är öppet.',
      'Tekniken är stark, men användarna kommer in sent.',
    ],
    low: [
      'Problemet är väl beskrivet men lösningen allmän. Välj en användning och visa den från början till slut.',
      'Mycket av detta finns redan. Säg vad just er lösning gör annorlunda.',
    ],
  },
  'zh-CN': {
    high: [
      '思路清晰，表述坦诚，可以立即启动。基线和测量责任人都已明确。',
      '团队了解现场和使用者。试点结束后的成本还可以说得更直接。',
    ],
    middle: [
      '想法好，计划可执行。试点之后由谁付费尚不明确。',
      '技术扎实，但使用者介入偏晚，建议在第一版之前就征求意见。',
    ],
    low: [
      '问题描述到位，方案偏笼统。建议选定一个场景，完整地做一遍。',
      '不少内容已有同类产品，请说明你们的不同之处。',
    ],
  },
}

/** What a juror tells the team, by the points given. */
export function commentOf(locale: Locale, meanPoints: number, words: string): string {
  const level: Level = meanPoints >= 4 ? 'high' : meanPoints >= 3 ? 'middle' : 'low'
  const texts = comments[locale][level]
  return texts[chanceOf(`comment ${words}`, texts.length)] ?? ''
}

/** What whoever checks the comments words more kindly before a team reads it. */
export const mendedComments: Readonly<Record<string, string>> = {
  'Much of this exists already. Say what yours does that the others do not.':
    'Parts of this exist already. Say more clearly what yours does that the others do not.',
}

/** Reasons of a decision that follows the ranking, in the language of the proposal. */
export const outcomeReasons = {
  winner: {
    en: 'The jury gave this proposal the highest total. It answers the whole question, names its baseline, and could begin within weeks.',
    fi: 'Raati antoi tälle ehdotukselle korkeimman kokonaisarvion. Se vastaa koko kysymykseen, nimeää lähtötasonsa ja voisi alkaa viikoissa.',
    sv: 'Juryn gav förslaget den högsta totalen. Det svarar på hela frågan, anger sitt utgångsläge och kan börja inom några veckor.',
    'zh-CN': '评审团给予该方案最高总分。方案完整回应了问题，明确了基线，并可在数周内启动。',
  },
  reserve: {
    en: 'A strong proposal, close to the first. It is on the reserve list and takes the place if the winner cannot.',
    fi: 'Vahva ehdotus, lähellä voittajaa. Se on varasijalla ja tulee tilalle, jos voittaja ei voi ottaa paikkaa vastaan.',
    sv: 'Ett starkt förslag, nära det första. Det står på reservplats och tar över om vinnaren får förhinder.',
    'zh-CN': '方案优秀，与第一名差距很小，列入候补名单；如获选方案无法实施，将依次递补。',
  },
  not_selected: {
    en: 'The jury read this proposal with interest and placed others higher. What the jurors wrote to the team is below.',
    fi: 'Raati luki ehdotuksen kiinnostuneena ja sijoitti muita korkeammalle. Raadin huomiot tiimille ovat alla.',
    sv: 'Juryn läste förslaget med intresse och placerade andra högre. Jurymedlemmarnas ord till teamet står nedan.',
    'zh-CN': '评审团认真阅读了该方案，但其他方案得分更高。评委给团队的意见附后。',
  },
} as const satisfies Record<string, Record<Locale, string>>

/** Where the money of the awards decides between two proposals. */
export const budgetReasons = {
  'passed-over': {
    en: 'The jury placed this proposal well, but it asks for more than what was left of the money. By the rule in the brief the next that could be paid was taken.',
    fi: 'Raati sijoitti ehdotuksen hyvin, mutta se pyytää enemmän kuin rahaa oli jäljellä. Haasteen säännön mukaan valittiin seuraava, johon raha riitti.',
    sv: 'Juryn placerade förslaget högt, men det kostar mer än vad som fanns kvar. Enligt regeln i utmaningen togs nästa förslag som pengarna räckte till.',
    'zh-CN': '该方案排名靠前，但所需金额超过剩余预算。依照征集公告中的规则，由预算可以承担的下一方案递补。',
  },
  next: {
    en: 'The next in the ranking that what was left of the money could pay for, by the rule in the brief. It is small, and it can be measured.',
    fi: 'Järjestyksessä seuraava, johon jäljellä oleva raha riitti, haasteen säännön mukaan. Ehdotus on pieni ja mitattavissa.',
    sv: 'Nästa i rangordningen som de återstående pengarna räckte till, enligt regeln i utmaningen. Förslaget är litet och går att mäta.',
    'zh-CN': '依照征集公告中的规则，该方案是排名中剩余预算可以承担的下一个。规模不大，成效可以测量。',
  },
} as const satisfies Record<string, Record<Locale, string>>
