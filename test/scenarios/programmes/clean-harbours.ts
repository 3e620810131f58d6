/** Stands in "apply", at other organisers' desk, on Stockholm's clock. */
import { halfPoints } from '#app/publish/templates/criteria.ts'
import { jurors, organisers } from '../cast.ts'
import { at } from '../scenario.ts'
import { archipelagoLogo, harbourLogo } from './drawings.ts'
import { plainStatement, type SmallProgramme } from './small-programme.ts'

const stockholm = '+01:00'

export const cleanHarbours: SmallProgramme = {
  slug: 'clean-harbours-2021',
  challenge: 'litter-free-guest-harbours',
  theme: 'wave',
  foundedAt: at('2021-11-15T09:00', stockholm),
  calendar: {
    zone: 'Europe/Stockholm',
    partnerZones: ['Europe/Helsinki'],
    opensAt: at('2021-11-29T09:00', stockholm),
    closesAt: at('2022-01-31T15:00', stockholm),
    judgingEndsAt: at('2022-02-28T15:00', stockholm),
    announcesAt: at('2022-03-14T10:00', stockholm),
  },
  contactEmail: 'harbours@harbour-desk.example',
  author: organisers.freja,
  roles: [{ email: organisers.nils.email, role: 'organiser' }],
  look: {
    brand: '#0f5e8c',
    senderName: 'Clean Harbours · Rena hamnar',
    logo: harbourLogo,
    alts: {
      en: 'A sail over two waves: Clean Harbours',
      fi: 'Purje kahden aallon yllä: Puhtaat satamat',
      sv: 'Ett segel över två vågor: Rena hamnar',
      'zh-CN': '两道波浪上的一面帆：洁净港湾',
    },
    partyLogos: { 'Archipelago Harbours (invented)': archipelagoLogo },
  },
  rubrics: [null, halfPoints, null, null],
  parties: [
    { name: 'Archipelago Harbours (invented)', kind: 'association', country: 'SE', relation: 'organiser' },
  ],
  texts: {
    en: {
      name: 'Clean Harbours 2021',
      tagline: 'Guest harbours without litter in the water.',
      about:
        'Small harbours of the archipelago look for ways to keep litter out of the sea in the eight busy weeks of summer.',
      title: 'Litter-free guest harbours',
      question: 'How might a small harbour with two summer workers keep litter out of the water?',
      background:
        'In July a harbour for sixty boats receives six hundred. Bins overflow by noon, wind takes the rest.',
      outcome:
        '- Less litter in the water, counted the same way each week.\n- Nothing that needs more hands than the harbour has.',
      outOfScope: '- Cleaning of the open sea.',
      offer: 'One summer in three harbours, with berths for the team.',
    },
    fi: {
      name: 'Puhtaat satamat 2021',
      tagline: 'Vierasvenesatamat ilman roskaa vedessä.',
      about:
        'Saariston pienet satamat etsivät keinoja pitää roskat poissa merestä kesän kahdeksana vilkkaana viikkona.',
      title: 'Roskaton vierasvenesatama',
      question: 'Miten pieni satama kahdella kesätyöntekijällä pitäisi roskat poissa vedestä?',
      background:
        'Heinäkuussa kuudenkymmenen veneen satamaan tulee kuusisataa. Astiat täyttyvät puoleenpäivään mennessä, ja loput vie tuuli.',
      outcome:
        '- Vähemmän roskaa vedessä, laskettuna joka viikko samalla tavalla.\n- Ei mitään, mikä vaatii enemmän käsiä kuin satamassa on.',
      outOfScope: '- Avomeren siivous.',
      offer: 'Yksi kesä kolmessa satamassa, tiimille venepaikat.',
    },
    sv: {
      name: 'Rena hamnar 2021',
      tagline: 'Gästhamnar utan skräp i vattnet.',
      about:
        'Skärgårdens små hamnar söker sätt att hålla skräpet borta från havet under sommarens åtta livliga veckor.',
      title: 'Skräpfria gästhamnar',
      question: 'Hur kan en liten hamn med två sommarjobbare hålla skräpet borta från vattnet?',
      background:
        'I juli kommer sexhundra båtar till en hamn för sextio. Kärlen är fulla till lunch, resten tar vinden.',
      outcome:
        '- Mindre skräp i vattnet, räknat på samma sätt varje vecka.\n- Inget som kräver fler händer än hamnen har.',
      outOfScope: '- Rengöring av öppet hav.',
      offer: 'En sommar i tre hamnar, med båtplats för teamet.',
    },
    'zh-CN': {
      name: '洁净港湾2021',
      tagline: '水面无垃圾的访客港。',
      about: '群岛上的小港口希望在夏季最忙的八周里，不让垃圾进入海水。',
      title: '无垃圾访客港',
      question: '只有两名暑期工的小港口，怎样不让垃圾落入水中？',
      background: '七月，六十个泊位的港口要接待六百条船。垃圾桶中午就满，剩下的被风吹走。',
      outcome: '- 每周按同一方法清点，水中垃圾减少。\n- 不需要港口没有的人手。',
      outOfScope: '- 外海清理。',
      offer: '一个夏天，三座港口，为团队提供泊位。',
    },
  },
  teams: [
    {
      startsAt: at('2021-12-02T10:00'),
      submitsAt: at('2021-12-14T13:30'),
      firstUpTo: 'all',
      proposal: {
        key: 'kobben-design',
        organisation: ['Kobben Design', 'enterprise', 'SE'],
        lead: ['Sixten Hallqvist', 'sixten.hallqvist'],
        language: 'sv',
        title: 'Kärl som följer vinden',
        summary: 'Flytande kärl som alltid vänder öppningen bort från vinden och säger till när de är fulla.',
        fit: 'Det mesta skräpet blåser ur kärl som redan finns.',
        solution:
          'En flytande ring med lock på läsidan och en enkel nivågivare. Hamnens sommarjobbare får en rutt varje morgon.',
        novelty: 'Ingen motor, ingen el vid kärlet.',
        plan: 'Tre hamnar, åtta veckor, två kärl i varje.',
        needs: 'Tre hamnar och en båt för tömning.',
        measures: 'Skräp i vattnet längs 100 meter brygga varje fredag, jämfört med 2021.',
        experience: 'Vi har byggt flytbryggor i nitton år.',
        maturity: 6,
        weeks: 10,
        points: [4, 4, 4, 3],
      },
    },
    {
      startsAt: at('2021-12-11T18:00'),
      submitsAt: at('2022-01-28T16:00'),
      firstUpTo: 'solution',
      proposal: {
        key: 'saaristo-pantti',
        organisation: ['Saaristopantti Oy', 'enterprise', 'FI'],
        lead: ['Kaisa Grönlund', 'kaisa.gronlund'],
        language: 'fi',
        title: 'Pantti jokaiselle pussille',
        summary:
          'Veneilijä saa satamaan tullessa panttipussin ja lähtiessä rahansa takaisin mistä tahansa mukana olevasta satamasta.',
        fit: 'Roska katoaa mereen, kun se on ilmaista.',
        solution: 'Numeroitu pussi, lukija satamakonttorissa, yhteinen kassa.',
        novelty: 'Pantti kulkee satamasta toiseen.',
        plan: 'Kolme satamaa kesä–elokuussa.',
        needs: 'Satamakonttorin kassa.',
        measures: 'Palautettujen pussien osuus, roskat rannalla viikoittain.',
        experience: 'Yhdistys kerää rantaroskaa 40 saarella.',
        maturity: 5,
        weeks: 12,
        points: [3, 4, 3, 4],
      },
    },
    {
      startsAt: at('2021-12-16T09:00'),
      submitsAt: at('2022-01-31T12:00'),
      firstUpTo: 'solution',
      proposal: {
        key: 'tidecatch',
        organisation: ['Tidecatch', 'enterprise', 'NL'],
        lead: ['Maarten Brugman', 'maarten.brugman'],
        language: 'en',
        title: 'A bubble curtain for the harbour mouth',
        summary:
          'Air bubbles at the mouth of the harbour lead floating litter to one corner where it can be lifted out.',
        fit: 'One corner to empty instead of four hundred metres of quay.',
        solution: 'A perforated hose on the ground, a small solar compressor, a basket.',
        novelty: 'Sized for harbours of sixty boats.',
        plan: 'Install in May, count until August.',
        needs: 'A diver for one day.',
        measures: 'Kilograms from the basket against kilograms left along the quay.',
        experience: 'Two canals in Amsterdam.',
        maturity: 7,
        weeks: 14,
        points: [4, 3, 4, 4],
      },
    },
  ],
  plan: {
    approver: organisers.nils.email,
    screener: organisers.nils.email,
    jury: [
      { person: jurors.ingrid, severity: 0, isChair: true },
      { person: jurors.lars, severity: 0 },
      { person: jurors.veera, severity: 0 },
    ],
    statement: plainStatement,
    instants: {
      reviewAt: at('2021-11-18T10:00'),
      approvedAt: at('2021-11-19T10:00'),
      scheduledAt: at('2021-11-22T10:00'),
      juryInvitedAt: at('2022-01-10T10:00'),
      screeningAt: at('2022-02-01T10:00'),
      declaringAt: at('2022-02-02T08:00'),
      assignedAt: at('2022-02-04T09:00'),
      judgingAt: at('2022-02-04T09:30'),
      judgingDoneAt: at('2022-02-25T12:00'),
      decidedAt: at('2022-03-02T10:00'),
      confirmedAt: at('2022-03-03T10:00'),
      answeredAt: at('2022-03-16T10:00'),
    },
  },
}
