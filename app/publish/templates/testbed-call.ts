/**
 * A city opens real places for testing: each with its limits, a small fixed sum, three to six months, a final report
 * and published results. After the practice of Testbed Helsinki; sites, sums and texts are ours.
 */
import { halfPoints, pilotCriteria } from './criteria.ts'
import type { ProgrammeTemplate } from './template.ts'

export const testbedCall: ProgrammeTemplate = {
  key: 'testbed-call',
  theme: 'circuit',
  zone: 'Europe/Helsinki',
  partnerZones: [],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 35, time: '16:00' },
    judgingEndsAt: { days: 56, time: '12:00' },
    announcesAt: { days: 70, time: '13:00' },
  },
  parties: [{ name: 'City of Helsinki', kind: 'city', country: 'FI', relation: 'organiser' }],
  criteria: pilotCriteria,
  texts: {
    en: {
      name: 'Testbed call',
      tagline: 'Real streets, schools and homes for trying out what is almost ready.',
      about:
        'The city lends its own places for short trials. Each site says how many pilots it takes, for how long and at which hours. A pilot gets a fixed sum, ends on its day and leaves a report that everybody can read.\n\nThe model is Testbed Helsinki, which lets new products and services be tried in a real environment.',
    },
    fi: {
      name: 'Kokeilualustahaku',
      tagline: 'Oikeita katuja, kouluja ja koteja sille, mikä on melkein valmista.',
      about:
        'Kaupunki antaa omat paikkansa lyhyisiin kokeiluihin. Jokainen paikka kertoo, montako pilottia sinne mahtuu, kuinka pitkäksi aikaa ja mihin aikaan päivästä. Pilotti saa kiinteän summan, päättyy sovittuna päivänä ja jättää jälkeensä raportin, jonka kuka tahansa voi lukea.\n\nEsikuva on Testbed Helsinki, jossa uusia tuotteita ja palveluja voi kokeilla todellisessa ympäristössä.',
    },
    sv: {
      name: 'Utlysning för testmiljöer',
      tagline: 'Riktiga gator, skolor och hem för det som nästan är färdigt.',
      about:
        'Staden lånar ut sina egna platser för korta försök. Varje plats anger hur många piloter den tar emot, hur länge och under vilka tider. En pilot får en fast summa, slutar på utsatt dag och lämnar en rapport som alla kan läsa.\n\nFörebilden är Testbed Helsinki, där nya produkter och tjänster kan prövas i en verklig miljö.',
    },
    'zh-CN': {
      name: '城市试验场征集',
      tagline: '真实的街道、学校和住宅，供接近成熟的方案试用。',
      about:
        '城市开放自有场所，供短期试验使用。每个场所都写明可容纳几个试点、为期多久、每天哪些时段可用。试点获得固定金额，按期结束，并留下一份人人可读的报告。\n\n本计划参照 Testbed Helsinki：新产品和新服务可在真实环境中试用。',
    },
  },
  challenges: [
    {
      slug: 'testbed',
      owner: 'City of Helsinki',
      pilotsOffered: 5,
      // Each needs the word of its site's owner, and of its own board: both have two days before everybody knows.
      embargoHours: 48,
      grant: { amount: 10_000, currency: 'EUR', vat: 'without' },
      eligibility: {
        kinds: ['enterprise', 'university', 'research_institute', 'association'],
        countries: [],
      },
      weights: [30, 20, 30, 20],
      minimums: [null, null, 2, null],
      rubrics: [null, halfPoints, null, null],
      sites: [
        {
          maximumPilots: 2,
          minimumMonths: 3,
          maximumMonths: 6,
          texts: {
            en: {
              name: 'A street with a tram stop',
              limits:
                'Installations only between 9:00 and 15:00 on weekdays. Nothing in the way of the snowplough. No cameras that recognise faces.',
            },
            fi: {
              name: 'Katu, jolla on raitiovaunupysäkki',
              limits:
                'Asennukset vain arkisin klo 9–15. Lumiauran reitille ei mitään. Ei kameroita, jotka tunnistavat kasvoja.',
            },
            sv: {
              name: 'En gata med spårvagnshållplats',
              limits:
                'Installationer bara vardagar kl. 9–15. Inget i vägen för snöplogen. Inga kameror som känner igen ansikten.',
            },
            'zh-CN': {
              name: '设有电车站的街道',
              limits: '仅限工作日9:00至15:00安装。不得妨碍除雪车通行。不得使用人脸识别摄像头。',
            },
          },
        },
        {
          maximumPilots: 1,
          minimumMonths: 3,
          maximumMonths: 4,
          texts: {
            en: {
              name: 'A comprehensive school',
              limits:
                'In term time only, from 8:00 to 16:00. Guardians agree before pupils take part. No sound recording.',
            },
            fi: {
              name: 'Peruskoulu',
              limits:
                'Vain lukukauden aikana klo 8–16. Huoltajat antavat suostumuksen ennen kuin oppilaat osallistuvat. Ei äänitteitä.',
            },
            sv: {
              name: 'En grundskola',
              limits:
                'Bara under terminen, kl. 8–16. Vårdnadshavarna samtycker innan eleverna deltar. Inga ljudinspelningar.',
            },
            'zh-CN': {
              name: '综合学校',
              limits: '仅限学期内8:00至16:00。学生参与前须经监护人同意。不得录音。',
            },
          },
        },
        {
          maximumPilots: 2,
          minimumMonths: 3,
          maximumMonths: 6,
          texts: {
            en: {
              name: 'A house of rented city homes',
              limits:
                'Stairwell, cellar and heating room at any hour; homes only when the tenant has said yes. Quiet from 22:00 to 7:00.',
            },
            fi: {
              name: 'Kaupungin vuokratalo',
              limits:
                'Porraskäytävä, kellari ja lämmönjakohuone mihin aikaan tahansa; asunnot vain asukkaan luvalla. Hiljaista klo 22–7.',
            },
            sv: {
              name: 'Ett hus med stadens hyresbostäder',
              limits:
                'Trapphus, källare och värmerum dygnet runt; bostäder bara när hyresgästen har sagt ja. Tyst kl. 22–7.',
            },
            'zh-CN': {
              name: '市属出租住宅楼',
              limits: '楼梯间、地下室和供暖间全天可用；住户室内须经租户同意。22:00至7:00保持安静。',
            },
          },
        },
      ],
      texts: {
        en: {
          title: 'Try it in the city',
          question:
            'How might we make everyday life in the city easier, and show within half a year that it works?',
          tagline: 'Five pilots at three sites, each with 10,000 euros and an end.',
          background: `Many good ideas fail at the same place: they work in the workshop, and nobody has tried them among people who are in a hurry, in rain, and without a manual.

The city has such places and people who look after them. What it cannot do is to guess which idea deserves one. This call is for products and services that are ready enough to be used by strangers, and not yet so ready that a trial teaches nothing.`,
          outcome: `A trial of three to six months with real users, a baseline that was measured before it, and one or two figures that show what changed. We also want to know what did not work: a pilot that proves an idea wrong is a good pilot.`,
          outOfScope: `- Ideas without anything that could be installed or used yet.
- Purchases that only look like a trial.
- Trials that need personal data of people who were not asked.`,
          offer: `- **A site**, with somebody who looks after it and knows its users.
- **10,000 euros** for each pilot, without value added tax. It covers everything, from the first visit to the dismantling.
- **Half at the start, half when the final report is approved.**`,
          eligibility: `- **Companies, universities, research institutes and associations** from any country.
- One proposal per team. Choose one site and say for how many months: within what that site takes.
- The solution can be used by people who have never seen it.`,
          terms: `- **What you bring stays yours**: the rights and the equipment. You insure both.
- **The price covers everything**, also taking it down again.
- **The pilot ends on its day** unless you go on at your own cost and the site agrees.
- **Results are published**, apart from trade secrets that you mark.
- **The final report** is approved by the site and the city before the last payment.
- **No obligation to award or to buy.** Winning is an offer to pilot. A later purchase is a competition of its own.
- **Ties.** Where totals are equal, the proposal with more points for its plan comes first; if they are still equal, the jury decides and says why.`,
        },
        fi: {
          title: 'Kokeile kaupungissa',
          question:
            'Miten voisimme helpottaa arkea kaupungissa ja osoittaa puolessa vuodessa, että se toimii?',
          tagline: 'Viisi pilottia kolmessa paikassa, jokaiselle 10 000 euroa ja loppu.',
          background: `Moni hyvä ajatus kaatuu samaan kohtaan: se toimii pajassa, mutta kukaan ei ole kokeillut sitä kiireisten ihmisten keskellä, sateessa ja ilman ohjekirjaa.

Kaupungilla on tällaisia paikkoja ja ihmisiä, jotka pitävät niistä huolta. Sitä kaupunki ei voi arvata, mikä ajatus ansaitsee paikan. Haku on tarkoitettu tuotteille ja palveluille, joita vieraskin osaa jo käyttää mutta jotka eivät ole vielä niin valmiita, ettei kokeilu opettaisi mitään.`,
          outcome: `Kolmesta kuuteen kuukautta kestävä kokeilu oikeiden käyttäjien kanssa, ennen sitä mitattu lähtötaso ja yksi tai kaksi lukua, jotka näyttävät, mikä muuttui. Haluamme tietää myös, mikä ei toiminut: ajatuksen vääräksi osoittava pilotti on hyvä pilotti.`,
          outOfScope: `- Ajatukset, joista ei ole vielä mitään asennettavaa tai käytettävää.
- Hankinnat, jotka vain näyttävät kokeilulta.
- Kokeilut, jotka vaativat tietoja ihmisistä, joilta ei ole kysytty.`,
          offer: `- **Paikka** ja sieltä ihminen, joka pitää siitä huolta ja tuntee käyttäjät.
- **10 000 euroa** pilottia kohti, ilman arvonlisäveroa. Se kattaa kaiken ensikäynnistä purkamiseen.
- **Puolet alussa, puolet kun loppuraportti on hyväksytty.**`,
          eligibility: `- **Yritykset, yliopistot, tutkimuslaitokset ja yhdistykset** mistä maasta tahansa.
- Yksi ehdotus tiimiä kohti. Valitse yksi paikka ja kerro kuukausien määrä: sen rajoissa, mitä paikka ottaa vastaan.
- Ratkaisua osaa käyttää ihminen, joka ei ole nähnyt sitä ennen.`,
          terms: `- **Se minkä tuot, pysyy sinulla**: oikeudet ja laitteet. Vakuutat molemmat itse.
- **Hinta kattaa kaiken**, myös purkamisen.
- **Pilotti päättyy päivänään**, ellet jatka omalla kustannuksellasi ja paikka suostu siihen.
- **Tulokset julkaistaan**, paitsi liikesalaisuudet, jotka merkitset.
- **Loppuraportin** hyväksyvät paikka ja kaupunki ennen viimeistä maksua.
- **Ei velvoitetta palkita tai ostaa.** Voitto on tarjous pilotoida. Myöhempi hankinta kilpailutetaan erikseen.
- **Tasatilanne.** Pisteiden ollessa tasan edelle menee ehdotus, jolla on enemmän pisteitä suunnitelmasta; jos nekin ovat tasan, tuomaristo ratkaisee ja perustelee.`,
        },
        sv: {
          title: 'Prova i staden',
          question:
            'Hur skulle vi kunna göra vardagen i staden lättare, och inom ett halvår visa att det fungerar?',
          tagline: 'Fem piloter på tre platser, var och en med 10 000 euro och ett slut.',
          background: `Många goda idéer faller på samma ställe: de fungerar i verkstaden, men ingen har provat dem bland människor som har bråttom, i regn och utan handbok.

Staden har sådana platser och människor som sköter dem. Vad den inte kan är att gissa vilken idé som förtjänar en. Utlysningen är till för produkter och tjänster som är färdiga nog att användas av främlingar, men inte så färdiga att ett försök inte lär oss något.`,
          outcome: `Ett försök på tre till sex månader med riktiga användare, ett utgångsläge som har mätts i förväg och en eller två siffror som visar vad som ändrades. Vi vill också veta vad som inte fungerade: en pilot som visar att en idé var fel är en bra pilot.`,
          outOfScope: `- Idéer som ännu inte kan installeras eller användas.
- Inköp som bara ser ut som försök.
- Försök som kräver uppgifter om människor som inte har tillfrågats.`,
          offer: `- **En plats** och någon som sköter den och känner användarna.
- **10 000 euro** per pilot, utan mervärdesskatt. Det täcker allt, från första besöket till nedmonteringen.
- **Hälften vid starten, hälften när slutrapporten är godkänd.**`,
          eligibility: `- **Företag, universitet, forskningsinstitut och föreningar** från vilket land som helst.
- Ett förslag per team. Välj en plats och ange antalet månader: inom det som platsen tar emot.
- Lösningen kan användas av människor som aldrig har sett den.`,
          terms: `- **Det du tar med förblir ditt**: rättigheterna och utrustningen. Du försäkrar båda.
- **Priset täcker allt**, även nedmonteringen.
- **Piloten slutar på sin dag** om du inte fortsätter på egen bekostnad och platsen går med på det.
- **Resultaten publiceras**, utom affärshemligheter som du märker ut.
- **Slutrapporten** godkänns av platsen och staden före den sista betalningen.
- **Ingen skyldighet att utse en vinnare eller köpa.** Att vinna är ett erbjudande om en pilot. Ett senare köp upphandlas för sig.
- **Lika poäng.** Vid lika totalpoäng går förslaget med fler poäng för planen före; är även de lika avgör juryn och säger varför.`,
        },
        'zh-CN': {
          title: '到城市里试一试',
          question: '我们怎样才能让城市日常生活更轻松，并在半年内证明行之有效？',
          tagline: '三个场所，五个试点，每个获得一万欧元，到期结束。',
          background: `许多好主意都倒在同一个地方：在车间里行得通，却没有人在行色匆匆的人群中、在雨里、在没有说明书的情况下试过。

城市拥有这样的场所，也有照管它们的人。城市无法猜测的，是哪个主意值得一试。本征集面向陌生人已能使用、但仍能从试验中学到东西的产品和服务。`,
          outcome: `与真实用户一起开展三至六个月的试验，事先测量基线，并用一两个数字说明发生了什么变化。我们也想知道什么行不通：证明一个想法不成立的试点，同样是好试点。`,
          outOfScope: `- 尚无可安装或可使用之物的设想。
- 只是看起来像试验的采购。
- 需要未经本人同意的个人数据的试验。`,
          offer: `- **场所**，以及照管场所、了解使用者的人员。
- 每个试点**一万欧元**（不含增值税），涵盖从首次踏勘到拆除的全部费用。
- **启动时支付一半，最终报告获批后支付另一半。**`,
          eligibility: `- **企业、高校、研究机构和社团**，不限国家。
- 每个团队提交一份方案。选择一个场所并写明月数，须在该场所接受的范围之内。
- 从未见过该方案的人也能使用。`,
          terms: `- **您带来的仍归您所有**：权利和设备均是如此，并由您投保。
- **金额包含一切费用**，包括拆除。
- **试点按期结束**，除非您自费继续且场所同意。
- **结果公开**，您标明的商业秘密除外。
- **最终报告**须经场所和城市批准，之后支付尾款。
- **不承诺授奖或采购。** 获奖意味着获得试点机会，今后的采购另行竞争。
- **同分处理。** 总分相同时，实施计划得分较高者优先；仍相同的，由评审团决定并说明理由。`,
        },
      },
    },
  ],
}
