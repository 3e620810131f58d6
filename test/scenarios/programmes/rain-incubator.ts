/** Beside its challenge Rain Gardens takes young companies in, at any time: one cohort has come to its end, another is full. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import type { StartUpWords } from '#app/desks/core/incubate-deed.ts'
import { organisers } from '../cast.ts'
import { at, minutesAfter, timed, type CastPerson } from '../scenario.ts'

const programme = 'rain-gardens-2021'
const by = organisers.aino.email

type Company = StartUpWords & { readonly founder: CastPerson; readonly cohort: 1 | 2 | null }

const company = (
  name: string,
  founder: readonly [name: string, mailbox: string],
  given: Omit<StartUpWords, 'name' | 'maturity' | 'team' | 'wished'> & { cohort: 1 | 2 | null },
): Company => ({
  name,
  maturity: 6,
  team: { en: 'Three founders.', fi: 'Kolme perustajaa.', sv: 'Tre grundare.', 'zh-CN': '三位创始人。' }[
    given.language
  ],
  wished: '',
  founder: {
    name: founder[0],
    email: `${founder[1]}@rain-start.example`,
    locale: given.language,
    zone: given.country === 'CN' ? 'Asia/Shanghai' : 'Europe/Helsinki',
  },
  ...given,
})

const companies: readonly Company[] = [
  company('Sammalkatto', ['Iida Karppila', 'iida.karppila'], {
    ...{ country: 'FI', theme: 1, language: 'fi', cohort: 1 },
    what: 'Kevyt sammalkatto, joka imee sateen ja jonka talonmies osaa korjata.',
  }),
  company('Dagvatten Direkt', ['Moa Ringdal', 'moa.ringdal'], {
    ...{ country: 'SE', theme: 2, language: 'sv', cohort: 1 },
    what: 'En brunn som mäter vad gatan sväljer och säger till innan den svämmar över.',
  }),
  company('Puddle Atlas', ['Rhys Calder', 'rhys.calder'], {
    ...{ country: 'FI', theme: 3, language: 'en', cohort: 1 },
    what: 'Residents photograph puddles; the map says which kerb to lower.',
  }),
  company('听雨科技（虚构）', ['He Wanting 何晚亭', 'he.wanting'], {
    ...{ country: 'CN', theme: 2, language: 'zh-CN', cohort: 1 },
    what: '用声音判断排水管是否堵塞的低功耗传感器。',
  }),
  company('Pihapuro', ['Lauri Sorsamo', 'lauri.sorsamo'], {
    ...{ country: 'FI', theme: 1, language: 'fi', cohort: 1 },
    what: 'Valmis sadepuutarha pihaan yhdessä viikonlopussa.',
  }),
  company('Regnbädd Norr', ['Tuva Hellsing', 'tuva.hellsing'], {
    ...{ country: 'SE', theme: 1, language: 'sv', cohort: 2 },
    what: 'Växtbäddar av återvunnet tegel som tål både salt och torka.',
  }),
  company('Kerbside Clay', ['Noor Aalders', 'noor.aalders'], {
    ...{ country: 'FI', theme: 3, language: 'en', cohort: 2 },
    what: 'Clay pavers that drink, made from what a building site digs up.',
  }),
  company('Valuma', ['Oona Rautavuo', 'oona.rautavuo'], {
    ...{ country: 'FI', theme: 2, language: 'fi', cohort: null },
    what: 'Laskuri, joka kertoo taloyhtiölle, mihin sen sadevesi menee ja mitä se maksaa.',
  }),
]

export const people: readonly CastPerson[] = companies.map(({ founder }) => founder)

const words = ({ founder: _, cohort: __, ...startUp }: Company): StartUpWords => startUp

/** From August on; the first cohort ends in December with what it has agreed. */
export function story(): readonly TimedDeed[] {
  const opened = at('2021-10-12T11:00', '+03:00')
  const decided = at('2021-10-14T10:00', '+03:00')
  const ended = at('2021-12-10T10:00')
  return [
    timed(opened, {
      ...{ do: 'open-incubation', programme, by, zone: 'Europe/Helsinki' },
      languages: ['en', 'fi', 'sv', 'zh-CN'],
      texts: {
        en: {
          offered:
            '- **A bench** in the gardeners’ depot, with water, sand and rain on tap.\n- **Mentors** who build streets and look after them.\n- **A courtyard** to try things in, for a season.',
          forWhom: 'Young companies with something that keeps rain where it falls.',
        },
        fi: {
          offered:
            '- **Työpiste** puutarhureiden varikolla: vettä, hiekkaa ja sadetta riittää.\n- **Mentoreita**, jotka rakentavat katuja ja pitävät niistä huolta.\n- **Piha** kokeiluja varten yhden kauden ajan.',
          forWhom: 'Nuorille yrityksille, joiden ratkaisu pitää sateen siinä, mihin se putoaa.',
        },
        sv: {
          offered:
            '- **En arbetsbänk** i trädgårdsmästarnas depå, med vatten, sand och regn.\n- **Mentorer** som bygger gator och sköter dem.\n- **En gård** att pröva i, under en säsong.',
          forWhom: 'Unga företag med något som håller kvar regnet där det faller.',
        },
        'zh-CN': {
          offered:
            '- **工位**：园林站内，水、沙、雨一应俱全。\n- **导师**：修路护路的一线人员。\n- **试验庭院**：使用一季。',
          forWhom: '面向能让雨水就地留存的年轻企业。',
        },
      },
      themes: [
        { en: 'Plants and roofs', fi: 'Kasvit ja katot', sv: 'Växter och tak', 'zh-CN': '植物与屋顶' },
        { en: 'Measuring water', fi: 'Veden mittaus', sv: 'Mäta vatten', 'zh-CN': '水量监测' },
        { en: 'Streets and surfaces', fi: 'Kadut ja pinnat', sv: 'Gator och ytor', 'zh-CN': '道路与铺装' },
      ],
      cohorts: [
        { name: '', startsOn: '2021-10-18', endsOn: '2021-12-17', capacity: 5, mostPerTheme: null },
        { name: '', startsOn: '2022-01-17', endsOn: '2022-06-17', capacity: 2, mostPerTheme: 1 },
      ],
    }),
    ...companies.flatMap((each, index) => {
      const { founder, cohort, name: startUp } = each
      const deeds = [
        timed(minutesAfter(opened, 60 + 97 * index), {
          ...{ do: 'apply-for-place', programme, by: founder.email },
          startUp: words(each),
        }),
      ]
      if (cohort === null)
        return [...deeds, timed(minutesAfter(decided, 30), { do: 'let-wait', programme, by, startUp })]
      const first = [
        ...deeds,
        timed(minutesAfter(decided, index), { do: 'offer-cohort-place', programme, by, startUp, cohort }),
        timed(minutesAfter(decided, 120 + 31 * index), {
          ...{ do: 'take-cohort-place', programme, by: founder.email, startUp },
        }),
      ]
      return cohort === 1
        ? [...first, timed(minutesAfter(ended, index), { do: 'graduate-start-up', programme, by, startUp })]
        : [
            ...first,
            timed(minutesAfter(decided, 600 + index), {
              ...{ do: 'agree-milestone', programme, by, startUp, dueOn: '2022-03-31' },
              title: 'A first square metre that holds water',
            }),
          ]
    }),
  ]
}
