/**
 * One call of a network of cities, each with its own question, clock, criteria and jury. After G-NETS, whose members
 * share urban questions; the questions, criteria and texts are ours.
 */
import { pilotEligibility, pilotTexts } from './common-texts.ts'
import { pilotCriteria } from './criteria.ts'
import type { CriterionTemplate, ProgrammeTemplate } from './template.ts'

const [impact, answer, readiness, growth] = pilotCriteria

const lowTemperature: CriterionTemplate = {
  en: {
    name: 'Works in the cold',
    question: 'Will it do what it promises on the coldest week of the year?',
    anchors: {
      1: 'It has been tried in mild weather only.',
      3: 'Calculated for minus twenty, tried at minus five.',
      5: 'Tried in a whole northern winter, with figures.',
    },
  },
  fi: {
    name: 'Toimii pakkasessa',
    question: 'Tekeekö se lupaamansa vuoden kylmimmällä viikolla?',
    anchors: {
      1: 'Kokeiltu vain leudolla säällä.',
      3: 'Laskettu kahdenkymmenen asteen pakkaseen, kokeiltu viidessä.',
      5: 'Kokeiltu kokonaisen pohjoisen talven yli, luvut mukana.',
    },
  },
  sv: {
    name: 'Fungerar i kyla',
    question: 'Gör den vad den lovar under årets kallaste vecka?',
    anchors: {
      1: 'Bara provad i milt väder.',
      3: 'Beräknad för tjugo minusgrader, provad i fem.',
      5: 'Provad en hel nordisk vinter, med siffror.',
    },
  },
  'zh-CN': {
    name: '严寒适应性',
    question: '在一年中最冷的一周，它能否兑现承诺？',
    anchors: {
      1: '只在温和天气下试过。',
      3: '按零下二十度计算，在零下五度试过。',
      5: '经历过完整的北方冬季，并有数据。',
    },
  },
}

const emergency: CriterionTemplate = {
  en: {
    name: 'Works in an emergency',
    question: 'Does it still help when the power, the network or the trains stop?',
    anchors: {
      1: 'It stops with them.',
      3: 'The essential part goes on for some hours.',
      5: 'It is made for that day, and people have rehearsed it.',
    },
  },
  fi: {
    name: 'Toimii hätätilanteessa',
    question: 'Auttaako se silloinkin, kun sähkö, verkko tai junat pysähtyvät?',
    anchors: {
      1: 'Se pysähtyy niiden mukana.',
      3: 'Olennainen osa toimii muutaman tunnin.',
      5: 'Se on tehty sitä päivää varten, ja sitä on harjoiteltu.',
    },
  },
  sv: {
    name: 'Fungerar i en nödsituation',
    question: 'Hjälper den även när strömmen, nätet eller tågen stannar?',
    anchors: {
      1: 'Den stannar med dem.',
      3: 'Det väsentliga fungerar några timmar till.',
      5: 'Den är gjord för den dagen, och människor har övat.',
    },
  },
  'zh-CN': {
    name: '应急能力',
    question: '停电、断网或列车停运时，它还能发挥作用吗？',
    anchors: {
      1: '随之停摆。',
      3: '关键部分可再运行数小时。',
      5: '正是为那一天设计，并经过演练。',
    },
  },
}

export const cityNetwork: ProgrammeTemplate = {
  key: 'city-network',
  theme: 'city',
  zone: 'Europe/Helsinki',
  partnerZones: ['Asia/Tokyo'],
  hasSeparateJuries: true,
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 49, time: '16:00' },
    judgingEndsAt: { days: 77, time: '12:00' },
    announcesAt: { days: 91, time: '13:00' },
  },
  parties: [
    { name: 'City of Helsinki', kind: 'city', country: 'FI', relation: 'organiser' },
    { name: 'Tokyo Metropolitan Government', kind: 'public_body', country: 'JP', relation: 'organiser' },
    { name: 'City of Helsinki', kind: 'city', country: 'FI', relation: 'host_city' },
    { name: 'Tokyo Metropolitan Government', kind: 'public_body', country: 'JP', relation: 'host_city' },
  ],
  criteria: pilotCriteria,
  texts: {
    en: {
      name: 'Call of a city network',
      tagline: 'Several cities ask at once. Each decides for itself.',
      about:
        'Cities of one network put their questions to the world together. Each owns its question, reads its deadline on its own clock, and has its own criteria and jury. Nobody judges for two cities.\n\nThe model is the Global City Network for Sustainability (G-NETS): founded in 2022, it works on three levels, of mayors and governors, senior officials, and the working level. 61 cities took part in its third meeting of senior officials, in May 2025.',
    },
    fi: {
      name: 'Kaupunkiverkoston haku',
      tagline: 'Monta kaupunkia kysyy yhtä aikaa. Jokainen päättää itse.',
      about:
        'Verkoston kaupungit esittävät kysymyksensä maailmalle yhdessä. Jokainen omistaa kysymyksensä, lukee määräajan omasta kellostaan ja käyttää omia arviointiperusteita ja omaa tuomaristoa. Kukaan ei tuomaroi kahdelle kaupungille.\n\nEsikuva on kestävän kehityksen kaupunkiverkosto G-NETS (Global City Network for Sustainability). Se perustettiin vuonna 2022 ja toimii kolmella tasolla: pormestarit ja kuvernöörit, johtavat virkamiehet sekä työtaso. Johtavien virkamiesten kolmanteen kokoukseen toukokuussa 2025 osallistui 61 kaupunkia.',
    },
    sv: {
      name: 'Ett stadsnätverks utlysning',
      tagline: 'Flera städer frågar samtidigt. Var och en bestämmer själv.',
      about:
        'Städer i ett nätverk ställer sina frågor till världen tillsammans. Varje stad äger sin fråga, läser tidsgränsen på sin egen klocka och har egna kriterier och en egen jury. Ingen dömer åt två städer.\n\nFörebilden är Global City Network for Sustainability (G-NETS), grundat 2022, som arbetar på tre nivåer: borgmästare och guvernörer, högre tjänstemän och arbetsnivån. 61 städer deltog i det tredje mötet på tjänstemannanivå i maj 2025.',
    },
    'zh-CN': {
      name: '城市网络联合征集',
      tagline: '多座城市同时提问，各自评审。',
      about:
        '同一网络的城市共同向世界提问。每座城市拥有自己的问题，按自己的时钟计算截止时间，有自己的评审标准和评审团。没有人同时为两座城市评审。\n\n本计划参照全球城市可持续发展网络（G-NETS）：该网络成立于2022年，分市长与首长、高级官员、工作层三个层级；2025年5月的第三次高级官员会议有61座城市参加。',
    },
  },
  challenges: [
    {
      slug: 'helsinki-heat-without-smoke',
      owner: 'City of Helsinki',
      zone: 'Europe/Helsinki',
      pilotsOffered: 1,
      eligibility: pilotEligibility,
      criteria: [impact, answer, lowTemperature, readiness],
      weights: [30, 20, 30, 20],
      texts: {
        en: {
          ...pilotTexts.en,
          title: 'Helsinki: heat without smoke',
          question: 'How might we heat an old house with what the city throws away?',
          tagline: 'Waste heat for houses that were built for coal.',
          background: `Warm water leaves Helsinki all winter: through drains, from cold stores, from machines that compute. A house across the street burns something to get the same warmth.

Old houses are the hard part. Their radiators were made for hot water, their cellars are full, and many owners have to agree.`,
          outcome: `A house that takes a measurable share of its heat from something that was waste before, and residents who notice nothing but the bill.`,
          outOfScope: `- New buildings.
- Solutions that need every flat to be rebuilt.`,
          offer: `- **A house of the city** with its owners' consent and two years of readings.
- **Somebody who knows the cellar**, and the network company at the table.

There is no cash prize.`,
        },
        fi: {
          ...pilotTexts.fi,
          title: 'Helsinki: lämpöä ilman savua',
          question: 'Miten voisimme lämmittää vanhan talon sillä, minkä kaupunki heittää pois?',
          tagline: 'Hukkalämpöä taloille, jotka rakennettiin hiilelle.',
          background: `Helsingistä valuu koko talven lämmintä vettä: viemäreistä, kylmävarastoista, laskevista koneista. Talo kadun toisella puolella polttaa jotakin saadakseen saman lämmön.

Vanhat talot ovat vaikein osa. Niiden patterit tehtiin kuumalle vedelle, kellarit ovat täynnä ja monen omistajan on oltava samaa mieltä.`,
          outcome: `Talo, joka saa mitattavan osan lämmöstään siitä, mikä ennen oli jätettä, ja asukkaat, jotka huomaavat vain laskun.`,
          outOfScope: `- Uudet rakennukset.
- Ratkaisut, jotka vaativat jokaisen asunnon remontin.`,
          offer: `- **Kaupungin talo**, omistajien suostumus ja kahden vuoden lukemat.
- **Ihminen, joka tuntee kellarin**, ja verkkoyhtiö samassa pöydässä.

Rahapalkintoa ei ole.`,
        },
        sv: {
          ...pilotTexts.sv,
          title: 'Helsingfors: värme utan rök',
          question: 'Hur skulle vi kunna värma ett gammalt hus med det som staden kastar bort?',
          tagline: 'Spillvärme för hus som byggdes för kol.',
          background: `Varmt vatten lämnar Helsingfors hela vintern: genom avlopp, från kylrum, från maskiner som räknar. Ett hus på andra sidan gatan eldar något för att få samma värme.

De gamla husen är det svåra. Deras element gjordes för hett vatten, källarna är fulla och många ägare måste vara överens.`,
          outcome: `Ett hus som får en mätbar del av sin värme från något som förut var avfall, och boende som inte märker annat än räkningen.`,
          outOfScope: `- Nya byggnader.
- Lösningar som kräver att varje lägenhet byggs om.`,
          offer: `- **Ett av stadens hus** med ägarnas samtycke och två års mätvärden.
- **Någon som känner källaren**, och nätbolaget vid samma bord.

Det finns inget penningpris.`,
        },
        'zh-CN': {
          ...pilotTexts['zh-CN'],
          title: '赫尔辛基：无烟供暖',
          question: '我们怎样才能用城市丢弃的热量为老房子供暖？',
          tagline: '让为燃煤而建的房屋用上余热。',
          background: `整个冬天，温水都在从赫尔辛基流走：下水道、冷库、运算设备。而街对面的楼房却在烧燃料来获得同样的温度。

难点在老房子：散热器按高温热水设计，地下室早已塞满，还要众多业主一致同意。`,
          outcome: `一栋楼可测量的一部分热量来自过去的废热，住户除了账单之外毫无察觉。`,
          outOfScope: `- 新建建筑。
- 需要逐户改造的方案。`,
          offer: `- **一栋市属楼房**，业主同意，并有两年读数。
- **熟悉地下室的人员**，热网公司同席。

不设奖金。`,
        },
      },
    },
    {
      slug: 'tokyo-the-first-three-days',
      owner: 'Tokyo Metropolitan Government',
      zone: 'Asia/Tokyo',
      pilotsOffered: 2,
      eligibility: pilotEligibility,
      criteria: [impact, emergency, readiness, growth],
      weights: [35, 35, 20, 10],
      texts: {
        en: {
          ...pilotTexts.en,
          title: 'Tokyo: the first three days',
          question:
            'How might we help people who cannot get home in the first three days after an earthquake?',
          tagline: 'For commuters, visitors and those who look after them.',
          background: `When the trains stop, millions of people are where they work, not where they live. Many of them are visitors who read no Japanese.

Shelters, water and blankets are stored. What is missing is knowing who is where, what each place still has, and telling people in words they understand.`,
          outcome: `A service that was rehearsed with real people in one ward, in several languages, with the network switched off for part of the time.`,
          outOfScope: `- Forecasts of earthquakes.
- Services that need an account before they help.`,
          offer: `- **A ward** with its shelters, its shops and a day for the rehearsal.
- **Interpreters and volunteers** for the test.

There is no cash prize.`,
        },
        fi: {
          ...pilotTexts.fi,
          title: 'Tokio: kolme ensimmäistä päivää',
          question:
            'Miten voisimme auttaa niitä, jotka eivät pääse kotiin kolmena ensimmäisenä päivänä maanjäristyksen jälkeen?',
          tagline: 'Työmatkalaisille, vieraille ja heistä huolehtiville.',
          background: `Kun junat pysähtyvät, miljoonat ihmiset ovat siellä missä työskentelevät eivätkä siellä missä asuvat. Moni heistä on vieras, joka ei lue japania.

Suojat, vesi ja huovat ovat varastossa. Puuttuu tieto siitä, kuka on missä ja mitä missäkin on jäljellä, ja keino kertoa se ymmärrettävin sanoin.`,
          outcome: `Palvelu, jota on harjoiteltu oikeiden ihmisten kanssa yhdessä kaupunginosassa, monella kielellä ja osan ajasta ilman verkkoa.`,
          outOfScope: `- Maanjäristysten ennustaminen.
- Palvelut, jotka vaativat tilin ennen kuin auttavat.`,
          offer: `- **Kaupunginosa**, sen suojat ja kaupat ja päivä harjoitukselle.
- **Tulkkeja ja vapaaehtoisia** kokeeseen.

Rahapalkintoa ei ole.`,
        },
        sv: {
          ...pilotTexts.sv,
          title: 'Tokyo: de tre första dagarna',
          question:
            'Hur skulle vi kunna hjälpa dem som inte kommer hem under de tre första dagarna efter en jordbävning?',
          tagline: 'För pendlare, besökare och dem som tar hand om dem.',
          background: `När tågen stannar är miljoner människor där de arbetar, inte där de bor. Många av dem är besökare som inte läser japanska.

Skyddsrum, vatten och filtar finns i lager. Det som saknas är att veta vem som är var, vad varje plats har kvar, och att säga det med ord som människor förstår.`,
          outcome: `En tjänst som har övats med riktiga människor i en stadsdel, på flera språk och en del av tiden utan nät.`,
          outOfScope: `- Prognoser för jordbävningar.
- Tjänster som kräver ett konto innan de hjälper.`,
          offer: `- **En stadsdel** med sina skyddsrum, sina butiker och en dag för övningen.
- **Tolkar och frivilliga** för provet.

Det finns inget penningpris.`,
        },
        'zh-CN': {
          ...pilotTexts['zh-CN'],
          title: '东京：最初三天',
          question: '地震后的最初三天，我们怎样才能帮助无法回家的人？',
          tagline: '面向通勤者、访客以及照顾他们的人。',
          background: `列车停运时，数百万人在工作地点而不在家。其中许多是不懂日文的访客。

避难所、饮水和毛毯都有储备。缺的是知道谁在哪里、各处还剩什么，并用人们听得懂的话告诉他们。`,
          outcome: `在一个区内与真实人群、用多种语言、在部分时段断网的条件下演练过的服务。`,
          outOfScope: `- 地震预报。
- 先要注册账户才能提供帮助的服务。`,
          offer: `- **一个区**，包括其避难所、商店和一天的演练时间。
- **口译员和志愿者**参与测试。

不设奖金。`,
        },
      },
    },
  ],
}
