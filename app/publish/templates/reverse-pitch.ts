/**
 * A city pitches its problems on a stage, and teams answer afterwards. After the Reverse Pitch at SusHi Tech Tokyo,
 * where Helsinki stood on the stage; the questions, times and texts are ours.
 */
import { pilotEligibility, pilotTexts } from './common-texts.ts'
import { pilotCriteria } from './criteria.ts'
import type { ProgrammeTemplate } from './template.ts'

const meet = {
  minutes: 10,
  isSlot: true,
  titles: {
    en: 'Meet the problem owner',
    fi: 'Tapaa ongelman omistaja',
    sv: 'Möt problemägaren',
    'zh-CN': '与出题方面谈',
  },
} as const

export const reversePitch: ProgrammeTemplate = {
  key: 'reverse-pitch',
  theme: 'wave',
  zone: 'Asia/Tokyo',
  partnerZones: ['Europe/Helsinki'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '10:00' },
    // Three weeks after the stage: who met the city there has time to write.
    closesAt: { days: 35, time: '16:00' },
    judgingEndsAt: { days: 56, time: '12:00' },
    announcesAt: { days: 70, time: '13:00' },
  },
  sessions: [
    {
      kind: 'reverse_pitch',
      begins: { days: 14, time: '14:00' },
      place: 'Tokyo',
      capacity: 200,
      texts: {
        en: {
          title: 'The city pitches, you listen',
          description:
            'Two problems, five minutes each, then questions. Afterwards you can take a slot with a problem owner. Proposals are written later: until three weeks after the stage.',
        },
        fi: {
          title: 'Kaupunki esittää, sinä kuuntelet',
          description:
            'Kaksi ongelmaa, viisi minuuttia kumpikin, sitten kysymyksiä. Sen jälkeen voit varata ajan ongelman omistajan kanssa. Ehdotukset kirjoitetaan myöhemmin: aikaa on kolme viikkoa lavan jälkeen.',
        },
        sv: {
          title: 'Staden presenterar, du lyssnar',
          description:
            'Två problem, fem minuter vardera, sedan frågor. Efteråt kan du boka en stund med en problemägare. Förslagen skrivs senare: fram till tre veckor efter scenen.',
        },
        'zh-CN': {
          title: '城市登台出题，请您来听',
          description:
            '两个问题，每个五分钟，随后提问。之后可预约与出题方面谈。方案稍后撰写：活动结束后三周内提交。',
        },
      },
      agenda: [
        {
          minutes: 5,
          titles: { en: 'Welcome', fi: 'Tervetuloa', sv: 'Välkommen', 'zh-CN': '开场' },
        },
        {
          minutes: 5,
          speaker: 'City of Helsinki',
          titles: {
            en: 'Problem 1: goods into the city',
            fi: 'Ongelma 1: tavarat kaupunkiin',
            sv: 'Problem 1: varor in i staden',
            'zh-CN': '问题一：货物进城',
          },
        },
        {
          minutes: 5,
          speaker: 'City of Helsinki',
          titles: {
            en: 'Problem 2: light where people walk',
            fi: 'Ongelma 2: valoa sinne missä kävellään',
            sv: 'Problem 2: ljus där människor går',
            'zh-CN': '问题二：行人所到之处的灯光',
          },
        },
        {
          minutes: 15,
          titles: { en: 'Questions', fi: 'Kysymyksiä', sv: 'Frågor', 'zh-CN': '提问' },
        },
        ...[meet, meet, meet, meet, meet, meet],
      ],
    },
  ],
  parties: [
    { name: 'City of Helsinki', kind: 'city', country: 'FI', relation: 'organiser' },
    {
      name: 'Tokyo Metropolitan Government',
      kind: 'public_body',
      country: 'JP',
      relation: 'launching_authority',
    },
  ],
  criteria: pilotCriteria,
  texts: {
    en: {
      name: 'Reverse pitch',
      tagline: 'The city stands on the stage. You hold the answer.',
      about:
        'Here the city pitches, and companies listen. Every problem has a short address to scan from the slide, people who can be met on the day, and three weeks for a proposal afterwards.\n\nThe model is the Reverse Pitch at SusHi Tech Tokyo 2024, where the City of Helsinki pitched its problems.',
    },
    fi: {
      name: 'Käänteinen pitchaus',
      tagline: 'Kaupunki on lavalla. Vastaus on sinulla.',
      about:
        'Täällä kaupunki esittää ja yritykset kuuntelevat. Joka ongelmalla on lyhyt osoite, jonka voi lukea kalvosta, ihmisiä joita voi tavata samana päivänä, ja kolme viikkoa aikaa ehdotukselle sen jälkeen.\n\nEsikuva on SusHi Tech Tokyo 2024 -tapahtuman Reverse Pitch, jossa Helsingin kaupunki esitteli ongelmiaan.',
    },
    sv: {
      name: 'Omvänd pitch',
      tagline: 'Staden står på scenen. Du har svaret.',
      about:
        'Här presenterar staden och företagen lyssnar. Varje problem har en kort adress att skanna från bilden, människor att träffa samma dag, och tre veckor för ett förslag efteråt.\n\nFörebilden är Reverse Pitch på SusHi Tech Tokyo 2024, där Helsingfors stad presenterade sina problem.',
    },
    'zh-CN': {
      name: '反向路演',
      tagline: '城市登台出题，答案在您手中。',
      about:
        '在这里，城市上台，企业聆听。每个问题都有可从幻灯片扫码的短网址，当天可与出题人面谈，之后有三周时间撰写方案。\n\n本计划参照 SusHi Tech Tokyo 2024 的反向路演，赫尔辛基市在台上提出了自己的问题。',
    },
  },
  challenges: [
    {
      slug: 'goods-into-the-city',
      owner: 'City of Helsinki',
      pilotsOffered: 1,
      eligibility: pilotEligibility,
      weights: [30, 25, 25, 20],
      texts: {
        en: {
          ...pilotTexts.en,
          title: 'Goods into the city',
          question: 'How might we bring goods into the city centre with half as many vans?',
          tagline: 'The heating was the easy part. Transport is what is left.',
          background: `Helsinki has cut the emissions of its heating. Traffic is harder: everybody wants the parcel, nobody wants the van.

Shops, restaurants and building sites in the same street are served by a dozen companies a day, most of them half empty.`,
          outcome: `One street, one season, and a count before and after: vans, stops, and what the shopkeepers say.`,
          outOfScope: `- Flying deliveries.
- Solutions that ban vans and leave the rest to the shops.`,
          offer: `- **A street in Helsinki** and its shopkeepers around one table.
- **Figures**: what comes today, when, and from whom.

There is no cash prize.`,
        },
        fi: {
          ...pilotTexts.fi,
          title: 'Tavarat kaupunkiin',
          question: 'Miten voisimme tuoda tavarat keskustaan puolella nykyisistä pakettiautoista?',
          tagline: 'Lämmitys oli se helppo osa. Liikenne on jäljellä.',
          background: `Helsinki on vähentänyt lämmityksensä päästöjä. Liikenne on vaikeampi: kaikki haluavat paketin, kukaan ei halua pakettiautoa.

Saman kadun kauppoja, ravintoloita ja työmaita palvelee kymmenkunta yritystä päivässä, useimmat puolityhjinä.`,
          outcome: `Yksi katu, yksi kausi ja laskenta ennen ja jälkeen: autot, pysähdykset ja se, mitä kauppiaat sanovat.`,
          outOfScope: `- Lentävät toimitukset.
- Ratkaisut, jotka kieltävät autot ja jättävät loput kaupoille.`,
          offer: `- **Katu Helsingissä** ja sen kauppiaat saman pöydän ääressä.
- **Luvut**: mitä tänään tulee, milloin ja keneltä.

Rahapalkintoa ei ole.`,
        },
        sv: {
          ...pilotTexts.sv,
          title: 'Varor in i staden',
          question: 'Hur skulle vi kunna föra in varorna i centrum med hälften så många skåpbilar?',
          tagline: 'Uppvärmningen var den lätta delen. Trafiken är kvar.',
          background: `Helsingfors har minskat utsläppen från uppvärmningen. Trafiken är svårare: alla vill ha paketet, ingen vill ha skåpbilen.

Butiker, restauranger och byggen på samma gata betjänas av ett dussin företag om dagen, de flesta halvtomma.`,
          outcome: `En gata, en säsong och en räkning före och efter: bilar, stopp och vad handlarna säger.`,
          outOfScope: `- Flygande leveranser.
- Lösningar som förbjuder bilarna och lämnar resten åt butikerna.`,
          offer: `- **En gata i Helsingfors** och dess handlare vid samma bord.
- **Siffror**: vad som kommer i dag, när och från vem.

Det finns inget penningpris.`,
        },
        'zh-CN': {
          ...pilotTexts['zh-CN'],
          title: '货物进城',
          question: '我们怎样才能用一半的货车把货物送进市中心？',
          tagline: '供暖是容易的部分，剩下的是交通。',
          background: `赫尔辛基已经降低了供暖排放。交通更难：人人都想要包裹，没有人想要货车。

同一条街上的商店、餐馆和工地，每天由十几家公司配送，车厢大多半空。`,
          outcome: `一条街、一个季度，前后各做一次统计：车辆数、停靠次数，以及店主的说法。`,
          outOfScope: `- 空中配送。
- 只禁止货车、其余问题丢给商家的方案。`,
          offer: `- **赫尔辛基的一条街**，店主同席商议。
- **数据**：如今来了什么、何时来、由谁送。

不设奖金。`,
        },
      },
    },
    {
      slug: 'light-where-people-walk',
      owner: 'City of Helsinki',
      pilotsOffered: 1,
      eligibility: pilotEligibility,
      weights: [30, 25, 25, 20],
      texts: {
        en: {
          ...pilotTexts.en,
          title: 'Light where people walk',
          question: 'How might we light a path only when somebody is on it, and still let them feel safe?',
          tagline: 'Dark from three in the afternoon, for half the year.',
          background: `Paths through parks are lit all night for the few who walk there. Switch the light off and those few take another way.

Light also wakes birds and bats. Less of it would be good for nearly everybody.`,
          outcome: `A path with less than half the light hours, and walkers who say in a survey before and after that they feel as safe as they did.`,
          outOfScope: `- Cameras that recognise people.
- Lamps that need an app.`,
          offer: `- **A path of two kilometres** with sixty lamps and the people who mend them.

There is no cash prize.`,
        },
        fi: {
          ...pilotTexts.fi,
          title: 'Valoa sinne missä kävellään',
          question:
            'Miten voisimme valaista polun vain silloin, kun joku on sillä, ja säilyttää turvallisen olon?',
          tagline: 'Pimeää iltapäivän kolmesta alkaen, puolet vuodesta.',
          background: `Puistojen polut valaistaan koko yöksi niille harvoille, jotka siellä kävelevät. Jos valon sammuttaa, nuo harvat kiertävät muualta.

Valo herättää myös linnut ja lepakot. Vähempi olisi hyväksi melkein kaikille.`,
          outcome: `Polku, jolla valotunteja on alle puolet, ja kävelijät, jotka sanovat ennen ja jälkeen tehdyssä kyselyssä olonsa yhtä turvalliseksi.`,
          outOfScope: `- Kamerat, jotka tunnistavat ihmisiä.
- Valaisimet, jotka vaativat sovelluksen.`,
          offer: `- **Kahden kilometrin polku**, kuusikymmentä valaisinta ja niiden korjaajat.

Rahapalkintoa ei ole.`,
        },
        sv: {
          ...pilotTexts.sv,
          title: 'Ljus där människor går',
          question:
            'Hur skulle vi kunna lysa upp en stig bara när någon går på den, och ändå låta dem känna sig trygga?',
          tagline: 'Mörkt från tre på eftermiddagen, halva året.',
          background: `Stigarna i parkerna är upplysta hela natten för de få som går där. Släcker man ljuset tar de få en annan väg.

Ljuset väcker också fåglar och fladdermöss. Mindre av det vore bra för nästan alla.`,
          outcome: `En stig med mindre än hälften av ljustimmarna, och människor som i en enkät före och efter säger att de känner sig lika trygga.`,
          outOfScope: `- Kameror som känner igen människor.
- Lampor som kräver en app.`,
          offer: `- **En stig på två kilometer** med sextio lampor och dem som lagar dem.

Det finns inget penningpris.`,
        },
        'zh-CN': {
          ...pilotTexts['zh-CN'],
          title: '行人所到之处的灯光',
          question: '我们怎样才能只在有人经过时照亮小路，同时让人感到安全？',
          tagline: '半年里，下午三点天就黑了。',
          background: `公园小路整夜亮着，只为寥寥几位行人。一旦熄灯，他们便绕道而行。

灯光还会惊醒鸟类和蝙蝠。少一些灯光，几乎对谁都好。`,
          outcome: `一条小路的照明时长减少一半以上，而前后问卷显示行人的安全感不变。`,
          outOfScope: `- 能识别行人的摄像头。
- 需要安装应用的灯具。`,
          offer: `- **两公里小路**，六十盏灯，以及维护灯具的人员。

不设奖金。`,
        },
      },
    },
  ],
}
