import type { Locale } from './i18n.ts'

/** The city a time zone is named after, where the languages write it differently. Others keep the zone's own name. */
const cities: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  UTC: { en: 'UTC', fi: 'UTC', sv: 'UTC', 'zh-CN': 'UTC' },
  'Europe/Helsinki': { en: 'Helsinki', fi: 'Helsinki', sv: 'Helsingfors', 'zh-CN': '赫尔辛基' },
  'Europe/Stockholm': { en: 'Stockholm', fi: 'Tukholma', sv: 'Stockholm', 'zh-CN': '斯德哥尔摩' },
  'Europe/Copenhagen': { en: 'Copenhagen', fi: 'Kööpenhamina', sv: 'Köpenhamn', 'zh-CN': '哥本哈根' },
  'Europe/Oslo': { en: 'Oslo', fi: 'Oslo', sv: 'Oslo', 'zh-CN': '奥斯陆' },
  'Europe/Tallinn': { en: 'Tallinn', fi: 'Tallinna', sv: 'Tallinn', 'zh-CN': '塔林' },
  'Europe/London': { en: 'London', fi: 'Lontoo', sv: 'London', 'zh-CN': '伦敦' },
  'Europe/Berlin': { en: 'Berlin', fi: 'Berliini', sv: 'Berlin', 'zh-CN': '柏林' },
  'Europe/Paris': { en: 'Paris', fi: 'Pariisi', sv: 'Paris', 'zh-CN': '巴黎' },
  'Europe/Brussels': { en: 'Brussels', fi: 'Bryssel', sv: 'Bryssel', 'zh-CN': '布鲁塞尔' },
  'Asia/Shanghai': { en: 'Shanghai', fi: 'Shanghai', sv: 'Shanghai', 'zh-CN': '上海' },
  'Asia/Hong_Kong': { en: 'Hong Kong', fi: 'Hongkong', sv: 'Hongkong', 'zh-CN': '香港' },
  'Asia/Singapore': { en: 'Singapore', fi: 'Singapore', sv: 'Singapore', 'zh-CN': '新加坡' },
  'Asia/Tokyo': { en: 'Tokyo', fi: 'Tokio', sv: 'Tokyo', 'zh-CN': '东京' },
  'Asia/Kolkata': { en: 'Kolkata', fi: 'Kolkata', sv: 'Kolkata', 'zh-CN': '加尔各答' },
  'America/New_York': { en: 'New York', fi: 'New York', sv: 'New York', 'zh-CN': '纽约' },
  'America/Los_Angeles': { en: 'Los Angeles', fi: 'Los Angeles', sv: 'Los Angeles', 'zh-CN': '洛杉矶' },
}

/** Cities whose clocks followers and teams are often on; nobody is offered them first. */
const others: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  'Europe/Amsterdam': { en: 'Amsterdam', fi: 'Amsterdam', sv: 'Amsterdam', 'zh-CN': '阿姆斯特丹' },
  'Europe/Athens': { en: 'Athens', fi: 'Ateena', sv: 'Aten', 'zh-CN': '雅典' },
  'Europe/Dublin': { en: 'Dublin', fi: 'Dublin', sv: 'Dublin', 'zh-CN': '都柏林' },
  'Europe/Kyiv': { en: 'Kyiv', fi: 'Kiova', sv: 'Kiev', 'zh-CN': '基辅' },
  'Europe/Lisbon': { en: 'Lisbon', fi: 'Lissabon', sv: 'Lissabon', 'zh-CN': '里斯本' },
  'Europe/Madrid': { en: 'Madrid', fi: 'Madrid', sv: 'Madrid', 'zh-CN': '马德里' },
  'Europe/Prague': { en: 'Prague', fi: 'Praha', sv: 'Prag', 'zh-CN': '布拉格' },
  'Europe/Riga': { en: 'Riga', fi: 'Riika', sv: 'Riga', 'zh-CN': '里加' },
  'Europe/Rome': { en: 'Rome', fi: 'Rooma', sv: 'Rom', 'zh-CN': '罗马' },
  'Europe/Vienna': { en: 'Vienna', fi: 'Wien', sv: 'Wien', 'zh-CN': '维也纳' },
  'Europe/Vilnius': { en: 'Vilnius', fi: 'Vilna', sv: 'Vilnius', 'zh-CN': '维尔纽斯' },
  'Europe/Warsaw': { en: 'Warsaw', fi: 'Varsova', sv: 'Warszawa', 'zh-CN': '华沙' },
  'Europe/Zurich': { en: 'Zurich', fi: 'Zürich', sv: 'Zürich', 'zh-CN': '苏黎世' },
  'Atlantic/Reykjavik': { en: 'Reykjavik', fi: 'Reykjavik', sv: 'Reykjavik', 'zh-CN': '雷克雅未克' },
  'America/Chicago': { en: 'Chicago', fi: 'Chicago', sv: 'Chicago', 'zh-CN': '芝加哥' },
  'America/Toronto': { en: 'Toronto', fi: 'Toronto', sv: 'Toronto', 'zh-CN': '多伦多' },
  'Asia/Dubai': { en: 'Dubai', fi: 'Dubai', sv: 'Dubai', 'zh-CN': '迪拜' },
  'Asia/Seoul': { en: 'Seoul', fi: 'Soul', sv: 'Seoul', 'zh-CN': '首尔' },
  'Asia/Taipei': { en: 'Taipei', fi: 'Taipei', sv: 'Taipei', 'zh-CN': '台北' },
  'Etc/GMT+12': {
    en: 'Anywhere on Earth',
    fi: 'Missä tahansa maapallolla',
    sv: 'Var som helst på jorden',
    'zh-CN': '地球任何地点',
  },
  'Australia/Sydney': { en: 'Sydney', fi: 'Sydney', sv: 'Sydney', 'zh-CN': '悉尼' },
}

/** The zones offered when somebody sets a date: these first, any IANA zone is accepted. */
export const offeredZones = Object.keys(cities)

/** The city of an IANA zone as a reader of this language writes it: `Europe/Helsinki` is Helsingfors in Swedish. */
export function cityOfZone(locale: Locale, zone: string): string {
  return (cities[zone] ?? others[zone])?.[locale] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
