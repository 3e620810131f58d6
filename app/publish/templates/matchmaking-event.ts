/**
 * A numbered event at which companies pitch to partners from another country, with a limit of slots. After the
 * China-Finland High-Tech Matchmaking Event; the times, numbers and texts are ours.
 */
import { pilotCriteria, threeSteps } from './criteria.ts'
import type { CriterionTemplate, ProgrammeTemplate } from './template.ts'

const [, , readiness] = pilotCriteria

const partner: CriterionTemplate = {
  en: {
    name: 'Knows whom it seeks',
    question: 'Is it clear which partner the company wants to meet, and what for?',
    anchors: {
      1: 'Anybody with money.',
      3: 'A kind of partner, and a first task to do together.',
      5: 'Named kinds of partner, what each side brings, and a next step that fits a calendar.',
    },
  },
  fi: {
    name: 'Tietää ketä etsii',
    question: 'Onko selvää, millaisen kumppanin yritys haluaa tavata ja mihin?',
    anchors: {
      1: 'Kenet tahansa, jolla on rahaa.',
      3: 'Kumppanin laji ja ensimmäinen yhteinen tehtävä.',
      5: 'Nimetyt kumppanin lajit, kummankin panos ja seuraava askel, joka mahtuu kalenteriin.',
    },
  },
  sv: {
    name: 'Vet vem det söker',
    question: 'Är det klart vilken partner företaget vill träffa, och för vad?',
    anchors: {
      1: 'Vem som helst med pengar.',
      3: 'Ett slags partner och en första gemensam uppgift.',
      5: 'Namngivna slag av partner, vad båda bidrar med och ett nästa steg som ryms i en kalender.',
    },
  },
  'zh-CN': {
    name: '目标明确',
    question: '是否清楚企业想见什么样的合作方、为何而见？',
    anchors: {
      1: '只要有资金，谁都可以。',
      3: '说明了合作方类型和第一项共同任务。',
      5: '列明合作方类型、双方投入，以及能写进日程的下一步。',
    },
  },
}

const pitch = {
  minutes: 6,
  isSlot: true,
  titles: { en: 'Pitch', fi: 'Esittely', sv: 'Presentation', 'zh-CN': '路演' },
} as const

export const matchmakingEvent: ProgrammeTemplate = {
  key: 'matchmaking-event',
  theme: 'circuit',
  zone: 'Europe/Helsinki',
  partnerZones: ['Asia/Shanghai'],
  languages: ['en', 'fi', 'zh-CN'],
  edition: 1,
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 35, time: '16:00' },
    judgingEndsAt: { days: 56, time: '12:00' },
    announcesAt: { days: 70, time: '13:00' },
  },
  sessions: [
    {
      kind: 'matchmaking',
      begins: { days: 77, time: '09:00' },
      place: 'Helsinki',
      capacity: 120,
      texts: {
        en: {
          title: 'Matchmaking event',
          description:
            'Twelve pitches, then meetings that guests ask each other for. Who promises something says until when; the next edition begins with what became of it.',
        },
        fi: {
          title: 'Kumppanuustapahtuma',
          description:
            'Kaksitoista esittelyä ja sen jälkeen tapaamisia, joita vieraat pyytävät toisiltaan. Joka lupaa jotakin, sanoo mihin mennessä; seuraava kerta alkaa siitä, mitä lupauksista tuli.',
        },
        sv: {
          title: 'Matchningsevenemang',
          description:
            'Tolv presentationer, sedan möten som gästerna ber varandra om. Den som lovar något säger till när; nästa gång börjar med vad det blev av löftena.',
        },
        'zh-CN': {
          title: '对接活动',
          description: '十二场路演，随后是来宾相互预约的会面。承诺事项须说明期限；下一届首先报告落实情况。',
        },
      },
      agenda: [
        {
          minutes: 15,
          titles: {
            en: 'What became of the promises',
            fi: 'Mitä lupauksista tuli',
            sv: 'Vad det blev av löftena',
            'zh-CN': '上届承诺落实情况',
          },
        },
        ...Array.from({ length: 12 }, () => pitch),
        {
          minutes: 60,
          titles: { en: 'Meetings', fi: 'Tapaamiset', sv: 'Möten', 'zh-CN': '会面' },
        },
      ],
    },
  ],
  parties: [
    { name: 'Helsinki Partners', kind: 'public_body', country: 'FI', relation: 'organiser' },
    {
      name: 'Beijing International Science and Technology Cooperation Center',
      kind: 'public_body',
      country: 'CN',
      relation: 'organiser',
    },
  ],
  criteria: [partner, readiness],
  texts: {
    en: {
      name: 'High-tech matchmaking event',
      tagline: 'Twelve slots, two countries, promises with dates.',
      about:
        'A call for pitches and the day itself. Companies from both countries apply for one of twelve slots, say whom they seek and what they bring. Everybody else comes to listen and to meet. Editions are numbered, and each begins by reporting on the last.\n\nThe model is the China-Finland High-Tech Matchmaking Event. In 2021 more than 30 companies pitched in one event, and 72,000 people watched online.',
    },
    fi: {
      name: 'Huipputekniikan kumppanuustapahtuma',
      tagline: 'Kaksitoista paikkaa, kaksi maata, lupauksia päivämäärineen.',
      about:
        'Esittelyhaku ja itse päivä. Molempien maiden yritykset hakevat yhtä kahdestatoista paikasta ja kertovat, ketä etsivät ja mitä tuovat. Muut tulevat kuuntelemaan ja tapaamaan. Tapahtumat on numeroitu, ja jokainen alkaa selonteolla edellisestä.\n\nEsikuva on Kiinan ja Suomen korkean teknologian kumppanuustapahtuma. Vuonna 2021 yhdessä tapahtumassa esittäytyi yli 30 yritystä, ja verkossa seurasi 72 000 ihmistä.',
    },
    sv: {
      name: 'Matchningsevenemang för högteknologi',
      tagline: 'Tolv platser, två länder, löften med datum.',
      about:
        'En utlysning av presentationer och själva dagen. Företag från båda länderna söker en av tolv platser och säger vem de söker och vad de bidrar med. Alla andra kommer för att lyssna och träffas. Evenemangen är numrerade, och varje börjar med en rapport om det förra.\n\nFörebilden är Kinas och Finlands högteknologiska matchningsevenemang. År 2021 presenterade sig mer än 30 företag på ett och samma evenemang, och 72 000 personer följde det på nätet.',
    },
    'zh-CN': {
      name: '高科技对接活动',
      tagline: '十二个名额，两个国家，承诺皆有期限。',
      about:
        '包括路演征集和活动当天。两国企业申请十二个名额之一，说明寻找谁、带来什么；其他人前来聆听和会面。活动按届编号，每届以上一届的落实报告开场。\n\n本计划参照中芬高科技对接会。2021年，一场活动有30多家企业路演，7.2万人在线观看。',
    },
  },
  challenges: [
    {
      slug: 'call-for-pitches',
      owner: 'Helsinki Partners',
      // Twelve slots on the stage: as many can win.
      pilotsOffered: 12,
      minimumReviews: 2,
      eligibility: { kinds: ['enterprise'], countries: ['CN', 'FI'] },
      weights: [60, 40],
      // Three words for three levels, and nothing between them to hesitate over.
      rubrics: [threeSteps, threeSteps],
      texts: {
        en: {
          title: 'Call for pitches',
          question:
            'How might your company and a partner from the other country do something neither can do alone?',
          tagline: 'One page is enough. Six minutes are all you get.',
          background: `Companies in China and Finland know of each other, but seldom the one they need. Delegations shake hands; what follows depends on chance.

This event leaves less to it. Whoever pitches has said before what is offered and what is sought, and guests choose whom they want to meet.`,
          outcome: `Meetings between companies that fit each other, and promises with an owner and a date. The next edition reports what became of each.`,
          outOfScope: `- Pitches for investment alone.
- Products that nobody can try yet.`,
          offer: `- **A slot of six minutes** on the stage, and an interpreter.
- **Meetings** with guests who asked for you.

There is no cash prize, and no pilot is promised.`,
          eligibility: `- **Companies registered in China or Finland.**
- One pitch per company.
- Write in the language you write best, of those offered when you begin.`,
          terms: `- **What you show is public.** Keep secrets for the meetings.
- **Promises are written down** with an owner and a date, and read aloud at the next edition.
- **No obligation to award.** Slots may stay empty.
- **Ties.** Where totals are equal, the pitch that knows better whom it seeks comes first; if they are still equal, the jury decides and says why.`,
        },
        fi: {
          title: 'Esittelyhaku',
          question:
            'Miten yrityksesi ja kumppani toisesta maasta voisivat tehdä jotakin, mihin kumpikaan ei yksin pysty?',
          tagline: 'Yksi sivu riittää. Aikaa on kuusi minuuttia.',
          background: `Kiinan ja Suomen yritykset tietävät toisistaan, mutta harvoin siitä, jota tarvitsisivat. Valtuuskunnat kättelevät; jatko on sattuman varassa.

Tämä tapahtuma jättää sattumalle vähemmän. Esittelijä on etukäteen kertonut, mitä tarjoaa ja mitä etsii, ja vieraat valitsevat, kenet haluavat tavata.`,
          outcome: `Tapaamisia toisilleen sopivien yritysten välillä ja lupauksia, joilla on vastuuhenkilö ja päivä. Seuraava tapahtuma kertoo, mitä niistä tuli.`,
          outOfScope: `- Esittelyt, joissa haetaan vain rahoitusta.
- Tuotteet, joita kukaan ei voi vielä kokeilla.`,
          offer: `- **Kuuden minuutin paikka** lavalla ja tulkki.
- **Tapaamisia** vieraiden kanssa, jotka pyysivät juuri sinua.

Rahapalkintoa ei ole, eikä pilottia luvata.`,
          eligibility: `- **Kiinaan tai Suomeen rekisteröidyt yritykset.**
- Yksi esittely yritystä kohti.
- Kirjoita kielellä, jolla kirjoitat parhaiten; kielen voi valita aloittaessa.`,
          terms: `- **Se minkä näytät, on julkista.** Säästä salaisuudet tapaamisiin.
- **Lupaukset kirjataan** vastuuhenkilöineen ja päivineen ja luetaan ääneen seuraavassa tapahtumassa.
- **Ei velvoitetta valita.** Paikkoja voi jäädä tyhjiksi.
- **Tasatilanne.** Pisteiden ollessa tasan edelle menee esittely, joka tietää paremmin ketä etsii; jos nekin ovat tasan, tuomaristo ratkaisee ja perustelee.`,
        },
        sv: {
          title: 'Utlysning av presentationer',
          question:
            'Hur skulle ditt företag och en partner från det andra landet kunna göra något som ingen av er klarar ensam?',
          tagline: 'En sida räcker. Du får sex minuter.',
          background: `Företag i Kina och Finland känner till varandra, men sällan det företag de behöver. Delegationer skakar hand; vad som följer beror på slumpen.

Det här evenemanget lämnar mindre åt den. Den som presenterar har i förväg sagt vad som erbjuds och vad som söks, och gästerna väljer vem de vill träffa.`,
          outcome: `Möten mellan företag som passar varandra, och löften med en ansvarig och ett datum. Nästa gång berättar vi vad det blev av vart och ett.`,
          outOfScope: `- Presentationer som bara söker investeringar.
- Produkter som ingen kan prova ännu.`,
          offer: `- **Sex minuter** på scenen, och en tolk.
- **Möten** med gäster som bad om just dig.

Det finns inget penningpris, och ingen pilot utlovas.`,
          eligibility: `- **Företag registrerade i Kina eller Finland.**
- En presentation per företag.
- Skriv på det språk du skriver bäst; det väljs när ni börjar.`,
          terms: `- **Det du visar är offentligt.** Spara hemligheterna till mötena.
- **Löften skrivs ned** med en ansvarig och ett datum, och läses upp nästa gång.
- **Ingen skyldighet att välja.** Platser kan förbli tomma.
- **Lika poäng.** Vid lika totalpoäng går den presentation före som bättre vet vem den söker; är även de lika avgör juryn och säger varför.`,
        },
        'zh-CN': {
          title: '路演征集',
          question: '贵公司怎样才能与对方国家的伙伴一起，完成任何一方都无法独自完成的事？',
          tagline: '一页纸足矣，六分钟为限。',
          background: `中芬企业彼此知晓，却很少认识自己真正需要的那一家。代表团握手之后，后续全凭运气。

本活动少一些运气。路演者事先说明提供什么、寻找什么，来宾自行选择想见的人。`,
          outcome: `相互契合的企业之间的会面，以及有负责人、有期限的承诺。下一届逐项报告落实情况。`,
          outOfScope: `- 只为融资的路演。
- 尚无人能够试用的产品。`,
          offer: `- **六分钟路演**，配备口译。
- 与主动约见您的来宾**会面**。

不设奖金，也不承诺试点。`,
          eligibility: `- **在中国或芬兰注册的企业。**
- 每家企业一场路演。
- 请使用您最擅长的语言填写，开始时可在列表中选择。`,
          terms: `- **展示内容即公开。** 机密请留待会面。
- **承诺记录在案**，写明负责人和日期，并在下一届宣读。
- **可以空缺。** 名额不一定用满。
- **同分处理。** 总分相同时，目标更明确的路演优先；仍相同的，由评审团决定并说明理由。`,
        },
      },
    },
  ],
}
