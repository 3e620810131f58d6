/**
 * A demonstration under an agreement between two countries: one real site, several suppliers, figures that say what
 * they rest on, and a public page. After the "Multiple in One" micro-energy demonstration in Nansha, Guangzhou, in use
 * since August 2022; what is asked for, the criteria and the texts are ours, the figures are those that were told.
 */
import { pilotCriteria } from './criteria.ts'
import { pilotEligibility } from './common-texts.ts'
import type { ProgrammeTemplate } from './template.ts'

export const nanshaDemonstration: ProgrammeTemplate = {
  key: 'nansha-demonstration',
  theme: 'circuit',
  zone: 'Asia/Shanghai',
  partnerZones: ['Europe/Helsinki'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '10:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 70, time: '12:00' },
    announcesAt: { days: 84, time: '15:00' },
  },
  parties: [
    {
      name: 'Guangzhou Power Supply Bureau',
      kind: 'enterprise',
      country: 'CN',
      relation: 'organiser',
    },
  ],
  criteria: pilotCriteria,
  texts: {
    en: {
      name: 'Energy demonstration',
      tagline: 'One place, several technologies, figures that say what they rest on.',
      about:
        'Two countries have agreed to show clean energy together. The host has the site and the grid, suppliers bring technologies that have to work as one. The first such project under the memorandum between China and Finland, "Multiple in One" in Nansha, Guangzhou, has been in use since August 2022: a solid oxide fuel cell rated at 60 kW, solar heat and storage in bedrock.\n\nWhat was told of it, and on which basis: a fuel cell of 60 kW (rated); over 30 percent more electrical efficiency than traditional coal-fired units (reported); 52 percent of the solar heat converted, above the average of the country (reported); about 200 tonnes of carbon dioxide less a year (expected).\n\nWhat a demonstration reports is public, and each figure says whether it was rated, expected, reported or measured.',
    },
    fi: {
      name: 'Energiademonstraatio',
      tagline: 'Yksi paikka, monta tekniikkaa, luvut jotka kertovat, mihin ne nojaavat.',
      about:
        'Kaksi maata on sopinut esittelevänsä puhdasta energiaa yhdessä. Isännällä on paikka ja verkko, toimittajat tuovat tekniikat, joiden on toimittava yhtenä. Ensimmäinen Kiinan ja Suomen yhteisymmärryspöytäkirjaan perustuva hanke, ”Multiple in One” Nanshassa Guangzhoussa, on ollut käytössä elokuusta 2022: nimellisteholtaan 60 kW:n kiinteäoksidipolttokenno, aurinkolämpöä ja varasto kalliossa.\n\nMitä siitä kerrottiin ja millä perusteella: 60 kW:n polttokenno (nimellinen); yli 30 prosenttia parempi sähköhyötysuhde kuin perinteisillä hiilivoimaloilla (ilmoitettu); aurinkolämmöstä saadaan talteen 52 prosenttia, enemmän kuin maassa keskimäärin (ilmoitettu); noin 200 tonnia vähemmän hiilidioksidia vuodessa (odotettu).\n\nDemonstraation raportit ovat julkisia, ja jokaisesta luvusta kerrotaan, onko se nimellinen, odotettu, ilmoitettu vai mitattu.',
    },
    sv: {
      name: 'Energidemonstration',
      tagline: 'En plats, flera tekniker, siffror som säger vad de vilar på.',
      about:
        'Två länder har kommit överens om att visa ren energi tillsammans. Värden har platsen och nätet, leverantörerna kommer med tekniker som ska fungera som en. Det första projektet enligt avsiktsförklaringen mellan Kina och Finland, ”Multiple in One” i Nansha i Guangzhou, har varit i drift sedan augusti 2022: en fastoxidbränslecell med märkeffekten 60 kW, solvärme och lager i berggrunden.\n\nVad som sades om det, och på vilken grund: en bränslecell på 60 kW (märkt); över 30 procent högre elverkningsgrad än traditionella koleldade block (uppgiven); 52 procent av solvärmen tas till vara, mer än landets genomsnitt (uppgiven); omkring 200 ton mindre koldioxid om året (väntad).\n\nVad en demonstration rapporterar är offentligt, och varje siffra anger om den är märkt, väntad, uppgiven eller mätt.',
    },
    'zh-CN': {
      name: '能源示范',
      tagline: '一个场地，多项技术，每个数字都说明依据。',
      about:
        '两国商定共同展示清洁能源。承接方提供场地与电网，供应商带来须协同运行的技术。中芬谅解备忘录下的首个此类项目——广州南沙“多位一体”微能源示范项目——自2022年8月投入使用：额定功率60千瓦的固体氧化物燃料电池、太阳能供热和基岩储热。\n\n所公布的数字及其依据：燃料电池60千瓦（额定）；发电效率比传统燃煤机组高出30%以上（公布）；太阳能集热转换效率52%，高于国内平均水平（公布）；每年约减排200吨二氧化碳（预期）。\n\n示范项目公布的成果一律公开，每个数字都注明是额定、预期、公布还是实测。',
    },
  },
  challenges: [
    {
      slug: 'many-sources-one-plant',
      owner: 'Guangzhou Power Supply Bureau',
      pilotsOffered: 1,
      eligibility: pilotEligibility,
      weights: [30, 25, 30, 15],
      sdgGoals: [7, 9, 13],
      measures: [
        {
          unit: { en: 'kW', fi: 'kW', sv: 'kW', 'zh-CN': '千瓦' },
          name: {
            en: 'Power of the fuel cell',
            fi: 'Polttokennon teho',
            sv: 'Bränslecellens effekt',
            'zh-CN': '燃料电池功率',
          },
          method: {
            en: 'Rated by its maker',
            fi: 'Valmistajan nimellisarvo',
            sv: 'Tillverkarens märkvärde',
            'zh-CN': '制造商额定值',
          },
          comparator: { en: '', fi: '', sv: '', 'zh-CN': '' },
        },
        {
          unit: { en: '% more', fi: '% enemmän', sv: '% mer', 'zh-CN': '高出百分比' },
          name: {
            en: 'Electrical efficiency beside coal',
            fi: 'Sähköhyötysuhde kivihiileen verrattuna',
            sv: 'Elverkningsgrad jämfört med kol',
            'zh-CN': '发电效率（与燃煤比较）',
          },
          method: {
            en: 'As reported by the operator',
            fi: 'Käyttäjän ilmoittama',
            sv: 'Enligt operatören',
            'zh-CN': '运营方公布',
          },
          comparator: {
            en: 'Traditional coal-fired units',
            fi: 'Perinteiset hiilivoimalat',
            sv: 'Traditionella koleldade block',
            'zh-CN': '传统燃煤机组',
          },
        },
        {
          unit: { en: '%', fi: '%', sv: '%', 'zh-CN': '%' },
          name: {
            en: 'Heat from the sun that is used',
            fi: 'Hyödyksi saatu aurinkolämpö',
            sv: 'Solvärme som tas till vara',
            'zh-CN': '太阳能集热转换效率',
          },
          method: {
            en: 'As reported by the operator',
            fi: 'Käyttäjän ilmoittama',
            sv: 'Enligt operatören',
            'zh-CN': '运营方公布',
          },
          comparator: {
            en: 'Average of the country, not told in figures',
            fi: 'Maan keskiarvo, jota ei ole kerrottu lukuna',
            sv: 'Landets genomsnitt, inte angivet i siffror',
            'zh-CN': '国内平均水平（未给出数值）',
          },
        },
        {
          unit: { en: 't CO2 a year', fi: 't CO2 vuodessa', sv: 't CO2 per år', 'zh-CN': '吨二氧化碳/年' },
          name: {
            en: 'Emissions avoided',
            fi: 'Vältetyt päästöt',
            sv: 'Undvikna utsläpp',
            'zh-CN': '减排量',
          },
          method: {
            en: 'Calculated before a whole year was measured',
            fi: 'Laskettu ennen kuin kokonaista vuotta oli mitattu',
            sv: 'Beräknat innan ett helt år var mätt',
            'zh-CN': '在完整测量一年之前计算',
          },
          comparator: {
            en: 'The supply there was before',
            fi: 'Aiempi energiahuolto',
            sv: 'Den tidigare försörjningen',
            'zh-CN': '原有供能方式',
          },
        },
      ],
      texts: {
        en: {
          title: 'Many sources, one plant',
          question: 'How might several clean sources supply one district as if they were one plant?',
          tagline: 'A demonstration on a real grid, with figures anybody can check.',
          background:
            'A fuel cell runs evenly, the sun does not, and heat is wanted when there is none of it. Each of them works by itself. What is missing is a place where they work together, on a grid with customers, and somebody who writes down what they deliver.',
          outcome:
            '- A plant that supplies a district for at least a year.\n- For each figure: who says it, and whether it was rated, expected, reported or measured.\n- An estimate of what a second plant would bring, told as an estimate.',
          outOfScope:
            '- Studies without a plant.\n- Technologies that have not run anywhere for a thousand hours.',
          offer:
            '- **A site with a grid and customers**, and its operator.\n- **Contracts with each supplier** for their own part, agreed before anything is built.\n- **A public page** for the results, also for those that disappoint.',
          eligibility:
            '- **Companies, universities and research institutes** from any country.\n- Several suppliers may apply together. One of them leads and speaks for the team.',
          terms:
            '- **Your technology stays yours.** Results are published except for trade secrets.\n- **Safety first.** The operator may switch anything off at any time.\n- **No obligation to buy.** A second plant is another decision.\n- **No obligation to award.** The jury may leave the challenge without a winner, with its reasons.\n- **Ties.** Where totals are equal, the proposal with more points for impact comes first; if they are still equal, the jury decides and says why.',
        },
        fi: {
          title: 'Monta lähdettä, yksi laitos',
          question: 'Miten monta puhdasta lähdettä huolehtisi yhdestä alueesta kuin yksi laitos?',
          tagline: 'Demonstraatio oikeassa verkossa, luvuin jotka kuka tahansa voi tarkistaa.',
          background:
            'Polttokenno käy tasaisesti, aurinko ei, ja lämpöä tarvitaan silloin, kun sitä ei ole. Kukin toimii yksinään. Puuttuu paikka, jossa ne toimivat yhdessä verkossa, jolla on asiakkaita, ja joku, joka kirjaa, mitä ne tuottavat.',
          outcome:
            '- Laitos, joka palvelee aluetta vähintään vuoden.\n- Jokaisesta luvusta: kuka sen sanoo ja onko se nimellinen, odotettu, ilmoitettu vai mitattu.\n- Arvio siitä, mitä toinen laitos toisi, arvioksi sanottuna.',
          outOfScope:
            '- Selvitykset ilman laitosta.\n- Tekniikat, jotka eivät ole käyneet missään tuhatta tuntia.',
          offer:
            '- **Paikka, verkko ja asiakkaat** sekä niiden käyttäjä.\n- **Sopimus kunkin toimittajan kanssa** omasta osastaan ennen kuin mitään rakennetaan.\n- **Julkinen sivu** tuloksille, myös niille, jotka pettävät odotukset.',
          eligibility:
            '- **Yritykset, yliopistot ja tutkimuslaitokset** mistä maasta tahansa.\n- Useampi toimittaja voi hakea yhdessä. Yksi niistä johtaa ja puhuu tiimin puolesta.',
          terms:
            '- **Tekniikkasi pysyy sinulla.** Tulokset julkaistaan liikesalaisuuksia lukuun ottamatta.\n- **Turvallisuus ensin.** Käyttäjä saa kytkeä minkä tahansa pois milloin tahansa.\n- **Ei ostovelvoitetta.** Toinen laitos on toinen päätös.\n- **Ei velvoitetta palkita.** Tuomaristo voi jättää haasteen ilman voittajaa ja perustelee sen.\n- **Tasatilanne.** Pisteiden ollessa tasan edelle menee ehdotus, jolla on enemmän pisteitä vaikuttavuudesta; jos nekin ovat tasan, tuomaristo ratkaisee ja perustelee.',
        },
        sv: {
          title: 'Många källor, en anläggning',
          question: 'Hur skulle flera rena källor kunna försörja ett område som vore de en anläggning?',
          tagline: 'En demonstration i ett riktigt nät, med siffror som vem som helst kan kontrollera.',
          background:
            'En bränslecell går jämnt, solen gör det inte, och värme behövs när den saknas. Var och en fungerar för sig. Det som saknas är en plats där de fungerar tillsammans, i ett nät med kunder, och någon som skriver upp vad de levererar.',
          outcome:
            '- En anläggning som försörjer ett område i minst ett år.\n- För varje siffra: vem som säger den, och om den är märkt, väntad, uppgiven eller mätt.\n- En uppskattning av vad en andra anläggning skulle ge, kallad uppskattning.',
          outOfScope: '- Studier utan anläggning.\n- Tekniker som inte har gått tusen timmar någonstans.',
          offer:
            '- **En plats med nät och kunder**, och den som driver den.\n- **Avtal med varje leverantör** om den egna delen innan något byggs.\n- **En offentlig sida** för resultaten, också för dem som gör besvikna.',
          eligibility:
            '- **Företag, universitet och forskningsinstitut** från vilket land som helst.\n- Flera leverantörer kan ansöka tillsammans. En av dem leder och talar för teamet.',
          terms:
            '- **Tekniken förblir er.** Resultaten publiceras med undantag för företagshemligheter.\n- **Säkerheten först.** Operatören får stänga av vad som helst när som helst.\n- **Ingen köpplikt.** En andra anläggning är ett annat beslut.\n- **Ingen skyldighet att utse vinnare.** Juryn kan lämna utmaningen utan vinnare och motiverar det.\n- **Lika poäng.** Vid lika totalsummor går förslaget med mer poäng för effekt före; är också de lika avgör juryn och säger varför.',
        },
        'zh-CN': {
          title: '多源合一',
          question: '怎样让多种清洁能源像一座电站那样供应一个片区？',
          tagline: '在真实电网上示范，数字人人可查。',
          background:
            '燃料电池运行平稳，太阳能则不然，而最需要热的时候往往没有热。各项技术单独都能运行，缺的是一个有电网、有用户、能让它们协同工作的地方，以及如实记录产出的人。',
          outcome:
            '- 一座至少供应片区一年的装置。\n- 每个数字都注明由谁给出，是额定、预期、公布还是实测。\n- 对第二座装置收益的估算，并明确称为估算。',
          outOfScope: '- 没有装置的研究。\n- 在任何地方运行未满一千小时的技术。',
          offer:
            '- **有电网和用户的场地**及其运营方。\n- **与每家供应商分别签订合同**，先签约后建设。\n- **公开的成果页面**，不理想的结果同样公布。',
          eligibility:
            '- 来自任何国家的**企业、高校和科研机构**。\n- 多家供应商可联合申请，由其中一家牵头并代表团队。',
          terms:
            '- **技术归你所有。** 除商业秘密外，成果予以公布。\n- **安全第一。** 运营方可随时停用任何设备。\n- **不承诺采购。** 第二座装置另行决定。\n- **不承诺必有获选。** 评审团可以说明理由后不选出优胜者。\n- **同分处理。** 总分相同时，成效得分高者在前；仍相同的，由评审团决定并说明理由。',
        },
      },
    },
  ],
}
