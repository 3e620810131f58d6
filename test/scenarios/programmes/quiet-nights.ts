/** Stands in "publish": written, and waiting for the second organiser. */
import { organisers } from '../cast.ts'
import { at } from '../scenario.ts'
import { plainStatement, type SmallProgramme } from './small-programme.ts'

export const quietNights: SmallProgramme = {
  slug: 'quiet-nights-2022',
  challenge: 'quiet-nights-on-busy-streets',
  theme: 'wave',
  foundedAt: at('2021-12-13T09:30'),
  calendar: {
    zone: 'Europe/Helsinki',
    partnerZones: [],
    opensAt: at('2022-01-17T09:00'),
    closesAt: at('2022-03-09T15:00', '+02:00'),
    judgingEndsAt: at('2022-04-08T15:00', '+03:00'),
    announcesAt: at('2022-04-27T10:00', '+03:00'),
  },
  contactEmail: 'quiet@city-desk.example',
  author: organisers.aino,
  roles: [{ email: organisers.lin.email, role: 'organiser' }],
  parties: [{ name: 'Quiet Streets Office (invented)', kind: 'city', country: 'FI', relation: 'organiser' }],
  texts: {
    en: {
      name: 'Quiet Nights 2022',
      tagline: 'Streets that let people sleep.',
      about:
        'A small programme about noise at night: who makes it, who hears it, and what can be done without closing the city.',
      title: 'Quiet nights on busy streets',
      question:
        'How might a busy street become quiet enough to sleep beside, without sending the noise elsewhere?',
      background:
        'Along the main streets one bedroom in four is louder at night than doctors advise. Most of the noise comes from few sources: deliveries, tyres, and a handful of engines.',
      outcome:
        '- Noise at the window, measured before and after.\n- A way to act on the few loudest sources, agreed with those who cause them.',
      outOfScope: '- Noise barriers along roads outside the city.',
      offer: 'A pilot on one street of 800 metres for half a year, with measuring stations that stay.',
    },
    fi: {
      name: 'Hiljaiset yöt 2022',
      tagline: 'Katuja, joiden varrella voi nukkua.',
      about:
        'Pieni ohjelma yömelusta: kuka sen aiheuttaa, kuka sen kuulee ja mitä voi tehdä sulkematta kaupunkia.',
      title: 'Hiljaiset yöt vilkkailla kaduilla',
      question:
        'Miten vilkas katu saataisiin niin hiljaiseksi, että sen varrella voi nukkua, siirtämättä melua muualle?',
      background:
        'Pääkatujen varrella joka neljäs makuuhuone on öisin meluisampi kuin lääkärit suosittavat. Suurin osa melusta tulee harvoista lähteistä: jakelusta, renkaista ja muutamasta moottorista.',
      outcome:
        '- Melu ikkunassa mitattuna ennen ja jälkeen.\n- Tapa puuttua muutamaan kovimpaan lähteeseen yhdessä niiden aiheuttajien kanssa.',
      outOfScope: '- Meluvallit kaupungin ulkopuolisten teiden varsilla.',
      offer: 'Puolen vuoden pilotti 800 metrin kadunpätkällä; mittausasemat jäävät paikoilleen.',
    },
    sv: {
      name: 'Tysta nätter 2022',
      tagline: 'Gator man kan sova intill.',
      about:
        'Ett litet program om buller på natten: vem som orsakar det, vem som hör det och vad som kan göras utan att stänga staden.',
      title: 'Tysta nätter på livliga gator',
      question:
        'Hur kan en livlig gata bli tyst nog att sova intill, utan att bullret flyttas någon annanstans?',
      background:
        'Längs huvudgatorna är vart fjärde sovrum bullrigare på natten än läkarna rekommenderar. Det mesta kommer från få källor: leveranser, däck och en handfull motorer.',
      outcome:
        '- Buller vid fönstret, mätt före och efter.\n- Ett sätt att påverka de få värsta källorna, i samförstånd med dem som orsakar dem.',
      outOfScope: '- Bullervallar längs vägar utanför staden.',
      offer: 'En pilot på 800 meter gata i ett halvår; mätstationerna blir kvar.',
    },
    'zh-CN': {
      name: '静夜2022',
      tagline: '让街边的人睡得着。',
      about: '一个关于夜间噪声的小项目：谁制造，谁听见，以及怎样在不封闭城市的情况下改善。',
      title: '繁忙街道的安静夜晚',
      question: '怎样让繁忙街道安静到可以安睡，又不把噪声转移到别处？',
      background:
        '主要街道旁，四分之一的卧室夜间噪声超过医生建议。大部分噪声来自少数来源：送货、轮胎和个别发动机。',
      outcome: '- 窗前噪声的前后测量。\n- 与制造者协商，处理少数最响来源的办法。',
      outOfScope: '- 城外道路的声屏障。',
      offer: '在八百米街道上试点半年，监测站保留。',
    },
  },
  teams: [],
  plan: {
    approver: organisers.lin.email,
    screener: organisers.oskar.email,
    jury: [],
    statement: plainStatement,
    instants: {
      reviewAt: at('2021-12-17T15:20'),
      approvedAt: at('2022-01-05T10:00'),
      scheduledAt: at('2022-01-07T10:00'),
    },
  },
}
