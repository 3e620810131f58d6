/**
 * Robots that compete in two cities, with workshops between the rounds. After the China-Finland joint robotics innovation
 * programme, announced in November 2025 with competitions and workshops in Beijing and Helsinki; rounds, rule and texts are ours.
 */
import type { ProgrammeTemplate, SessionTemplate } from './template.ts'

const agenda: SessionTemplate['agenda'] = [
  {
    minutes: 30,
    titles: {
      en: 'What open robots share',
      fi: 'Mitä avoimilla roboteilla on yhteistä',
      sv: 'Vad öppna robotar har gemensamt',
      'zh-CN': '开源机器人的共同之处',
    },
  },
  {
    minutes: 120,
    titles: {
      en: 'On the course, with your own robot',
      fi: 'Radalla oman robotin kanssa',
      sv: 'På banan med den egna roboten',
      'zh-CN': '携自己的机器人上赛道',
    },
  },
  {
    minutes: 30,
    titles: {
      en: 'Questions about the rules',
      fi: 'Kysymyksiä säännöistä',
      sv: 'Frågor om reglerna',
      'zh-CN': '规则答疑',
    },
  },
]

export const roboticsSeries: ProgrammeTemplate = {
  key: 'robotics-series',
  theme: 'circuit',
  zone: 'Asia/Shanghai',
  partnerZones: ['Europe/Helsinki'],
  modules: ['series'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '10:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 70, time: '12:00' },
    announcesAt: { days: 84, time: '15:00' },
  },
  sessions: [
    {
      kind: 'information',
      begins: { days: 14, time: '10:00' },
      place: 'Beijing',
      capacity: 60,
      texts: {
        en: {
          title: 'Workshop in Beijing',
          description:
            'Open-source robotics by hand: bring a robot, or borrow one. The course of the qualification is there.',
        },
        fi: {
          title: 'Työpaja Pekingissä',
          description:
            'Avoimen lähdekoodin robotiikkaa käsin: tuo robotti tai lainaa. Karsinnan rata on paikalla.',
        },
        sv: {
          title: 'Workshop i Peking',
          description:
            'Robotik med öppen källkod för hand: ta med en robot eller låna en. Kvalets bana finns på plats.',
        },
        'zh-CN': {
          title: '北京工作坊',
          description: '动手做开源机器人：可自带，也可借用。资格赛赛道已在现场。',
        },
      },
      agenda,
    },
    {
      kind: 'information',
      begins: { days: 16, time: '15:00' },
      place: 'Helsinki',
      capacity: 60,
      texts: {
        en: {
          title: 'Workshop in Helsinki',
          description:
            'Smart hardware by hand: sensors, motors, and what to publish about them. The course is there too.',
        },
        fi: {
          title: 'Työpaja Helsingissä',
          description:
            'Älykästä laitteistoa käsin: antureita, moottoreita ja se, mitä niistä kannattaa julkaista. Rata on täälläkin.',
        },
        sv: {
          title: 'Workshop i Helsingfors',
          description:
            'Smart maskinvara för hand: sensorer, motorer och vad man publicerar om dem. Banan finns här också.',
        },
        'zh-CN': {
          title: '赫尔辛基工作坊',
          description: '动手做智能硬件：传感器、电机，以及哪些内容值得公开。赛道同样在现场。',
        },
      },
      agenda,
    },
  ],
  parties: [],
  criteria: [],
  texts: {
    en: {
      name: 'Robotics series',
      tagline: 'One course, two cities, one table.',
      about:
        'Teams build robots from open source and smart hardware, and race them over the same course in Beijing and Helsinki. The time is measured; a jury looks at how open the work is and how well it is built. Workshops in both cities come before the first round.\n\nThe model is the China-Finland joint robotics innovation programme, announced in November 2025 with competitions and workshops in both cities.\n\nThe rule of the standings is stated before the first round, and every team can see how it came to its place.',
    },
    fi: {
      name: 'Robotiikkasarja',
      tagline: 'Yksi rata, kaksi kaupunkia, yksi taulukko.',
      about:
        'Joukkueet rakentavat robotteja avoimesta lähdekoodista ja älykkäästä laitteistosta ja ajavat niillä saman radan Pekingissä ja Helsingissä. Aika mitataan; tuomaristo arvioi, kuinka avointa työ on ja kuinka hyvin se on tehty. Ennen ensimmäistä kierrosta kummassakin kaupungissa on työpaja.\n\nEsikuvana on Kiinan ja Suomen yhteinen robotiikan innovaatio-ohjelma, joka julkistettiin marraskuussa 2025 ja johon kuuluu kilpailuja ja työpajoja molemmissa kaupungeissa.\n\nTilanteen laskusääntö vahvistetaan ennen ensimmäistä kierrosta, ja jokainen joukkue näkee, miten se päätyi sijalleen.',
    },
    sv: {
      name: 'Robotserie',
      tagline: 'En bana, två städer, en tabell.',
      about:
        'Lag bygger robotar av öppen källkod och smart maskinvara och kör samma bana i Peking och Helsingfors. Tiden mäts; en jury ser på hur öppet arbetet är och hur väl det är byggt. Före första omgången hålls en workshop i vardera staden.\n\nFörebilden är Kinas och Finlands gemensamma innovationsprogram för robotik, tillkännagivet i november 2025 med tävlingar och workshoppar i båda städerna.\n\nRegeln för ställningen fastställs före första omgången, och varje lag ser hur det kom till sin placering.',
    },
    'zh-CN': {
      name: '机器人系列赛',
      tagline: '一条赛道，两座城市，一张总榜。',
      about:
        '各队用开源技术和智能硬件打造机器人，在北京与赫尔辛基跑同一条赛道。计时决定成绩，评委考察作品的开放程度与制作水平。第一轮之前，两地各办一场工作坊。\n\n参照对象是2025年11月公布的中芬联合机器人创新计划，该计划在两座城市举办竞赛与工作坊。\n\n积分规则在第一轮之前确定，每支队伍都能看到自己名次的由来。',
    },
  },
  challenges: [],
}
