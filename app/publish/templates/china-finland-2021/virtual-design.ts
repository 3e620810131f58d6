import { pilotEligibility, pilotTexts } from '../common-texts.ts'
import type { ChallengeTemplate } from '../template.ts'
import { programmeFaq } from './faq.ts'
import { virtualDesignForm } from './virtual-design-form.ts'

export const virtualDesign: ChallengeTemplate = {
  slug: 'virtual-visual-design-of-the-building-environment',
  pilotsOffered: 1,
  eligibility: pilotEligibility,
  sdgGoals: [9, 11, 13],
  weights: [25, 30, 25, 20],
  form: virtualDesignForm,
  texts: {
    en: {
      title: 'Virtual Visual Design and Development of the Building Environment',
      question: 'How might we let everybody see, understand and improve a place before it is built?',
      tagline: 'A model that experts trust and residents understand, from the first sketch to years of use.',
      background: `What is built stands for generations, and most of what it will cost and emit is settled in the first weeks of design. In those weeks few people can take part. Plans are drawn in a language that engineers read and residents do not; models are made for one program and one phase and thrown away when the next begins.

Virtual models could change that. A street that can be walked through before it exists, in January light and in rush hour, allows questions nobody would ask of a drawing: Where does the wind go? Who loses the sun? What does the timber frame save, and what if the heating comes from the ground? In practice the data is scattered, the pictures are prettier than they are true, and what people say in a workshop rarely finds its way back into the model.

Building and renovating belong to the largest sources of emissions in cities. Better pictures are worth making when they lead to better decisions.`,
      outcome: `A method or tool that joins seeing with knowing. For example, it could

- show a plan as it would look, sound and feel, together with its energy, carbon and cost, and with how certain these are;
- take up what residents say where they say it, and show them later what came of it;
- carry one model from design through construction to use and repair, by open formats;
- make renovation of existing homes and houses as easy to imagine as new building;
- run in an ordinary browser or phone, and give its content also to those who cannot see it.

The pilot should show a decision that was made differently, and better, because of it.`,
      outOfScope: `- Renderings for marketing without a connection to data.
- Tools whose models cannot be opened by others.
- Games and worlds that have no real place behind them.`,
      themes: 'planning, digital models, participation',
      affected:
        'Residents who hear of a plan when it is finished, owners of small houses who face a renovation once in their life, designers who redraw the same building for every program, and cities that pay when a good idea comes too late.',
      tried:
        'Walk-through models and online maps are used in large projects. They are usually ordered for one meeting, cannot be opened a year later, and show neither how certain a figure is nor what became of a comment.',
      faq: programmeFaq.en,
      ...pilotTexts.en,
    },
    fi: {
      title: 'Rakennetun ympäristön virtuaalinen suunnittelu ja kehittäminen',
      question:
        'Miten voisimme antaa jokaisen nähdä, ymmärtää ja parantaa paikkaa ennen kuin se rakennetaan?',
      tagline:
        'Malli, johon asiantuntija luottaa ja jonka asukas ymmärtää, ensiluonnoksesta vuosien käyttöön.',
      background: `Rakennettu kestää sukupolvia, ja suurin osa sen kustannuksista ja päästöistä ratkeaa suunnittelun ensimmäisinä viikkoina. Silloin harva pääsee mukaan. Suunnitelmat piirretään kielellä, jota insinööri lukee ja asukas ei; mallit tehdään yhtä ohjelmaa ja yhtä vaihetta varten ja heitetään pois, kun seuraava alkaa.

Virtuaaliset mallit voisivat muuttaa tämän. Katu, jota voi kävellä ennen kuin se on olemassa, tammikuun valossa ja ruuhka-aikaan, herättää kysymyksiä, joita piirustukselle ei esitetä: minne tuuli menee, kuka menettää auringon, mitä puurunko säästää, entä jos lämpö tulee maasta? Käytännössä tieto on hajallaan, kuvat ovat kauniimpia kuin totta, ja työpajassa sanottu päätyy harvoin takaisin malliin.

Rakentaminen ja korjaaminen ovat kaupunkien suurimpia päästölähteitä. Parempia kuvia kannattaa tehdä, kun ne johtavat parempiin päätöksiin.`,
      outcome: `Menetelmä tai työkalu, joka yhdistää näkemisen ja tietämisen. Se voi esimerkiksi

- näyttää, miltä suunnitelma näyttäisi, kuulostaisi ja tuntuisi, yhdessä energian, päästöjen ja kustannusten sekä niiden varmuuden kanssa;
- ottaa vastaan asukkaiden sanat siinä, missä ne sanotaan, ja näyttää myöhemmin, mitä niistä seurasi;
- kuljettaa yhden mallin suunnittelusta rakentamiseen, käyttöön ja korjaamiseen avoimin tiedostomuodoin;
- tehdä nykyisten kotien ja talojen korjaamisesta yhtä helppoa kuvitella kuin uudisrakentamisesta;
- toimia tavallisessa selaimessa tai puhelimessa ja kertoa sisältönsä myös niille, jotka eivät näe sitä.

Pilotin pitäisi näyttää päätös, joka sen ansiosta tehtiin toisin ja paremmin.`,
      outOfScope: `- Markkinointikuvat, joilla ei ole yhteyttä tietoon.
- Työkalut, joiden malleja muut eivät voi avata.
- Pelit ja maailmat, joiden takana ei ole oikeaa paikkaa.`,
      themes: 'kaavoitus, digitaaliset mallit, osallistuminen',
      affected:
        'Asukkaita, jotka kuulevat suunnitelmasta vasta, kun se on valmis; omakotiasujia, jotka remontoivat kerran elämässään; suunnittelijoita, jotka piirtävät saman talon uudelleen joka ohjelmaan; ja kaupunkeja, jotka maksavat, kun hyvä ajatus tulee liian myöhään.',
      tried:
        'Virtuaalimalleja ja karttapalveluja käytetään suurissa hankkeissa. Ne tilataan usein yhtä kokousta varten, eivät aukea enää vuoden päästä eivätkä kerro, kuinka varma luku on tai mitä kommentille tapahtui.',
      faq: programmeFaq.fi,
      ...pilotTexts.fi,
    },
    sv: {
      title: 'Virtuell utformning och utveckling av den byggda miljön',
      question: 'Hur kan vi låta alla se, förstå och förbättra en plats innan den byggs?',
      tagline: 'En modell som experter litar på och invånare förstår, från första skissen till år av bruk.',
      background: `Det som byggs står i generationer, och det mesta av vad det ska kosta och släppa ut avgörs under de första veckorna av planeringen. Då får få vara med. Planer ritas på ett språk som ingenjörer läser men inte invånare; modeller görs för ett program och ett skede och slängs när nästa börjar.

Virtuella modeller kunde ändra på det. En gata som går att vandra längs innan den finns, i januariljus och i rusningstid, väcker frågor som ingen ställer till en ritning: Vart tar vinden vägen? Vem förlorar solen? Vad sparar trästommen, och om värmen kommer ur marken? I praktiken är uppgifterna utspridda, bilderna vackrare än sanna, och det som sägs i en verkstad hittar sällan tillbaka till modellen.

Byggande och renovering hör till städernas största utsläppskällor. Bättre bilder är värda att göra när de leder till bättre beslut.`,
      outcome: `En metod eller ett verktyg som förenar att se och att veta. Det kan till exempel

- visa hur en plan skulle se ut, låta och kännas, tillsammans med energi, utsläpp och kostnader och hur säkra de är;
- ta emot vad invånare säger där de säger det, och senare visa vad det ledde till;
- föra en modell från planering genom byggande till bruk och reparation, i öppna format;
- göra renovering av befintliga hem lika lätt att föreställa sig som nybygge;
- fungera i en vanlig webbläsare eller telefon, och ge sitt innehåll även till den som inte ser.

Piloten ska visa ett beslut som fattades annorlunda, och bättre, tack vare den.`,
      outOfScope: `- Reklambilder utan koppling till data.
- Verktyg vars modeller andra inte kan öppna.
- Spel och världar utan en verklig plats bakom.`,
      themes: 'planering, digitala modeller, delaktighet',
      affected:
        'Invånare som hör om en plan först när den är klar, småhusägare som renoverar en gång i livet, planerare som ritar om samma hus för varje program, och städer som betalar när en god idé kommer för sent.',
      tried:
        'Modeller att gå runt i och kartor på nätet används i stora projekt. De beställs oftast för ett enda möte, går inte att öppna ett år senare och visar varken hur säker en siffra är eller vad som hände med en synpunkt.',
      faq: programmeFaq.sv,
      ...pilotTexts.sv,
    },
    'zh-CN': {
      title: '建筑环境的虚拟可视化设计与开发',
      question: '怎样让每个人在一个地方建成之前，就能看见它、理解它、改进它？',
      tagline: '专家信得过、居民看得懂的模型，从第一张草图用到多年之后。',
      background: `建成的东西会伫立几代人，而它的成本和排放大部分在设计的最初几周就已确定。可在那几周里，能参与的人很少。图纸用的是工程师读得懂、居民读不懂的语言；模型只为某一款软件、某一个阶段而建，下一阶段开始时便被弃置。

虚拟模型可以改变这一点。一条尚不存在却可以走进去的街道，无论是在一月的光线里，还是在高峰时段，都会引出人们不会对着图纸提出的问题：风往哪里走？谁会失去阳光？木结构能省下多少？如果供暖来自地下呢？但在实践中，数据分散，画面往往比事实更漂亮，人们在座谈会上说的话也很少回到模型里。

建造和改造是城市最大的排放来源之一。更好的画面，只有带来更好的决定，才值得去做。`,
      outcome: `把“看见”和“了解”结合起来的方法或工具，例如：

- 呈现规划方案的样貌、声音和感受，同时给出能耗、碳排放和成本，以及这些数据的可靠程度；
- 就地收集居民意见，并在之后告诉他们意见的去向；
- 以开放格式让同一个模型贯穿设计、施工、使用和维修；
- 让既有住宅的改造和新建一样容易想象；
- 在普通浏览器或手机上运行，并让看不见画面的人也能获得内容。

试点应当展示一个因此而不同、并且更好的决定。`,
      outOfScope: `- 与数据无关的宣传效果图；
- 他人无法打开其模型的工具；
- 没有真实地点作为依据的游戏和虚拟世界。`,
      themes: '规划，数字模型，公众参与',
      affected:
        '方案定稿后才得知消息的居民；一生只装修一次的独栋住宅业主；为每个软件重画同一栋房子的设计师；以及好主意来得太晚时不得不买单的城市。',
      tried:
        '大型项目已经在使用漫游模型和在线地图。它们往往只为一次会议定制，一年后便打不开，也不说明某个数字有多可靠、某条意见最后怎样处理。',
      faq: programmeFaq['zh-CN'],
      ...pilotTexts['zh-CN'],
    },
  },
}
