import { pilotEligibility, pilotTexts } from '../common-texts.ts'
import type { ChallengeTemplate } from '../template.ts'
import { programmeFaq } from './faq.ts'

export const homeServices: ChallengeTemplate = {
  slug: 'home-services-for-the-elderly',
  pilotsOffered: 1,
  eligibility: pilotEligibility,
  sdgGoals: [3, 10, 11],
  weights: [30, 20, 30, 20],
  texts: {
    en: {
      title: 'Home Services for the Elderly',
      question: 'How might we make it possible to grow old safely, and in good company, in one’s own home?',
      tagline:
        'Most people want to stay where they have lived. The home, the neighbours and the services have to make that possible.',
      background: `China and Finland are ageing faster than most countries. In both, the great majority of older people live at home and want to go on doing so. What they need is seldom dramatic: help with a heavy door, a meal that can be eaten with others, somebody who notices when the curtains stay closed, a nurse who arrives when promised.

Such help comes from many sides: family, neighbours, home care, shops, volunteers, health services. Each of them sees a part and few of them see each other. Families live far away. Those who give care spend a good part of their day on the road and on forms. Homes were built for younger bodies, and heating and lighting them costs more than it should.

Technology has been offered for years and often ends up in a drawer, because it was made for a condition and not for a person. A good solution respects dignity and privacy, asks little of those who use it, and leaves people less alone than before.`,
      outcome: `A service, with or without devices, that an older person chooses to keep after trying it. For example, it could

- help family, neighbours and professionals to share the care without filling in the same things twice;
- notice early when something changes, without cameras in private rooms;
- bring meals, errands, exercise and company to the door in a way that also saves trips and energy;
- make the existing home safer and cheaper to heat with small changes;
- be used in Finnish, Swedish, Chinese and English, also by people who see, hear or remember poorly.

In the pilot we want to measure time with people, not only alarms: visits, falls, hours of care, and how safe and how lonely people feel.`,
      outOfScope: `- Medicines and medical devices that still need approval.
- Constant filming or listening in homes.
- Solutions for hospitals and nursing homes alone.`,
      themes: 'ageing, care, housing',
      affected:
        'Older people who live alone or with a partner of the same age, the daughters and sons who call every evening, neighbours who would help if they knew how, and the care workers who drive from door to door.',
      tried:
        'Alarm buttons, reminders on tablets and sensor mats have been tried in many cities. Some help with one task; few survive the first flat battery or the first false alarm. Visits by volunteers work well and reach few.',
      faq: programmeFaq.en,
      ...pilotTexts.en,
    },
    fi: {
      title: 'Ikääntyneiden kotipalvelut',
      question:
        'Miten voisimme tehdä mahdolliseksi vanheta turvallisesti ja hyvässä seurassa omassa kodissa?',
      tagline:
        'Useimmat haluavat asua siellä, missä ovat eläneet. Kodin, naapurien ja palvelujen on tehtävä se mahdolliseksi.',
      background: `Kiina ja Suomi ikääntyvät nopeammin kuin useimmat maat. Molemmissa valtaosa vanhoista ihmisistä asuu kotona ja haluaa jatkaa niin. Tarve on harvoin dramaattinen: apua raskaan oven kanssa, ateria muiden seurassa, joku joka huomaa, jos verhot jäävät kiinni, hoitaja joka tulee silloin kun lupasi.

Apua tulee monelta suunnalta: omaisilta, naapureilta, kotihoidosta, kaupoista, vapaaehtoisilta, terveyspalveluista. Jokainen näkee osan, harva näkee toisensa. Omaiset asuvat kaukana. Hoitajan päivästä iso osa kuluu tiellä ja lomakkeissa. Kodit on rakennettu nuoremmille, ja niiden lämmitys ja valaistus maksavat enemmän kuin pitäisi.

Tekniikkaa on tarjottu vuosia, ja usein se päätyy laatikkoon, koska se tehtiin vaivalle eikä ihmiselle. Hyvä ratkaisu kunnioittaa arvokkuutta ja yksityisyyttä, vaatii käyttäjältään vähän ja jättää ihmisen vähemmän yksin kuin ennen.`,
      outcome: `Palvelu, laitteineen tai ilman, jonka ikääntynyt ihminen haluaa kokeilun jälkeen pitää. Se voi esimerkiksi

- auttaa omaisia, naapureita ja ammattilaisia jakamaan hoivan ilman, että samat asiat kirjataan kahdesti;
- huomata muutokset varhain ilman kameroita yksityisissä huoneissa;
- tuoda ateriat, asioinnin, liikunnan ja seuran ovelle tavalla, joka säästää myös matkoja ja energiaa;
- tehdä nykyisestä kodista pienin muutoksin turvallisemman ja halvemman lämmittää;
- toimia suomeksi, ruotsiksi, kiinaksi ja englanniksi, myös heikosti näkeville, kuuleville tai muistaville.

Pilotissa haluamme mitata yhdessä vietettyä aikaa, ei vain hälytyksiä: käyntejä, kaatumisia, hoitotunteja sekä turvallisuuden ja yksinäisyyden kokemusta.`,
      outOfScope: `- Lääkkeet ja lääkinnälliset laitteet, joita ei ole vielä hyväksytty.
- Jatkuva kuvaaminen tai kuuntelu kotona.
- Vain sairaaloille ja hoivakodeille tarkoitetut ratkaisut.`,
      themes: 'ikääntyminen, hoiva, asuminen',
      affected:
        'Ikäihmisiä, jotka asuvat yksin tai samanikäisen kumppanin kanssa; tyttäriä ja poikia, jotka soittavat joka ilta; naapureita, jotka auttaisivat, jos tietäisivät miten; ja kotihoidon työntekijöitä, jotka ajavat ovelta ovelle.',
      tried:
        'Turvapuhelimia, tablettien muistutuksia ja anturimattoja on kokeiltu monessa kaupungissa. Osa auttaa yhdessä asiassa; harva selviää ensimmäisestä tyhjästä paristosta tai väärästä hälytyksestä. Vapaaehtoisten vierailut toimivat, mutta tavoittavat harvoja.',
      faq: programmeFaq.fi,
      ...pilotTexts.fi,
    },
    sv: {
      title: 'Tjänster i hemmet för äldre',
      question: 'Hur kan vi göra det möjligt att åldras tryggt, och i gott sällskap, i sitt eget hem?',
      tagline:
        'De flesta vill bo kvar där de har levt. Hemmet, grannarna och tjänsterna måste göra det möjligt.',
      background: `Kina och Finland åldras snabbare än de flesta länder. I båda bor det stora flertalet äldre hemma och vill fortsätta med det. Behoven är sällan dramatiska: hjälp med en tung dörr, en måltid tillsammans med andra, någon som märker när gardinerna förblir fördragna, en sköterska som kommer när hon lovat.

Hjälpen kommer från många håll: anhöriga, grannar, hemvård, butiker, frivilliga, sjukvård. Var och en ser en del, få ser varandra. De anhöriga bor långt borta. De som vårdar tillbringar en stor del av dagen på vägen och med blanketter. Hemmen byggdes för yngre kroppar, och att värma och lysa upp dem kostar mer än det borde.

Teknik har erbjudits i åratal och hamnar ofta i en låda, eftersom den gjordes för ett tillstånd och inte för en människa. En god lösning respekterar värdighet och integritet, kräver lite av den som använder den och lämnar människor mindre ensamma än förut.`,
      outcome: `En tjänst, med eller utan apparater, som en äldre person vill behålla efter att ha prövat den. Den kan till exempel

- hjälpa anhöriga, grannar och vårdare att dela på omsorgen utan att skriva upp samma saker två gånger;
- tidigt märka när något förändras, utan kameror i privata rum;
- föra måltider, ärenden, motion och sällskap till dörren på ett sätt som också sparar resor och energi;
- göra det nuvarande hemmet tryggare och billigare att värma med små förändringar;
- användas på svenska, finska, kinesiska och engelska, också av den som ser, hör eller minns dåligt.

I piloten vill vi mäta tid med människor, inte bara larm: besök, fall, vårdtimmar, och hur trygga och hur ensamma människor känner sig.`,
      outOfScope: `- Läkemedel och medicintekniska produkter som ännu inte är godkända.
- Ständig filmning eller avlyssning i hemmet.
- Lösningar enbart för sjukhus och vårdhem.`,
      themes: 'åldrande, omsorg, boende',
      affected:
        'Äldre som bor ensamma eller med en jämnårig partner, döttrar och söner som ringer varje kväll, grannar som skulle hjälpa om de visste hur, och hemtjänstens personal som kör från dörr till dörr.',
      tried:
        'Trygghetslarm, påminnelser på surfplattor och sensormattor har prövats i många städer. Somligt hjälper med en enda sak; få överlever det första tomma batteriet eller det första falsklarmet. Besök av frivilliga fungerar väl men når få.',
      faq: programmeFaq.sv,
      ...pilotTexts.sv,
    },
    'zh-CN': {
      title: '居家养老服务',
      question: '怎样让老年人在自己家中安全地、有人相伴地安度晚年？',
      tagline: '大多数人都希望住在自己熟悉的地方。住房、邻里和服务应当使之成为可能。',
      background: `中国和芬兰的老龄化速度都快于大多数国家。两国绝大多数老年人住在家里，也希望继续住在家里。他们的需求往往并不复杂：推开一扇沉重的门时有人帮忙，吃饭时有人作伴，窗帘迟迟没有拉开时有人留意，护理人员能按约定的时间到来。

帮助来自许多方面：家人、邻居、居家护理、商店、志愿者、医疗机构。每一方只看到一部分，彼此之间却很少看见。家人住在远方；护理人员一天中有相当一部分时间花在路上和表格上；住房是为年轻的身体设计的，取暖和照明的费用也高于应有水平。

多年来各种技术产品层出不穷，却常常被放进抽屉，因为它们针对的是病症，而不是人。好的方案尊重尊严和隐私，不给使用者添麻烦，让人比从前更少孤单。`,
      outcome: `一项老年人试用后愿意继续使用的服务，可以带设备，也可以不带，例如：

- 帮助家人、邻居和专业人员分担照护，同一信息不必重复填写；
- 在不于私密空间安装摄像头的前提下，及早发现变化；
- 把餐食、代办、锻炼和陪伴送到家门口，同时节省出行和能源；
- 以小改造让现有住房更安全、取暖更省；
- 支持中文、芬兰文、瑞典文和英文，视力、听力或记忆力减退者也能使用。

在试点中，我们希望衡量的是人与人相处的时间，而不只是警报：探访次数、跌倒次数、护理时数，以及安全感和孤独感。`,
      outOfScope: `- 尚未获得批准的药品和医疗器械；
- 在家中持续拍摄或监听；
- 仅面向医院和养老机构的方案。`,
      themes: '老龄化，照护，居住',
      affected:
        '独居或与同龄伴侣同住的老人；每晚打电话的儿女；愿意帮忙却不知如何着手的邻居；以及挨家挨户奔波的护理人员。',
      tried:
        '许多城市试过呼叫按钮、平板提醒和传感地垫。有的能解决某一件事，但很少能撑过第一次没电或第一次误报。志愿者上门效果很好，能覆盖的人却很少。',
      faq: programmeFaq['zh-CN'],
      ...pilotTexts['zh-CN'],
    },
  },
}
