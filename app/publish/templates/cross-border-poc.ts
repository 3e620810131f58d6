/**
 * A proof of concept abroad: a sponsor at home sends its own companies, a city abroad gives the site. After Tokyo's
 * King Salmon project with Helsinki; the question, dates and texts are ours.
 */
import { pilotCriteria } from './criteria.ts'
import type { ProgrammeTemplate } from './template.ts'

export const crossBorderPoc: ProgrammeTemplate = {
  key: 'cross-border-poc',
  theme: 'wave',
  zone: 'Asia/Tokyo',
  partnerZones: ['Europe/Helsinki'],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '10:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 70, time: '12:00' },
    announcesAt: { days: 84, time: '13:00' },
  },
  parties: [
    { name: 'Tokyo Metropolitan Government', kind: 'public_body', country: 'JP', relation: 'organiser' },
    { name: 'Tokyo Metropolitan Government', kind: 'public_body', country: 'JP', relation: 'home_sponsor' },
    { name: 'City of Helsinki', kind: 'city', country: 'FI', relation: 'host_city' },
  ],
  criteria: pilotCriteria,
  texts: {
    en: {
      name: 'Proof of concept abroad',
      tagline: 'Companies from home, a site in another city, one proof.',
      about:
        'A sponsor helps companies of its own city to prove abroad what they can do. The host city offers a site, users and introductions. Papers are screened at home, the best pitch in the host city, and the winners prove their idea there.\n\nThe model is the King Salmon Project of Tokyo. In its overseas course of 2024 the company inQs proved window glass that keeps heat out and harvests energy, in a start-up facility owned by the City of Helsinki, and met venture capitalists and researchers of the University of Helsinki.',
    },
    fi: {
      name: 'Näyttö ulkomailla',
      tagline: 'Yritykset kotoa, paikka toisessa kaupungissa, yksi näyttö.',
      about:
        'Rahoittaja auttaa oman kaupunkinsa yrityksiä näyttämään ulkomailla, mihin ne pystyvät. Isäntäkaupunki tarjoaa paikan, käyttäjät ja yhteydet. Hakemukset karsitaan kotona, parhaat esittäytyvät isäntäkaupungissa ja voittajat näyttävät siellä ideansa toimivan.\n\nEsikuva on Tokion King Salmon -hanke. Sen vuoden 2024 ulkomaankurssilla inQs-yritys näytti toimivaksi lämpöä torjuvan ja energiaa keräävän ikkunalasin Helsingin kaupungin omistamissa startup-tiloissa ja tapasi pääomasijoittajia sekä Helsingin yliopiston tutkijoita.',
    },
    sv: {
      name: 'Konceptbevis utomlands',
      tagline: 'Företag hemifrån, en plats i en annan stad, ett bevis.',
      about:
        'En sponsor hjälper företag från den egna staden att utomlands bevisa vad de kan. Värdstaden erbjuder en plats, användare och kontakter. Handlingarna gallras hemma, de bästa presenterar sig i värdstaden och vinnarna bevisar sin idé där.\n\nFörebilden är Tokyos King Salmon-projekt. I dess utlandskurs 2024 prövade företaget inQs fönsterglas som stänger värmen ute och tar till vara energi, i startuplokaler som ägs av Helsingfors stad, och träffade riskkapitalister och forskare vid Helsingfors universitet.',
    },
    'zh-CN': {
      name: '跨境概念验证',
      tagline: '本地企业，异国场地，一次验证。',
      about:
        '派出方资助本市企业到海外证明自己的能力。承接城市提供场地、用户和对接。材料先在国内审查，优秀者赴承接城市路演，优胜者在当地验证方案。\n\n本计划参照东京的 King Salmon 项目。在2024年的海外课程中，inQs 公司在赫尔辛基市所有的初创企业设施内验证了隔热、发电的窗玻璃，并与风险投资人及赫尔辛基大学的研究人员会面。',
    },
  },
  challenges: [
    {
      slug: 'proof-of-concept-abroad',
      owner: 'City of Helsinki',
      pilotsOffered: 3,
      // Sponsor and host announce together, in two zones.
      embargoHours: 48,
      // The sponsor's own teams: the database lets no other begin a proposal.
      eligibility: { kinds: ['enterprise'], countries: ['JP'] },
      weights: [25, 25, 30, 20],
      texts: {
        en: {
          title: 'Services for a city that heats without burning',
          question: 'How might we keep homes warm through a northern winter without burning anything?',
          tagline: 'For companies registered in Tokyo: a proof of concept in Helsinki.',
          background: `Helsinki is closing its coal-fired plants. What replaces them is many smaller things: heat pumps, waste heat, storage, and houses that know what they need. They have to work together at minus twenty degrees.

Tokyo has companies that measure, control and store better than most, for another climate. A few months in a Helsinki winter show what carries over.`,
          outcome: `A proof with a baseline from the season before, in a building or a network of the city, and an honest sentence on what would have to change before it could be used widely.

The road has three steps: **papers** are screened; the best **pitch in Helsinki** before the city and its companies; the winners agree a plan and **prove** it on site.`,
          outOfScope: `- Combustion of any kind, also of biomass.
- Systems that cannot be read or switched off by the building's own staff.`,
          offer: `- **A site in Helsinki** with somebody who looks after it.
- **From the home sponsor**: travel to the pitch, and support for the proof as agreed in its plan.
- **Introductions** to investors, researchers and companies that could buy.

There is no prize money.`,
          eligibility: `- **Companies registered in Tokyo.** Companies from elsewhere may be partners, but cannot lead.
- The product exists and has been used by a paying customer.
- Write in the language you write best, of those offered when you begin; the pitch is in English.`,
          terms: `- **Your ideas stay yours.** Taking part transfers no rights.
- **Papers first, then the pitch.** Whoever is not invited to pitch reads why.
- **Permits** are sought by the host city together with you. No permit, no proof: nobody is to blame.
- **Results are shared** with both cities; the public reads a summary that you have seen.
- **No obligation to award or to buy.** Later procurement follows Finnish law.
- **Ties.** Where totals are equal, the proposal readier for its site comes first; if they are still equal, the jury decides and says why.`,
        },
        fi: {
          title: 'Palveluja kaupungille, joka lämpiää polttamatta',
          question: 'Miten voisimme pitää kodit lämpiminä pohjoisen talven yli polttamatta mitään?',
          tagline: 'Tokioon rekisteröidyille yrityksille: näyttö Helsingissä.',
          background: `Helsinki sulkee hiilivoimalansa. Tilalle tulee monta pienempää: lämpöpumppuja, hukkalämpöä, varastoja ja taloja, jotka tietävät mitä tarvitsevat. Niiden on toimittava yhdessä kahdenkymmenen asteen pakkasessa.

Tokiossa on yrityksiä, jotka mittaavat, ohjaavat ja varastoivat useimpia paremmin, mutta toisenlaisessa ilmastossa. Muutama kuukausi Helsingin talvessa näyttää, mikä siirtyy.`,
          outcome: `Näyttö, jolla on edellisen kauden lähtötaso, kaupungin rakennuksessa tai verkossa, ja rehellinen lause siitä, mitä pitäisi muuttaa ennen laajaa käyttöä.

Matkalla on kolme askelta: **hakemukset** karsitaan, parhaat **esittäytyvät Helsingissä** kaupungille ja sen yrityksille, ja voittajat sopivat suunnitelman ja **näyttävät** sen paikan päällä.`,
          outOfScope: `- Kaikenlainen polttaminen, myös biomassan.
- Järjestelmät, joita talon oma väki ei voi lukea tai kytkeä pois.`,
          offer: `- **Paikka Helsingissä** ja ihminen, joka pitää siitä huolta.
- **Kotimaiselta rahoittajalta** matka esittelyyn ja tukea näyttöön, kuten suunnitelmassa sovitaan.
- **Yhteyksiä** sijoittajiin, tutkijoihin ja yrityksiin, jotka voisivat ostaa.

Rahapalkintoa ei ole.`,
          eligibility: `- **Tokioon rekisteröidyt yritykset.** Muualta tulevat yritykset voivat olla kumppaneita mutta eivät johtaa.
- Tuote on olemassa, ja maksava asiakas on käyttänyt sitä.
- Kirjoita kielellä, jolla kirjoitat parhaiten; kielen voi valita aloittaessa, ja esittely pidetään englanniksi.`,
          terms: `- **Ideasi pysyvät sinulla.** Osallistuminen ei siirrä oikeuksia.
- **Ensin paperit, sitten esittely.** Se, jota ei kutsuta esittelyyn, lukee miksi.
- **Luvat** hakee isäntäkaupunki yhdessä kanssasi. Ilman lupaa ei näyttöä, eikä se ole kenenkään vika.
- **Tulokset jaetaan** molemmille kaupungeille; yleisö lukee tiivistelmän, jonka olet nähnyt.
- **Ei velvoitetta palkita tai ostaa.** Myöhemmässä hankinnassa noudatetaan Suomen lakia.
- **Tasatilanne.** Pisteiden ollessa tasan edelle menee paikkaansa valmiimpi ehdotus; jos nekin ovat tasan, tuomaristo ratkaisee ja perustelee.`,
        },
        sv: {
          title: 'Tjänster för en stad som värms utan att elda',
          question: 'Hur skulle vi kunna hålla hemmen varma genom en nordisk vinter utan att elda något?',
          tagline: 'För företag registrerade i Tokyo: ett konceptbevis i Helsingfors.',
          background: `Helsingfors stänger sina kolkraftverk. Det som kommer i stället är många mindre saker: värmepumpar, spillvärme, lager och hus som vet vad de behöver. De måste fungera tillsammans i tjugo graders kyla.

I Tokyo finns företag som mäter, styr och lagrar bättre än de flesta, men för ett annat klimat. Några månader i en Helsingforsvinter visar vad som går att föra över.`,
          outcome: `Ett bevis med utgångsläge från säsongen före, i en byggnad eller ett nät i staden, och en ärlig mening om vad som måste ändras innan det kan användas brett.

Vägen har tre steg: **handlingarna** gallras, de bästa **presenterar sig i Helsingfors** för staden och dess företag, och vinnarna kommer överens om en plan och **bevisar** den på plats.`,
          outOfScope: `- All slags förbränning, även av biomassa.
- System som husets egen personal inte kan läsa av eller stänga av.`,
          offer: `- **En plats i Helsingfors** och någon som sköter den.
- **Från sponsorn i hemlandet**: resan till presentationen och stöd för beviset enligt planen.
- **Kontakter** till investerare, forskare och företag som kunde köpa.

Det finns inga prispengar.`,
          eligibility: `- **Företag registrerade i Tokyo.** Företag från andra håll kan vara partner men inte leda.
- Produkten finns och har använts av en betalande kund.
- Skriv på det språk du skriver bäst; det väljs när ni börjar, men presentationen hålls på engelska.`,
          terms: `- **Dina idéer förblir dina.** Deltagandet överför inga rättigheter.
- **Först papper, sedan presentation.** Den som inte bjuds in får läsa varför.
- **Tillstånd** söks av värdstaden tillsammans med dig. Utan tillstånd inget bevis, och det är ingens fel.
- **Resultaten delas** med båda städerna; allmänheten läser en sammanfattning som du har sett.
- **Ingen skyldighet att utse en vinnare eller köpa.** Senare upphandling följer finsk lag.
- **Lika poäng.** Vid lika totalpoäng går det förslag före som är mer redo för sin plats; är även de lika avgör juryn och säger varför.`,
        },
        'zh-CN': {
          title: '面向“无燃烧供暖”城市的服务',
          question: '我们怎样才能不烧任何燃料，让住宅温暖度过北方的冬天？',
          tagline: '面向在东京注册的企业：在赫尔辛基开展概念验证。',
          background: `赫尔辛基正在关停燃煤电厂。取而代之的是许多更小的设施：热泵、余热、储热，以及知道自己需要多少热量的建筑。它们必须在零下二十度协同运行。

东京有不少企业，在测量、控制和储能方面领先，却是为另一种气候而设计。在赫尔辛基的冬天里验证几个月，就知道哪些可以移植。`,
          outcome: `在城市的建筑或管网中完成一次以上一季为基线的验证，并如实说明大规模应用之前还需改变什么。

全程分三步：先**审查材料**；优秀者**赴赫尔辛基路演**，面向城市和当地企业；优胜者商定计划并在**现场验证**。`,
          outOfScope: `- 任何形式的燃烧，包括生物质。
- 楼宇工作人员无法读取或关闭的系统。`,
          offer: `- **赫尔辛基的场地**，并有专人照管。
- **派出方资助机构**承担路演差旅，并按计划支持验证。
- **对接**投资人、研究人员和潜在买家。

不设奖金。`,
          eligibility: `- **在东京注册的企业。** 其他地区的企业可作为合作方，但不能牵头。
- 产品已经存在，并有付费客户使用过。
- 请使用您最擅长的语言填写，开始时可在列表中选择；路演使用英语。`,
          terms: `- **成果归您所有。** 参加不转移任何权利。
- **先材料，后路演。** 未获邀路演者会收到理由。
- **许可**由承接城市与您共同申请。没有许可就没有验证，任何一方均不承担责任。
- **结果与两座城市共享**；公众看到的是您审阅过的摘要。
- **不承诺授奖或采购。** 今后的采购依照芬兰法律。
- **同分处理。** 总分相同时，更具现场条件的方案优先；仍相同的，由评审团决定并说明理由。`,
        },
      },
    },
  ],
}
