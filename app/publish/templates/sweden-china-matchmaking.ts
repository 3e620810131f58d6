/**
 * Public demand on one side, small companies' solutions on the other, and organisers who bring them together: no challenge,
 * a catalogue that is always open. After the Sweden-China Business Match-making Platform of 2017; its figures are as its
 * parties stated them then, and each says so. The texts are ours.
 */
import type { ProgrammeTemplate } from './template.ts'

export const swedenChinaMatchmaking: ProgrammeTemplate = {
  key: 'sweden-china-matchmaking',
  theme: 'leaf',
  zone: 'Europe/Stockholm',
  partnerZones: ['Asia/Shanghai'],
  modules: ['matchmaking'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 35, time: '16:00' },
    judgingEndsAt: { days: 56, time: '12:00' },
    announcesAt: { days: 70, time: '13:00' },
  },
  parties: [
    {
      name: 'IVL Swedish Environmental Research Institute',
      shortName: 'Smart City Sweden',
      kind: 'research_institute',
      country: 'SE',
      relation: 'organiser',
    },
    {
      name: 'Sino-Europe World Innovation Centre',
      shortName: 'WINNOC',
      kind: 'other',
      country: 'CN',
      relation: 'organiser',
    },
    {
      name: 'Nanjing Yangzi State-Owned Investment Group',
      shortName: 'YZIG',
      kind: 'enterprise',
      country: 'CN',
      relation: 'special_partner',
    },
  ],
  criteria: [],
  challenges: [],
  texts: {
    en: {
      name: 'Sweden-China match-making',
      tagline: 'What cities need, what small companies can do, and somebody who introduces them.',
      about: `Cities in China say what they need for sustainable streets, houses and energy. Small and medium-sized companies from Sweden say what they can do. The organisers read both, suggest those to each other who fit, and make the introduction when both agree. There is no deadline and no jury: needs, solutions and offers come in when they come.

Companies that go further find help on the way: support packages made for them, a place to land in Nanjing, and capital for joint ventures.

### What stands behind it

- **Letter of intent.** Signed in Beijing on 26 June 2017 between IVL, for Smart City Sweden, and WINNOC.
- **Capital for joint ventures.** EUR 150 million in a first phase, as stated by WINNOC and YZIG in June 2017.
- **Private Chinese venture capital.** Twice as much, as stated by the same parties at the same time. Both sums are repeated as they were stated; nobody has confirmed them here.
- **Landing facilities.** In Jiangbei New Area, Nanjing, as stated by WINNOC.`,
    },
    fi: {
      name: 'Ruotsin ja Kiinan kumppanuudet',
      tagline: 'Mitä kaupungit tarvitsevat, mitä pienet yritykset osaavat ja kuka esittelee heidät.',
      about: `Kiinalaiset kaupungit kertovat, mitä ne tarvitsevat kestäviin katuihin, taloihin ja energiaan. Ruotsalaiset pienet ja keskisuuret yritykset kertovat, mitä ne osaavat. Järjestäjät lukevat molempia, ehdottavat sopivia toisilleen ja esittelevät heidät, kun molemmat suostuvat. Määräaikaa ja tuomaristoa ei ole: tarpeita, ratkaisuja ja tarjouksia tulee silloin kun tulee.

Pidemmälle menevät yritykset saavat apua: räätälöityjä tukipaketteja, tilat Nanjingissa ja pääomaa yhteisyrityksiin.

### Mihin tämä perustuu

- **Aiesopimus.** Allekirjoitettu Pekingissä 26. kesäkuuta 2017; osapuolina IVL Smart City Swedenin puolesta ja WINNOC.
- **Pääoma yhteisyrityksiin.** 150 miljoonaa euroa ensimmäisessä vaiheessa, WINNOCin ja YZIG:n ilmoituksen mukaan kesäkuussa 2017.
- **Kiinalainen yksityinen riskipääoma.** Kaksi kertaa niin paljon, samojen osapuolten silloisen ilmoituksen mukaan. Summat on toistettu ilmoitetun mukaisina; kukaan ei ole vahvistanut niitä täällä.
- **Tilat.** Jiangbein uudella alueella Nanjingissa, WINNOCin ilmoituksen mukaan.`,
    },
    sv: {
      name: 'Matchning Sverige–Kina',
      tagline: 'Vad städer behöver, vad små företag kan, och någon som presenterar dem.',
      about: `Städer i Kina säger vad de behöver för hållbara gator, hus och energi. Små och medelstora företag från Sverige säger vad de kan. Arrangörerna läser båda, föreslår dem som passar för varandra och presenterar dem när båda samtycker. Det finns ingen tidsgräns och ingen jury: behov, lösningar och erbjudanden kommer när de kommer.

Företag som går vidare får hjälp på vägen: skräddarsydda stödpaket, en plats i Nanjing och kapital till samföretag.

### Vad som ligger bakom

- **Avsiktsförklaring.** Undertecknad i Peking den 26 juni 2017 av IVL, för Smart City Sweden, och WINNOC.
- **Kapital till samföretag.** 150 miljoner euro i en första fas, enligt uppgift från WINNOC och YZIG i juni 2017.
- **Privat kinesiskt riskkapital.** Dubbelt så mycket, enligt uppgift från samma parter vid samma tid. Summorna återges som de uppgavs; ingen har bekräftat dem här.
- **Lokaler.** I Jiangbei New Area i Nanjing, enligt uppgift från WINNOC.`,
    },
    'zh-CN': {
      name: '中瑞对接平台',
      tagline: '城市需要什么，中小企业能做什么，由谁为双方引荐。',
      about: `中国城市说明在可持续街区、建筑和能源方面的需求，瑞典中小企业说明自己的能力。主办方阅读双方内容，把契合者提议给彼此，双方同意后完成引荐。没有截止时间，也没有评审团：需求、方案和支持随时可以提交。

进一步合作的企业可获得帮助：定制的支持套餐、南京的落地场地，以及合资资金。

### 背景

- **意向书。** 2017年6月26日在北京签署，双方为代表“智慧城市瑞典”的 IVL 与 WINNOC。
- **合资资金。** 第一期1.5亿欧元，据 WINNOC 与扬子国投（YZIG）2017年6月陈述。
- **中国民间风险资本。** 两倍于此，据同一方同期陈述。以上金额按陈述转述，未经核实。
- **落地场地。** 位于南京江北新区，据 WINNOC 陈述。`,
    },
  },
}
