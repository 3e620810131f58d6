import { pilotEligibility, pilotTexts } from '../common-texts.ts'
import type { ChallengeTemplate } from '../template.ts'
import { programmeFaq } from './faq.ts'

export const esdPlatform: ChallengeTemplate = {
  slug: 'digital-esd-platform-for-young-people',
  pilotsOffered: 1,
  eligibility: pilotEligibility,
  sdgGoals: [4, 13, 17],
  weights: [35, 25, 20, 20],
  texts: {
    en: {
      title: 'Digital ESD Platform for Young people',
      question:
        'How might we help young people learn sustainable living by doing it, together and across borders?',
      tagline:
        'Education for sustainable development, shaped with those who will live longest with its results.',
      background: `Young people hear about the climate at school, at home and on every screen. Many of them know the facts. Far fewer have had the chance to change something around them and to see that it worked. Knowledge without a way to act easily turns into worry.

Education for sustainable development, ESD for short, tries to close that gap. It joins knowledge with values, skills and real tasks: measuring the energy of one's own school, mending instead of buying, planning the way to school, talking with those who decide. Good material exists in China, in Finland and elsewhere, but it is scattered, written in one language for one curriculum, and made for teachers more often than with pupils.

A common digital platform could let classes, clubs and families learn from each other across distance and language. It has to be safe, fair and interesting enough that a fifteen-year-old returns to it without being told to.`,
      outcome: `A platform, or the decisive part of one, that young people use because it gives them something. For example, it could

- turn a topic into a task in the pupil's own school, home or street, and show what came of it;
- connect groups in China and Finland that work on the same question;
- give teachers material that fits their curriculum and takes little time to prepare;
- let young people shape the content and not only consume it;
- work on simple phones, on slow networks and for users with disabilities.

We want to learn from the pilot who took part, who came back, and what they did differently afterwards.`,
      outOfScope: `- Libraries of videos or slides without anything to do.
- Platforms that live on advertising or on selling data about minors.
- Services that need one particular brand of device.`,
      themes: 'education, young people, climate',
      affected:
        'Pupils between about twelve and nineteen, their teachers, and the clubs and families around them. They differ in language, devices and timetable, and agree that a lesson should lead somewhere.',
      tried:
        'Competitions, exchange weeks and material banks have brought classes together for a while. Contacts faded when the funding or the one keen teacher was gone. Platforms made for adults were opened once and left.',
      faq: programmeFaq.en,
      ...pilotTexts.en,
    },
    fi: {
      title: 'Nuorten digitaalinen kestävyyskasvatuksen alusta',
      question: 'Miten voisimme auttaa nuoria oppimaan kestävää elämää tekemällä, yhdessä ja yli rajojen?',
      tagline: 'Kestävän kehityksen kasvatusta niiden kanssa, jotka elävät sen tulosten kanssa pisimpään.',
      background: `Nuoret kuulevat ilmastosta koulussa, kotona ja jokaiselta ruudulta. Moni tuntee faktat. Paljon harvempi on päässyt muuttamaan jotain ympärillään ja näkemään, että se toimi. Tieto ilman keinoja toimia muuttuu helposti huoleksi.

Kestävän kehityksen kasvatus (ESD) pyrkii kuromaan tämän välin umpeen. Se yhdistää tiedon arvoihin, taitoihin ja oikeisiin tehtäviin: mitataan oman koulun energiaa, korjataan eikä osteta, suunnitellaan koulumatka, puhutaan päättäjien kanssa. Hyvää aineistoa on Kiinassa, Suomessa ja muualla, mutta se on hajallaan, yhdellä kielellä yhtä opetussuunnitelmaa varten, ja useammin opettajille kuin oppilaiden kanssa tehtyä.

Yhteinen digitaalinen alusta voisi antaa luokkien, kerhojen ja perheiden oppia toisiltaan yli matkan ja kielen. Sen on oltava turvallinen, reilu ja niin kiinnostava, että viisitoistavuotias palaa sinne käskemättä.`,
      outcome: `Alusta tai sen ratkaiseva osa, jota nuoret käyttävät, koska he saavat siitä jotain. Se voi esimerkiksi

- muuttaa aiheen tehtäväksi nuoren omassa koulussa, kodissa tai kadulla ja näyttää, mitä siitä seurasi;
- yhdistää Kiinan ja Suomen ryhmät, jotka pohtivat samaa kysymystä;
- antaa opettajalle opetussuunnitelmaan sopivaa aineistoa, jonka valmistelu vie vähän aikaa;
- antaa nuorten tehdä sisältöä eikä vain kuluttaa sitä;
- toimia yksinkertaisella puhelimella, hitaassa verkossa ja vammaisilla käyttäjillä.

Pilotista haluamme oppia, ketkä osallistuivat, ketkä palasivat ja mitä he tekivät sen jälkeen toisin.`,
      outOfScope: `- Video- tai kalvokirjastot, joissa ei ole mitään tehtävää.
- Alustat, jotka elävät mainoksista tai alaikäisten tietojen myynnistä.
- Palvelut, jotka vaativat tietyn laitemerkin.`,
      themes: 'koulutus, nuoret, ilmasto',
      affected:
        'Noin 12–19-vuotiaita oppilaita, heidän opettajiaan sekä kerhoja ja perheitä heidän ympärillään. Kieli, laitteet ja lukujärjestys vaihtelevat, mutta kaikki toivovat, että tunti johtaa johonkin.',
      tried:
        'Kilpailut, vaihtoviikot ja materiaalipankit ovat tuoneet luokkia yhteen hetkeksi. Yhteydet hiipuivat, kun rahoitus tai yksi innokas opettaja poistui. Aikuisille tehtyjä alustoja avattiin kerran ja jätettiin sikseen.',
      faq: programmeFaq.fi,
      ...pilotTexts.fi,
    },
    sv: {
      title: 'Digital plattform för ungas lärande om hållbarhet',
      question:
        'Hur kan vi hjälpa unga att lära sig leva hållbart genom att göra det, tillsammans och över gränser?',
      tagline: 'Lärande för hållbar utveckling, format med dem som ska leva längst med resultatet.',
      background: `Unga hör om klimatet i skolan, hemma och på varje skärm. Många kan fakta. Långt färre har fått ändra något omkring sig och sett att det fungerade. Kunskap utan ett sätt att handla blir lätt till oro.

Lärande för hållbar utveckling, ESD, försöker fylla det gapet. Det förenar kunskap med värderingar, färdigheter och verkliga uppgifter: att mäta energin i den egna skolan, laga i stället för att köpa, planera skolvägen, tala med dem som bestämmer. Bra material finns i Kina, i Finland och på andra håll, men det är utspritt, skrivet på ett språk för en läroplan, och oftare gjort för lärare än med elever.

En gemensam digital plattform kunde låta klasser, klubbar och familjer lära av varandra över avstånd och språk. Den måste vara trygg, rättvis och så intressant att en femtonåring kommer tillbaka utan att bli tillsagd.`,
      outcome: `En plattform, eller den avgörande delen av en, som unga använder för att den ger dem något. Den kan till exempel

- göra ett ämne till en uppgift i den egna skolan, hemmet eller gatan, och visa vad det ledde till;
- föra samman grupper i Kina och Finland som arbetar med samma fråga;
- ge lärare material som passar läroplanen och tar lite tid att förbereda;
- låta unga forma innehållet och inte bara ta del av det;
- fungera på enkla telefoner, i långsamma nät och för användare med funktionsnedsättning.

Av piloten vill vi lära oss vilka som deltog, vilka som kom tillbaka och vad de gjorde annorlunda efteråt.`,
      outOfScope: `- Bibliotek med filmer eller bilder utan något att göra.
- Plattformar som lever på reklam eller på att sälja uppgifter om minderåriga.
- Tjänster som kräver ett visst märke av enhet.`,
      themes: 'utbildning, unga, klimat',
      affected:
        'Elever mellan ungefär tolv och nitton år, deras lärare samt föreningar och familjer runt dem. Språk, apparater och scheman skiljer sig, men alla vill att en lektion ska leda någonstans.',
      tried:
        'Tävlingar, utbytesveckor och materialbanker har fört klasser samman för en tid. Kontakterna tynade bort när pengarna eller den enda ivriga läraren försvann. Plattformar gjorda för vuxna öppnades en gång och lämnades.',
      faq: programmeFaq.sv,
      ...pilotTexts.sv,
    },
    'zh-CN': {
      title: '青少年可持续发展教育数字平台',
      question: '怎样帮助青少年在实践中、与同伴一起、跨越国界地学会可持续生活？',
      tagline: '可持续发展教育，与将最长久承受其结果的一代人共同设计。',
      background: `学校里、家里、每一块屏幕上，青少年都在听到气候话题。许多人了解事实，但真正动手改变过身边的事物、并看到成效的人要少得多。只有知识而没有行动的途径，往往会变成焦虑。

可持续发展教育（ESD）正是要弥补这一差距。它把知识与价值观、能力和真实任务结合起来：测量自己学校的能耗，以修代买，规划上学路线，与决策者对话。中国、芬兰和其他地方都有好的教学资源，但它们分散各处，往往只有一种语言、只适用于一种课程体系，而且多是为教师编写，而不是与学生共同完成。

一个共同的数字平台，可以让班级、社团和家庭跨越距离和语言互相学习。它必须安全、公平，还要足够有趣，让一个十五岁的孩子不用催促也愿意再来。`,
      outcome: `一个青少年因为有所收获而愿意使用的平台，或其中关键的部分，例如：

- 把主题变成在自己学校、家里或街区完成的任务，并展示结果；
- 让中国和芬兰研究同一问题的小组相互联系；
- 为教师提供符合课程要求、备课省时的材料；
- 让青少年参与创作内容，而不只是观看；
- 在普通手机和较慢网络上可用，并便于残障用户使用。

我们希望通过试点了解：谁参加了，谁再次回来，之后他们的做法有何不同。`,
      outOfScope: `- 只有视频或课件、没有实践任务的资源库；
- 以广告或出售未成年人数据为生的平台；
- 只能在特定品牌设备上使用的服务。`,
      themes: '教育，青少年，气候',
      affected:
        '大约十二到十九岁的学生、他们的教师，以及身边的社团和家庭。他们的语言、设备和课表各不相同，但都希望一堂课能带来实际的改变。',
      tried:
        '竞赛、交流周和资源库曾让班级一时走到一起。经费结束，或那位热心教师离开之后，联系就淡了。为成年人设计的平台，打开一次便被搁置。',
      faq: programmeFaq['zh-CN'],
      ...pilotTexts['zh-CN'],
    },
  },
}
