/** The people behind the programmes: organisers, screeners, hosts, and fourteen jurors from both sides. All invented. */
import { demoEmails } from '#app/desks/core/demo-cast.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { CastPerson } from './scenario.ts'

const person = (name: string, email: string, locale: Locale, zone: string): CastPerson => ({
  name,
  email,
  locale,
  zone,
})

const helsinki = 'Europe/Helsinki'
const shanghai = 'Asia/Shanghai'

export const organisers = {
  aino: person('Aino Virtamo', demoEmails.organiser, 'en', helsinki),
  lin: person('Lin Yuqing 林雨晴', demoEmails['second-organiser'], 'zh-CN', shanghai),
  oskar: person('Oskar Berglund', 'oskar.berglund@city-desk.example', 'sv', helsinki),
  katri: person('Katri Salovaara', 'katri.salovaara@city-desk.example', 'fi', helsinki),
  freja: person('Freja Lindqvist', 'freja.lindqvist@harbour-desk.example', 'sv', 'Europe/Stockholm'),
  nils: person('Nils Aronsson', 'nils.aronsson@harbour-desk.example', 'sv', 'Europe/Stockholm'),
} as const

export const hosts = {
  pertti: person('Pertti Halonen', demoEmails.host, 'en', helsinki),
  henna: person('Henna Toivola', 'henna.toivola@city-desk.example', 'fi', helsinki),
} as const

/** Sees how the programme goes, and nothing of what was handed in. */
export const partner = person('Bo Nordström', demoEmails.partner, 'en', helsinki)

export const keeper = person('Ada Keeper', demoEmails.administrator, 'en', 'Europe/London')

const north = (name: string, mailbox: string, locale: Locale, zone = helsinki) =>
  person(name, `${mailbox}@jury-north.example`, locale, zone)
const east = (name: string, mailbox: string) =>
  person(name, `${mailbox}@jury-east.example`, 'zh-CN', shanghai)

export const jurors = {
  marjatta: person('Marjatta Kivistö', demoEmails.chair, 'en', helsinki),
  tuomas: person('Tuomas Lehtovaara', demoEmails.juror, 'en', helsinki),
  ingrid: north('Ingrid Solbakken', 'ingrid.solbakken', 'en', 'Europe/Oslo'),
  henrik: north('Henrik Åkerblom', 'henrik.akerblom', 'sv'),
  saana: north('Saana Pohjola', 'saana.pohjola', 'fi'),
  lars: north('Lars Ekholm', 'lars.ekholm', 'sv', 'Europe/Stockholm'),
  veera: north('Veera Niiranen', 'veera.niiranen', 'fi'),
  chen: east('Chen Guolan 陈国岚', 'chen.guolan'),
  zhou: east('Zhou Minghua 周明桦', 'zhou.minghua'),
  wang: east('Wang Shuyi 王舒怡', 'wang.shuyi'),
  li: east('Li Haoran 李浩然', 'li.haoran'),
  gao: east('Gao Yixin 高艺昕', 'gao.yixin'),
  sun: east('Sun Ruolin 孙若琳', 'sun.ruolin'),
  he: east('He Jiaming 何嘉铭', 'he.jiaming'),
} as const

export const staff: readonly CastPerson[] = [
  ...Object.values(organisers),
  ...Object.values(hosts),
  keeper,
  partner,
  ...Object.values(jurors),
]
