/** Four criteria that suit a challenge whose prize is a pilot. Points from 1 to 5; the anchors say what 1, 3 and 5 look like. */
import type { Rubric } from '../core/rubrics/index.ts'
import type { CriterionTemplate } from './template.ts'

const impact: CriterionTemplate = {
  en: {
    name: 'Impact',
    question: 'How much better would life in the city be, and how much carbon would be saved?',
    anchors: {
      1: 'The benefit is asserted. Nobody could check it afterwards.',
      3: 'The benefit is plausible, has a number, and says who gains.',
      5: 'The benefit is large for people and climate alike, with a baseline, a target and a way to measure both.',
    },
  },
  fi: {
    name: 'Vaikuttavuus',
    question: 'Kuinka paljon kaupunkilaisten elämä paranisi ja kuinka paljon päästöjä säästyisi?',
    anchors: {
      1: 'Hyödystä on vain väite. Sitä ei voisi jälkikäteen tarkistaa.',
      3: 'Hyöty on uskottava, sille on annettu luku ja kerrotaan, kuka hyötyy.',
      5: 'Hyöty on suuri sekä ihmisille että ilmastolle, ja sille on lähtötaso, tavoite ja mittaustapa.',
    },
  },
  sv: {
    name: 'Effekt',
    question: 'Hur mycket bättre skulle livet i staden bli, och hur mycket koldioxid skulle sparas?',
    anchors: {
      1: 'Nyttan påstås. Ingen skulle kunna kontrollera den i efterhand.',
      3: 'Nyttan är trovärdig, har en siffra och visar vem som vinner på den.',
      5: 'Nyttan är stor för både människor och klimat, med utgångsläge, mål och ett sätt att mäta.',
    },
  },
  'zh-CN': {
    name: '成效',
    question: '城市生活能改善多少，碳排放能减少多少？',
    anchors: {
      1: '只有主张，事后无法核实。',
      3: '收益可信，有数字，并说明谁受益。',
      5: '对民生和气候均有显著收益，并给出基线、目标和测量方法。',
    },
  },
}

const answer: CriterionTemplate = {
  en: {
    name: 'Answer to the question',
    question:
      'Does the proposal solve the problem that was described, in a way that is better than what exists?',
    anchors: {
      1: 'It solves another problem, or repeats what is already in use.',
      3: 'It answers the question and improves on known solutions in some respects.',
      5: 'It answers all of the question in a new way, and shows that it knows the people concerned.',
    },
  },
  fi: {
    name: 'Vastaus kysymykseen',
    question: 'Ratkaiseeko ehdotus kuvatun ongelman, ja paremmin kuin nykyiset ratkaisut?',
    anchors: {
      1: 'Se ratkaisee toisen ongelman tai toistaa jo käytössä olevan.',
      3: 'Se vastaa kysymykseen ja parantaa tunnettuja ratkaisuja joiltakin osin.',
      5: 'Se vastaa koko kysymykseen uudella tavalla ja osoittaa tuntevansa ne, joita asia koskee.',
    },
  },
  sv: {
    name: 'Svar på frågan',
    question: 'Löser förslaget det problem som beskrivits, och bättre än det som redan finns?',
    anchors: {
      1: 'Det löser ett annat problem eller upprepar det som redan används.',
      3: 'Det svarar på frågan och förbättrar kända lösningar i några avseenden.',
      5: 'Det svarar på hela frågan på ett nytt sätt och visar att det känner dem som berörs.',
    },
  },
  'zh-CN': {
    name: '切题程度',
    question: '方案是否解决了所述问题，并优于现有做法？',
    anchors: {
      1: '解决的是其他问题，或只是重复已有做法。',
      3: '回应了问题，在某些方面优于已知方案。',
      5: '以新的方式完整回应问题，并体现出对相关人群的了解。',
    },
  },
}

const feasibility: CriterionTemplate = {
  en: {
    name: 'Ready for a pilot',
    question: 'Could this team run the pilot as described, within a year and with what is offered?',
    anchors: {
      1: 'It is unclear who does what, or something essential is missing.',
      3: 'Plan, people and needs are clear; the larger risks are named.',
      5: 'It could begin within weeks. Team, plan, costs and risks are convincing, and earlier work proves it.',
    },
  },
  fi: {
    name: 'Valmius pilottiin',
    question: 'Pystyisikö tiimi toteuttamaan pilotin kuvatulla tavalla vuoden kuluessa ja tarjotuin keinoin?',
    anchors: {
      1: 'On epäselvää, kuka tekee mitä, tai jotain olennaista puuttuu.',
      3: 'Suunnitelma, tekijät ja tarpeet ovat selvät; suurimmat riskit on nimetty.',
      5: 'Työ voisi alkaa viikkojen sisällä. Tiimi, suunnitelma, kustannukset ja riskit vakuuttavat, ja aiempi työ todistaa sen.',
    },
  },
  sv: {
    name: 'Redo för pilot',
    question:
      'Skulle teamet kunna genomföra piloten så som den beskrivs, inom ett år och med det som erbjuds?',
    anchors: {
      1: 'Det är oklart vem som gör vad, eller något väsentligt saknas.',
      3: 'Plan, personer och behov är tydliga; de större riskerna är nämnda.',
      5: 'Arbetet kunde börja inom några veckor. Team, plan, kostnader och risker övertygar, och tidigare arbete visar det.',
    },
  },
  'zh-CN': {
    name: '试点条件',
    question: '团队能否在一年内、利用所提供的条件完成所述试点？',
    anchors: {
      1: '分工不明，或缺少关键要素。',
      3: '计划、人员和需求清楚，指出了主要风险。',
      5: '数周内即可启动；团队、计划、成本和风险令人信服，并有既往成果佐证。',
    },
  },
}

const growth: CriterionTemplate = {
  en: {
    name: 'Beyond the pilot',
    question: 'Could other cities in China, Finland and elsewhere use it afterwards?',
    anchors: {
      1: 'It works in one place only, or depends on money that ends with the pilot.',
      3: 'It could be moved to similar places with some adaptation.',
      5: 'There is a credible way to many cities, with costs, partners and differences between countries thought through.',
    },
  },
  fi: {
    name: 'Pilotin jälkeen',
    question: 'Voisivatko muut kaupungit Kiinassa, Suomessa ja muualla ottaa ratkaisun käyttöön?',
    anchors: {
      1: 'Se toimii vain yhdessä paikassa tai nojaa rahaan, joka päättyy pilottiin.',
      3: 'Sen voisi siirtää samankaltaisiin paikkoihin pienin muutoksin.',
      5: 'Tie moniin kaupunkeihin on uskottava; kustannukset, kumppanit ja maiden erot on mietitty.',
    },
  },
  sv: {
    name: 'Efter piloten',
    question: 'Skulle andra städer i Kina, Finland och på andra håll kunna använda lösningen?',
    anchors: {
      1: 'Den fungerar bara på en plats, eller är beroende av pengar som tar slut med piloten.',
      3: 'Den kunde flyttas till liknande platser med viss anpassning.',
      5: 'Vägen till många städer är trovärdig; kostnader, partner och skillnader mellan länder är genomtänkta.',
    },
  },
  'zh-CN': {
    name: '推广前景',
    question: '试点之后，中国、芬兰及其他地区的城市能否采用？',
    anchors: {
      1: '仅适用于一地，或依赖随试点结束而终止的资金。',
      3: '稍加调整即可用于类似地点。',
      5: '推广到多个城市的路径可信，成本、合作方和国别差异均已考虑周全。',
    },
  },
}

/** Points from 1 to 5 in halves, typed. */
export const halfPoints: Rubric = { type: 'points', config: { lowest: '1', highest: '5', step: '0.5' } }

/** 1, 3 and 5 alone: the levels that the anchors describe. */
export const threeSteps: Rubric = { type: 'steps', config: { values: ['1', '3', '5'] } }

export const pilotCriteria = [impact, answer, feasibility, growth] as const
