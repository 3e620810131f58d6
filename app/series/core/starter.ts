/** What an empty series can begin with: two venues, a registration, a qualification and a final. All of it can be changed. */
import { Temporal } from 'temporal-polyfill'
import type { Locale } from '#app/platform/i18n.ts'
import type { Better, RoundKind } from './rounds.ts'
import type { StandingsRule } from './standings-rule.ts'

type Said = Readonly<Record<Locale, string>>

/** Days counted from the day the series is set up, on the clock of the venue; without a venue online. */
type StarterSitting = {
  readonly venue: number | null
  readonly begins: { readonly days: number; readonly time: string }
  readonly ends: { readonly days: number; readonly time: string }
}

export type StarterRound = {
  readonly kind: RoundKind
  readonly name: Said
  readonly advances: number | null
  readonly discipline: Said | null
  readonly unit: string
  readonly better: Better | null
  readonly decimals: number
  readonly attempts: number
  readonly isJudged: boolean
  readonly worst: string | null
  readonly best: string | null
  readonly sittings: readonly StarterSitting[]
}

export type Starter = {
  readonly leastMembers: number
  readonly mostMembers: number
  readonly venues: readonly { readonly city: Said; readonly zone: string }[]
  readonly rounds: readonly StarterRound[]
  readonly criteria: readonly { readonly name: Said; readonly weight: number; readonly most: string }[]
  readonly rule: StandingsRule
}

const course: Said = {
  en: 'Course with obstacles',
  fi: 'Esterata',
  sv: 'Hinderbana',
  'zh-CN': '障碍赛道',
}
const onCourse = {
  discipline: course,
  unit: 's',
  better: 'smaller',
  decimals: 2,
  isJudged: true,
  worst: '300',
  best: '0',
} as const
const day = (venue: number, days: number): StarterSitting => ({
  venue,
  begins: { days, time: '10:00' },
  ends: { days, time: '17:00' },
})

/** Robots on a course in two cities: the time counts, and a jury looks at what is open about them. */
export const robotics: Starter = {
  leastMembers: 2,
  mostMembers: 6,
  venues: [
    { city: { en: 'Beijing', fi: 'Peking', sv: 'Peking', 'zh-CN': '北京' }, zone: 'Asia/Shanghai' },
    {
      city: { en: 'Helsinki', fi: 'Helsinki', sv: 'Helsingfors', 'zh-CN': '赫尔辛基' },
      zone: 'Europe/Helsinki',
    },
  ],
  rounds: [
    {
      kind: 'registration',
      name: { en: 'Registration', fi: 'Ilmoittautuminen', sv: 'Anmälan', 'zh-CN': '报名' },
      ...{ advances: null, discipline: null, unit: '', better: null, decimals: 0, attempts: 1 },
      ...{ isJudged: false, worst: null, best: null },
      sittings: [{ venue: null, begins: { days: 1, time: '09:00' }, ends: { days: 30, time: '23:59' } }],
    },
    {
      kind: 'qualification',
      name: { en: 'Qualification', fi: 'Karsinta', sv: 'Kval', 'zh-CN': '资格赛' },
      ...onCourse,
      ...{ advances: 6, attempts: 2 },
      sittings: [day(0, 60), day(1, 60)],
    },
    {
      kind: 'final',
      name: { en: 'Final', fi: 'Finaali', sv: 'Final', 'zh-CN': '决赛' },
      ...onCourse,
      ...{ advances: null, attempts: 3 },
      sittings: [day(1, 90)],
    },
  ],
  criteria: [
    {
      name: {
        en: 'Openness of code and plans',
        fi: 'Koodin ja piirustusten avoimuus',
        sv: 'Öppenhet i kod och ritningar',
        'zh-CN': '代码与图纸的开放程度',
      },
      weight: 60,
      most: '10',
    },
    {
      name: {
        en: 'Design of the hardware',
        fi: 'Laitteiston suunnittelu',
        sv: 'Maskinvarans utformning',
        'zh-CN': '硬件设计',
      },
      weight: 40,
      most: '10',
    },
  ],
  rule: {
    counts: 'places',
    points: [10, 8, 6, 5, 4, 3, 2, 1],
    ...{ juryPercent: 30, bestOf: null, together: 'sum', missing: 'zero' },
    ...{ notFinished: 'zero', disqualified: 'zero', isFurtherFirst: true },
    ties: ['wins', 'last-round', 'measured'],
  },
}

/** So many days after `today` at an hour on the wall of a zone. An hour that the clocks skip is the one after it. */
export function starterInstant(
  today: string,
  { days, time }: { readonly days: number; readonly time: string },
  zone: string,
): Date {
  const wall = Temporal.PlainDate.from(today).add({ days }).toPlainDateTime(time)
  return new Date(wall.toZonedDateTime(zone).epochMilliseconds)
}
