/** Stands in "judge": the jury ranks on one ballot each, and residents vote on what may be built with one budget. */
import { hosts, jurors, organisers } from '../cast.ts'
import { proposalIdOf } from '../challenge-story.ts'
import { at, emailOf, identityOf, minutesAfter, timed, type CastPerson } from '../scenario.ts'
import { plainStatement, type SmallProgramme } from './small-programme.ts'

const challenge = 'a-seat-in-every-street'

const resident = (name: string, mailbox: string, locale: CastPerson['locale']): CastPerson => ({
  name,
  email: `${mailbox}@resident.example`,
  locale,
  zone: 'Europe/Helsinki',
})

/** Residents, and the projects each of them picks, by key. */
const residents: readonly (readonly [CastPerson, readonly string[]])[] = [
  [resident('Alma Kuutti', 'alma.kuutti', 'fi'), ['penkki', 'stoop']],
  [resident('Eetu Rantakoski', 'eetu.rantakoski', 'fi'), ['penkki']],
  [resident('Signe Holmbäck', 'signe.holmback', 'sv'), ['stoop', 'vindfang']],
  [resident('Onni Salmenkylä', 'onni.salmenkyla', 'fi'), ['penkki', 'vindfang']],
  [resident('Maya Fernwood', 'maya.fernwood', 'en'), ['stoop']],
  [resident('Tyyne Harjula', 'tyyne.harjula', 'fi'), ['penkki', 'xiaozuo']],
  [resident('Gustav Ekdal', 'gustav.ekdal', 'sv'), ['stoop', 'penkki']],
  [resident('Xu Wanqing 徐晚晴', 'xu.wanqing', 'zh-CN'), ['xiaozuo', 'stoop']],
  [resident('Ilona Kärppä', 'ilona.karppa', 'fi'), ['vindfang']],
]

/** Cost in whole euros and the sentence on the ballot, by key. */
const onTheBallot: Readonly<Record<string, readonly [cost: number, summary: string]>> = {
  penkki: [9_000, 'Kolmekymmentä penkkiä pysäkkien väliin, noin sadan metrin välein.'],
  stoop: [14_000, 'Wide steps with backs, heated by the return water of the district network.'],
  vindfang: [12_000, 'Åtta vindskydd av virke från stadens egna träd.'],
  xiaozuo: [7_500, '可折叠的小座椅，装在沿街墙面，孩子和老人都够得着。'],
}

export const meetingPlaces: SmallProgramme = {
  slug: 'meeting-places-2021',
  challenge,
  theme: 'city',
  foundedAt: at('2021-10-11T09:00', '+03:00'),
  calendar: {
    zone: 'Europe/Helsinki',
    partnerZones: [],
    opensAt: at('2021-10-27T09:00', '+03:00'),
    closesAt: at('2021-11-30T16:00'),
    judgingEndsAt: at('2022-01-05T16:00'),
    announcesAt: at('2022-01-19T10:00'),
  },
  contactEmail: 'places@city-desk.example',
  author: organisers.aino,
  roles: [
    { email: organisers.lin.email, role: 'organiser' },
    { email: organisers.oskar.email, role: 'screener' },
    { email: hosts.pertti.email, role: 'challenge_owner' },
  ],
  parties: [
    { name: 'Office for Streets and Squares (invented)', kind: 'city', country: 'FI', relation: 'organiser' },
  ],
  texts: {
    en: {
      name: 'Meeting Places 2021',
      tagline: 'Somewhere to sit down, and somebody beside you.',
      about:
        'A district of eleven streets wants places where people of any age stop and talk. Residents vote.',
      title: 'A seat in every street',
      question: 'How might a street invite people to sit down together all year round?',
      background:
        'In a count on four days, 212 people walked the length of the district without passing a place to sit.',
      outcome: '- A place to sit within a hundred metres of every door.\n- It is used in February too.',
      outOfScope: '- Cafés and kiosks.',
      offer: 'Eleven streets, a carpenter and 25,000 € for building.',
    },
    fi: {
      name: 'Kohtaamispaikat 2021',
      tagline: 'Paikka istahtaa, ja joku vieressä.',
      about:
        'Yhdentoista kadun kaupunginosa haluaa paikkoja, joihin kaikenikäiset pysähtyvät juttelemaan. Asukkaat äänestävät.',
      title: 'Istuin joka kadulle',
      question: 'Miten katu kutsuisi ihmisiä istumaan yhdessä ympäri vuoden?',
      background:
        'Neljän päivän laskennassa 212 ihmistä käveli kaupunginosan päästä päähän ohittamatta yhtään istuinta.',
      outcome: '- Istuin sadan metrin päässä jokaisesta ovesta.\n- Sitä käytetään helmikuussakin.',
      outOfScope: '- Kahvilat ja kioskit.',
      offer: 'Yksitoista katua, kirvesmies ja 25 000 € rakentamiseen.',
    },
    sv: {
      name: 'Mötesplatser 2021',
      tagline: 'Någonstans att sitta, och någon bredvid.',
      about:
        'Ett kvarter med elva gator vill ha platser där alla åldrar stannar och pratar. Invånarna röstar.',
      title: 'En sittplats på varje gata',
      question: 'Hur kan en gata bjuda in människor att sitta tillsammans året runt?',
      background:
        'Under fyra dagar gick 212 personer genom hela kvarteret utan att passera en enda sittplats.',
      outcome: '- En sittplats inom hundra meter från varje dörr.\n- Den används i februari också.',
      outOfScope: '- Kaféer och kiosker.',
      offer: 'Elva gator, en snickare och 25 000 € att bygga för.',
    },
    'zh-CN': {
      name: '街角相遇2021',
      tagline: '有地方坐下，身边有人。',
      about: '一个有十一条街的社区，希望各个年龄的人都能停下来聊聊天。居民投票决定建什么。',
      title: '每条街都有座位',
      question: '怎样让一条街一年四季都邀请人们坐在一起？',
      background: '四天的统计中，有212人从社区这头走到那头，沿途没有一处可坐的地方。',
      outcome: '- 每家门口一百米内有座位。\n- 二月里也有人坐。',
      outOfScope: '- 咖啡馆和售货亭。',
      offer: '十一条街、一名木匠和25,000欧元建造费。',
    },
  },
  people: residents.map(([person]) => person),
  teams: [
    {
      startsAt: at('2021-11-01T10:00'),
      submitsAt: at('2021-11-19T12:00'),
      firstUpTo: 'all',
      proposal: {
        key: 'penkki',
        organisation: ['Penkkiverstas Oy', 'enterprise', 'FI'],
        lead: ['Urho Lepikkö', 'urho.lepikko'],
        language: 'fi',
        title: 'Penkki pysäkkien väliin',
        summary: 'Penkki noin sadan metrin välein, selkänojalla ja käsinojilla, joista pääsee ylös.',
        fit: 'Matka lyhenee, kun sen voi tehdä osissa.',
        solution: 'Kolmekymmentä penkkiä kolmessa korkeudessa; paikat sovitaan kävellen asukkaiden kanssa.',
        novelty: 'Korkeus valitaan paikalla, ei luettelosta.',
        plan: 'Kymmenen viikkoa, kolme katua kerrallaan.',
        needs: 'Luvat ja lumenaurauksen reitit.',
        measures: 'Istujia tunnissa, helmikuussa ja toukokuussa.',
        experience: 'Satakaksikymmentä penkkiä kolmessa kunnassa.',
        maturity: 9,
        weeks: 10,
        points: [5, 4, 3, 5],
      },
    },
    {
      startsAt: at('2021-11-03T10:00'),
      submitsAt: at('2021-11-24T15:00'),
      firstUpTo: 'pilot',
      proposal: {
        key: 'stoop',
        organisation: ['Stoop Studio', 'enterprise', 'DK'],
        lead: ['Karla Nyholm', 'karla.nyholm'],
        language: 'en',
        title: 'Warm steps',
        summary: 'Steps wide enough to sit on, warmed by water on its way back to the heat plant.',
        fit: 'Where it is warm underneath, people stay in February.',
        solution: 'Precast steps with a pipe loop, a back of ash and a lamp above.',
        novelty: 'Heat that has already been paid for.',
        plan: 'Four places, sixteen weeks.',
        needs: 'Plans of the heat network.',
        measures: 'Minutes seated per visit; surface temperature.',
        experience: 'One stair in Aarhus, two winters.',
        maturity: 7,
        weeks: 16,
        points: [5, 4, 4, 4],
      },
    },
    {
      startsAt: at('2021-11-08T10:00'),
      submitsAt: at('2021-11-26T09:30'),
      firstUpTo: 'all',
      proposal: {
        key: 'vindfang',
        organisation: ['Vindfång Trä AB', 'enterprise', 'SE'],
        lead: ['Hedda Brunnberg', 'hedda.brunnberg'],
        language: 'sv',
        title: 'Vindskydd av stadens egna träd',
        summary: 'Träd som ändå fälls blir åtta vindskydd med bänk, byggda på gatan inför de boende.',
        fit: 'Vinden är skälet till att ingen sitter.',
        solution: 'Ribbväggar som släpper ljus och bryter vind, flyttbara med lift.',
        novelty: 'Virket kommer från samma gata.',
        plan: 'Åtta skydd, fjorton veckor.',
        needs: 'Fällda träd och en torkplats.',
        measures: 'Vindhastighet bakom väggen; personer per dag.',
        experience: 'Elva skydd i två hamnar.',
        maturity: 6,
        weeks: 14,
        points: [4, 4, 4, 3],
      },
    },
    {
      startsAt: at('2021-11-10T10:00'),
      submitsAt: at('2021-11-29T21:00'),
      firstUpTo: 'solution',
      proposal: {
        key: 'xiaozuo',
        organisation: ['小座设计工作室（虚构）', 'enterprise', 'CN'],
        lead: ['邵可心', 'shao.kexin'],
        language: 'zh-CN',
        title: '墙上的小座椅',
        summary: '沿街墙面上的折叠座椅，不占人行道，两种高度。',
        fit: '窄街放不下长椅，墙可以。',
        solution: '不锈钢转轴、桦木座面、自动收起，扫雪不受影响。',
        novelty: '不占一平方米路面。',
        plan: '四十把座椅，十二周。',
        needs: '沿街业主的同意书。',
        measures: '每天翻下次数；维修次数。',
        experience: '两条老街，九十把。',
        maturity: 7,
        weeks: 12,
        points: [4, 4, 3, 4],
      },
    },
  ],
  plan: {
    approver: organisers.lin.email,
    screener: organisers.oskar.email,
    ballots: { way: 'ranked', isBlind: false },
    jury: [
      { person: jurors.marjatta, severity: 0, isChair: true },
      { person: jurors.tuomas, severity: 0, isIdle: true },
      { person: jurors.saana, severity: 1 },
      { person: jurors.henrik, severity: -1 },
    ],
    statement: plainStatement,
    instants: {
      reviewAt: at('2021-10-14T10:00', '+03:00'),
      approvedAt: at('2021-10-18T15:00', '+03:00'),
      scheduledAt: at('2021-10-19T10:00', '+03:00'),
      juryInvitedAt: at('2021-11-22T10:00'),
      screeningAt: at('2021-12-01T09:00'),
      declaringAt: at('2021-12-01T13:00'),
      assignedAt: at('2021-12-03T10:00'),
      judgingAt: at('2021-12-03T12:00'),
      judgingDoneAt: at('2021-12-19T12:00'),
    },
  },
  more: () => [
    timed(at('2021-10-14T09:10', '+03:00'), {
      do: 'state-vote',
      challenge,
      by: organisers.aino.email,
      opensAt: at('2021-12-06T09:00').toISOString(),
      closesAt: at('2022-01-04T16:00').toISOString(),
      budget: 25_000,
      maximum: 2,
    }),
    ...meetingPlaces.teams.map(({ proposal }, index) => {
      const [cost, summary] = onTheBallot[proposal.key]!
      const by = emailOf(proposal, proposal.lead[1])
      const given = { proposal: identityOf(`${challenge} ${proposal.key}`), by, cost, summary }
      return timed(minutesAfter(at('2021-12-02T09:00'), index * 45), { do: 'agree-to-vote', ...given })
    }),
    ...residents.map(([{ email }, picks], index) =>
      timed(minutesAfter(at('2021-12-06T10:00'), index * 1_500), {
        do: 'vote',
        challenge,
        by: email,
        picks: picks.map((key) => proposalIdOf(challenge, key)),
      }),
    ),
  ],
}
