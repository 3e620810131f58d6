/** After the announcement of Dry Cellars: what was not chosen is still of use, and other cities look for it. */
import type { EntryWords, TimedDeed } from '#app/desks/core/deed.ts'
import type { EntryKind } from '#app/matchmaking/core/entry.ts'
import { organisers } from '../cast.ts'
import { proposalIdOf } from '../challenge-story.ts'
import { at, minutesAfter, timed, type CastPerson } from '../scenario.ts'

const programme = 'dry-cellars-2021'
const by = organisers.aino.email

const owner = (name: string, email: string, locale: CastPerson['locale'], zone: string): CastPerson => ({
  ...{ name, email, locale, zone },
})
const stina = owner('Stina Fjällholm', 'stina.fjallholm@vattudal.example', 'sv', 'Europe/Stockholm')
const tong = owner('Tong Anran 佟安然', 'tong.anran@haiyu.example', 'zh-CN', 'Asia/Shanghai')
const jonas = owner('Jonas Ebbesen', 'jonas.ebbesen@landing.example', 'en', 'Europe/Copenhagen')

export const people: readonly CastPerson[] = [stina, tong, jonas]

const roofs: EntryWords = {
  organisation: '雨垒屋面技术（虚构）',
  title: '会呼吸的屋顶：智能缓排',
  body: '平屋顶蓄水十厘米，雨前自动放空，雨中缓慢排放。限流阀、天气预报和承载监测三者联动，适合老旧平屋顶。',
  language: 'zh-CN',
  themes: ['cloudburst', 'roofs', 'stormwater'],
  country: 'CN',
  maturity: 8,
}
const alarm: EntryWords = {
  organisation: 'Kellarivahti Oy',
  title: 'Kellarin oma hälytys',
  body: 'Edullinen anturi ja sulkuventtiili, jotka naapurit huoltavat yhdessä. Asennettu kolmeensataan kellariin.',
  language: 'fi',
  themes: ['cellars', 'sensors', 'stormwater'],
  country: 'FI',
  maturity: 8,
}
const school: EntryWords = {
  organisation: 'Vattudals stad (påhittad)',
  title: 'Skolor med platta tak som svämmar över',
  body: 'Fjorton skolor har platta tak från sjuttiotalet. Vid skyfall rinner vattnet ner i källarna. Vi söker en lösning som håller kvar vattnet på taken utan att de måste byggas om.',
  language: 'sv',
  themes: ['cloudburst', 'roofs', 'schools'],
  country: 'SE',
  site: 'Två skolor i Norra Vattudal',
  maturity: 7,
}
const garages: EntryWords = {
  organisation: '海屿市（虚构）',
  title: '地下车库防倒灌',
  body: '台风季节，老小区的地下车库常被倒灌。我们寻找居民能够自行维护的预警与挡水办法，可提供三个小区试用。',
  language: 'zh-CN',
  themes: ['cellars', 'sensors', 'typhoon'],
  country: 'CN',
  site: '临港区三个小区',
  maturity: 6,
}
const landing: EntryWords = {
  organisation: 'Rainwater Alliance (invented)',
  title: 'A winter desk and a test courtyard',
  body: 'Six months at a desk beside people who build for rain, a courtyard in which anything may be tried, and introductions to three housing associations.',
  language: 'en',
  themes: ['cloudburst', 'testing'],
  country: 'DK',
  offer: {
    kind: 'support',
    forWhom: 'Companies with fewer than twenty people that want to try something in Copenhagen',
    amount: '12000',
    currency: 'EUR',
    amountNote: 'Worth of desk, courtyard and advice for one company, as the alliance reckons it.',
  },
}

/** What happens in the catalogue, from the day after the announcement on. */
export function story(challenge: string): readonly TimedDeed[] {
  const opened = at('2021-12-17T09:00', '+01:00')
  const write = (
    minutes: number,
    email: string,
    kind: EntryKind,
    entry: EntryWords,
    key: string | null = null,
  ) =>
    timed(minutesAfter(opened, minutes), {
      ...{ do: 'write-entry', programme, by: email, kind, entry },
      fromProposal: key === null ? null : proposalIdOf(challenge, key),
    })
  const letIn = (minutes: number, { title }: EntryWords) =>
    timed(minutesAfter(opened, minutes), { do: 'let-in', programme, by, title })
  const titles = [school.title, roofs.title] as const
  return [
    timed(opened, { do: 'open-catalogue', programme, by }),
    write(40, 'kang.muqing@yulei-roof.example', 'profile', roofs, 'yulei-roof'),
    write(75, 'reijo.tuominen@kellarivahti.example', 'profile', alarm, 'kellarivahti'),
    write(90, stina.email, 'need', school),
    write(120, jonas.email, 'offer', landing),
    letIn(180, school),
    letIn(181, landing),
    timed(minutesAfter(opened, 240), {
      ...{ do: 'suggest', programme, by, titles },
      note: 'Fourteen flat roofs, and a team that makes flat roofs hold water.',
    }),
    timed(minutesAfter(opened, 300), { do: 'agree-to-meet', programme, by, titles }),
    timed(minutesAfter(opened, 1_500), {
      ...{ do: 'note-outcome', programme, by, titles, to: 'letter_of_intent', happenedOn: '2021-12-18' },
      outcome: 'Two schools and the team will try one roof each from April. Signed in a video meeting.',
    }),
    write(2_000, tong.email, 'need', garages),
    letIn(2_100, garages),
  ]
}
