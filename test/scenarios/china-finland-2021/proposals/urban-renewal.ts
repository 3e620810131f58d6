import type { ScenarioProposal } from '../../scenario.ts'

/** In the order of their arrival; see `arrivals` in the story. */
export const urbanRenewal: readonly ScenarioProposal[] = [
  {
    key: 'hallintaito',
    organisation: ['Hallintaito Oy', 'enterprise', 'FI'],
    lead: ['Mikko Laaksonen', 'mikko.laaksonen'],
    mate: ['Sanna Repo', 'sanna.repo'],
    language: 'en',
    title: 'Second Shift: a passport for every hall',
    summary:
      'A survey team scans an empty hall in two days. The passport that comes out lists what can be kept, how sure we are, and what each use would cost in carbon and euros.',
    fit: 'Owners wait because nobody can tell them what the walls carry. In the three parks we visited the drawings were missing for four halls out of ten. We replace the missing drawings with measurements and say openly where we guess.',
    solution:
      'A walking laser scan, ground radar along the slabs and forty drilled samples are joined into one model. Each part gets a grade from A (measured) to D (assumed). A planner then drags uses onto the model, and the passport answers with carbon over fifty years, cost, and the parts that would have to go.',
    novelty:
      'Other tools draw the building as if everything were known. Ours carries the doubt along, so that the next drill hole goes where it changes the decision most.',
    plan: 'Weeks 1-4: scan two halls with the owner. Weeks 5-10: model, samples, grades. Weeks 11-18: three workshops with neighbours and planners. Weeks 19-26: the owner decides with the passport, and we compare the decision with the one made without it.',
    needs:
      'Access to two empty halls, one contact of the owner who may decide, and the right to publish the passport without the address.',
    measures:
      'Weeks from the first question to a decision (today 74, from the records of three owners; target 30). Share of the building mass kept (target 70 per cent). Difference between predicted and measured load, from ten test loads.',
    experience:
      'We have surveyed 31 industrial buildings in Finland and Estonia since 2016. Two of them are schools today. Our structural engineer chairs the standing group on reuse in her association.',
    maturity: 7,
    weeks: 26,
    points: [5, 5, 5, 4],
  },
  {
    key: 'cheng-xin-lab',
    organisation: ['城新更新实验室（虚构大学）', 'university', 'CN'],
    lead: ['赵文博', 'zhao.wenbo'],
    language: 'zh-CN',
    title: '旧厂房碳账本：保留与拆除的全寿命比较',
    summary:
      '为每一栋旧厂房建立碳账本，把保留、改造和拆除三种方案放在同一张表里比较，让决策者看到五十年的排放和成本。',
    fit: '多数园区在没有数据的情况下决定拆除。我们调研的六个园区中，只有一个在决策前计算过隐含碳。缺的不是意愿，而是一张看得懂的账。',
    solution:
      '用无人机倾斜摄影和少量取芯建立构件清单，按构件给出隐含碳和剩余寿命，再与本地电网、供热和材料价格数据相连。使用者选择用途后，系统给出三种方案的逐年排放曲线和不确定区间。',
    novelty: '账本以构件为单位，而不是以建筑面积估算；所有系数公开来源，可由第三方复算。',
    plan: '第1—6周：选定两栋厂房，完成航测和取芯。第7—14周：建立构件清单和账本。第15—22周：与园区、街道和居民开三次说明会。第23—30周：根据账本修订更新方案并公布结果。',
    needs: '两栋可进入的厂房、近三年能耗数据，以及园区一名负责人。',
    measures:
      '改造方案与拆除方案的五十年排放差（吨，基线为原批复方案）；保留构件比例，目标六成；账本复算误差不超过百分之十。',
    experience: '团队自2014年起完成十一个老工业区的更新研究，其中四个已实施。测量方法经过同行评议。',
    maturity: 6,
    weeks: 30,
    points: [4, 4, 4, 4],
  },
  {
    key: 'betonkringloop',
    organisation: ['Betonkringloop Coöperatie', 'enterprise', 'NL'],
    lead: ['Fenna Dijkgraaf', 'fenna.dijkgraaf'],
    language: 'en',
    title: 'Beams with an address: a marketplace for structural parts',
    summary:
      'Before a hall is changed, its beams and slabs are tested, numbered and offered to building sites within 200 kilometres. The buyer gets a test report, the owner gets paid for what was waste.',
    fit: 'The brief asks how old materials return to use. Concrete parts do not travel because no one vouches for them. Testing before dismantling, with a buyer already waiting, removes both obstacles.',
    solution:
      'Inspectors load-test a sample of each family of parts and attach a code. A matching service compares span, strength and date with drawings that designers upload. Dismantling is planned around the sold parts, and the insurer reads the same report.',
    novelty:
      'Exchanges for reused material list what has been taken down already. We sell while the part still stands, which halves handling and damage.',
    plan: 'Two months of testing in one hall, one month of matching with three local building projects, three months of careful dismantling, two months to build in and to measure.',
    needs:
      'A hall with at least 200 precast parts, and one building project nearby with an open-minded structural engineer.',
    measures:
      'Tonnes of parts reused as parts (target 300, baseline 0). Kilograms of CO2e avoided against new parts, by the declared values of the makers. Damage rate while dismantling.',
    experience:
      'Members have reused 2,400 hollow-core slabs in Groningen and Bremen. All loads were tested by an accredited laboratory.',
    maturity: 7,
    weeks: 34,
    points: [4, 4, 4, 3],
  },
  {
    key: 'naapurit-kartalla',
    organisation: ['Naapurit kartalla -osuuskunta', 'enterprise', 'FI'],
    lead: ['Riitta Mannermaa', 'riitta.mannermaa'],
    language: 'fi',
    title: 'Portin takaa: asukkaiden ja omistajan yhteinen kartta',
    summary:
      'Asukkaat merkitsevät karttaan, mitä aidatulla alueella kannattaisi tapahtua ja mitä he siellä muistavat. Omistaja vastaa jokaiseen merkintään, ja suunnittelija näkee saman kuvan.',
    fit: 'Haaste kysyy, miten naapurit ja omistajat katsoisivat samaa kuvaa. Kuulemistilaisuuksiin tulee parikymmentä ihmistä, usein samat. Meidän kartallemme merkitsi Vaasan kokeilussa 640 ihmistä, joista kolmannes oli alle 30-vuotiaita.',
    solution:
      'Kartta toimii puhelimella ilman tunnuksia. Merkintöjä ryhmitellään aiheittain, ja omistaja lupaa vastata kahdessa viikossa: kyllä, ei tai selvitetään. Vastaukset kerrotaan myös alueen portilla taululla. Väliaikaisia käyttöjä kokeillaan kuukausi kerrallaan.',
    novelty:
      'Osallistumisen työkaluja on paljon, mutta vastauslupausta niissä ei ole. Luotamme siihen, että lyhyt ja julkinen "ei" on parempi kuin vaikeneminen.',
    plan: 'Kevään aikana kartta ja portin taulu, kesällä kolme väliaikaista käyttöä, syksyllä yhteenveto kaavoittajalle ja omistajan päätös pysyvistä käytöistä.',
    needs: 'Yksi alue, jonka omistaja sitoutuu vastauslupaukseen, ja kaupungilta yhteyshenkilö.',
    measures:
      'Merkintöjen määrä ja kirjoittajien ikäjakauma, vastausten osuus kahdessa viikossa (tavoite 95 %), väliaikaisten käyttöjen kävijät laskurilla.',
    experience:
      'Olemme tehneet vastaavan viidessä kaupungissa. Vaasan kokeilusta jäi pysyväksi skeittihalli ja kuusi työhuonetta.',
    maturity: 8,
    weeks: 36,
    points: [3, 4, 4, 3],
  },
  {
    key: 'andra-vaggen',
    organisation: ['Andra Väggen AB', 'enterprise', 'SE'],
    lead: ['Jonas Wetterling', 'jonas.wetterling'],
    language: 'sv',
    title: 'Inneklimat först: lagom varmt i stora hallar',
    summary:
      'I stället för att värma hela hallen byggs små varma rum inuti den. En kalkyl visar hur mycket av hallen som behöver vara 20 grader, och när.',
    fit: 'Energibehovet avgör ofta om en hall kan bevaras. De flesta kalkyler räknar med att allt ska vara varmt. Vi har mätt i nio hallar: i snitt används en femtedel av ytan samtidigt.',
    solution:
      'Givare följer hur hallen används i sex veckor. Ett beräkningsverktyg föreslår zoner med olika temperatur och bygger upp dem av återbrukade glaspartier. Överskottsvärme från verkstäder och servrar leds in där människor sitter.',
    novelty:
      'Vi dimensionerar efter hur hallen används, inte efter hur stor den är, och visar vilken bekvämlighet man avstår från.',
    plan: 'Mätning januari–februari, förslag i mars, två zoner byggs i april, mätning till och med nästa vinter.',
    needs:
      'En hall på minst 2 000 kvadratmeter med hyresgäster som får flytta runt, samt tillgång till elmätare per timme.',
    measures:
      'Köpt värme per kvadratmeter och år (utgångsläge mäts första vintern, mål minus 55 procent). Upplevd komfort i enkät varannan vecka.',
    experience:
      'Vi har byggt in varma rum i hallar i Norrköping och Borås. Uppmätt besparing 48 respektive 61 procent.',
    maturity: 8,
    weeks: 52,
    points: [4, 3, 4, 4],
  },
  {
    key: 'soilwhisper',
    organisation: ['Soilwhisper GmbH', 'enterprise', 'DE'],
    lead: ['Annika Brandt', 'annika.brandt'],
    language: 'en',
    title: 'What lies below: a soil forecast before the first spade',
    summary:
      'Old insurance maps, delivery notes and aerial photographs are read by software and turned into a forecast of where the soil is likely to be polluted, with a price for finding out.',
    fit: 'Fear of the ground stops more projects than the ground itself. Early knowledge is in scope of the brief; our forecast comes before anybody drills and says where ten drill holes teach the most.',
    solution:
      'Archives are scanned and matched with the process that stood on each square metre: galvanising, tar, dry cleaning. A model trained on 1,900 investigated sites gives a probability per substance. The next sample is chosen by its value for the decision.',
    novelty:
      'We publish how often we were wrong. In the last 40 sites the forecast missed three hot spots and found nineteen that nobody had suspected.',
    plan: 'Six weeks of archives, four weeks of forecast and first ten samples, eight weeks of second round, then a map handed to the owner and the city.',
    needs: 'Access to the works archive and permission to drill 25 holes of five centimetres.',
    measures:
      'Cost per square metre investigated (baseline 11 euros by usual grid, target 5). Share of hot spots found before digging.',
    experience: 'Twelve years of site investigation in the Ruhr; nine people, among them an archivist.',
    maturity: 7,
    weeks: 22,
    points: [3, 3, 5, 4],
  },
  {
    key: 'guangqi-energy',
    organisation: ['光栖能源科技有限公司（虚构）', 'enterprise', 'CN'],
    lead: ['何静怡', 'he.jingyi'],
    mate: ['罗辰', 'luo.chen'],
    language: 'zh-CN',
    title: '屋顶、储热罐与邻居：旧园区的微能源网',
    summary:
      '利用旧厂房的大屋顶发电，把废弃储罐改为储热，再把多余的热卖给相邻小区，让园区更新第一年就产生收入。',
    fit: '题目要求园区的能源接近碳中和。旧园区有现成的屋顶、管沟和储罐，它们通常在更新中被拆掉，我们把它们当作资产。',
    solution:
      '先做屋顶承载力和储罐检测，再布置光伏、热泵和储热。控制软件根据电价、天气和小区用热预测，决定何时发电自用、何时制热储存、何时外送，每一笔都记账。',
    novelty: '储罐改造为跨日储热的成本约为新建的三分之一；控制策略公开，园区可以自行更换供应商。',
    plan: '前两个月检测与设计，第三至五月安装一个屋顶和一个储罐，第六至十二月运行并与邻近小区结算。',
    needs: '一片不小于三千平方米的屋顶、一个可改造的储罐，以及愿意试点购热的小区。',
    measures: '园区外购电量（基线为上一年账单，目标减少四成）；供给小区的热量；每吨减排的成本。',
    experience: '在两个县级园区运行同类系统，累计外送热量三千余兆瓦时。',
    maturity: 7,
    weeks: 52,
    points: [4, 3, 4, 3],
  },
  {
    key: 'rust-and-roses',
    organisation: ['Rust & Roses Studio', 'enterprise', 'GB'],
    lead: ['Imogen Hartley', 'imogen.hartley'],
    language: 'en',
    title: 'Meanwhile leases that write their own rules',
    summary:
      'Short leases for makers, bands and start-ups in empty halls, with safety rules generated from the state of each room. A hall can open in six weeks instead of two years.',
    fit: 'Between closing and renewal lie years in which buildings decay. Meanwhile use keeps roofs dry and neighbours interested, but every lease is negotiated from nothing.',
    solution:
      'A checklist walks the owner through each room on a tablet. The answers produce a lease, a fire plan and a list of cheap repairs. Rents pay for the repairs; the state of the room is checked every quarter and the lease adapts.',
    novelty:
      'The lease is a living document bound to the condition of the room, agreed with insurers and a fire brigade beforehand.',
    plan: 'Month 1: checklist translated and agreed with the local fire authority. Month 2-3: first six rooms. Month 4-9: thirty rooms. Month 10: what should stay.',
    needs: 'One empty building with dry rooms, and a fire officer who will talk to us.',
    measures:
      'Weeks to first opening (baseline 96, from five cases). Euros of repair paid by rents. Accidents: none is the only acceptable number.',
    experience: 'We run 140 rooms in Sheffield and Leeds in buildings that were written off.',
    maturity: 8,
    weeks: 44,
    points: [3, 4, 4, 3],
  },
  {
    key: 'teollisuusmuisti',
    organisation: ['Teollisuusmuisti Oy', 'enterprise', 'FI'],
    lead: ['Arto Haapakorpi', 'arto.haapakorpi'],
    language: 'fi',
    title: 'Työn äänet: perintö osaksi päätöstä',
    summary:
      'Entiset työntekijät kävelevät hallin läpi ja kertovat, mitä missäkin tehtiin. Kertomukset kiinnittyvät malliin, ja suunnittelija näkee, mikä paikassa on ainutlaatuista.',
    fit: 'Kulttuuriperintö arvioidaan yleensä julkisivusta. Työn tieto katoaa tekijöiden mukana: kohteissamme nuorin haastateltava on 61-vuotias.',
    solution:
      'Kävelyhaastattelut tallennetaan paikannettuina. Puhe muutetaan tekstiksi, ja asiasanat kiinnittyvät tilamalliin. Arvo luokitellaan yhdessä museon kanssa, ja perustelut jäävät kaikkien luettaviksi.',
    novelty: 'Arvottaminen perustuu tilassa kerrottuun työhön, ei vain arkkitehtuuriin.',
    plan: 'Kymmenen kävelyä keväällä, luokittelu kesällä, suunnittelukilpailun aineisto syksyllä.',
    needs: 'Pääsy kahteen halliin ja yhteys entisiin työntekijöihin ammattiosaston kautta.',
    measures:
      'Haastateltujen määrä, suunnitelmaan päätyneiden perintökohteiden osuus (tavoite puolet), yleisön palaute näyttelyssä.',
    experience: 'Olemme tallentaneet 212 haastattelua Tampereella ja Varkaudessa.',
    maturity: 6,
    weeks: 40,
    points: [2, 3, 4, 2],
  },
  {
    key: 'parkshift',
    organisation: ['Parkshift Analytics', 'enterprise', 'SG'],
    lead: ['Priya Raghunathan', 'priya.raghunathan'],
    language: 'en',
    title: 'Twelve futures: comparing uses in one afternoon',
    summary:
      'A city uploads footprints and a few figures; the tool draws twelve possible futures of the park with carbon, jobs, traffic and tax, and lets a council argue with the sliders.',
    fit: 'Decisions wait for studies that take a year. A rough comparison in an afternoon lets people drop nine of twelve futures early and study three well.',
    solution:
      'Open data on buildings, transport and energy feed a library of uses. Each future is simulated with ranges, not points. What the council changes is logged, so that a later study starts from the same assumptions.',
    novelty:
      'Speed with honesty: every number has a range and the three assumptions that move it most are shown beside it.',
    plan: 'Eight weeks to load one park, four council afternoons, eight weeks to compare with the full study the city has ordered anyway.',
    needs: 'A city that has a full study under way and will let us compare.',
    measures:
      'Rank agreement with the full study (target 0.8). Hours of staff time. Number of futures dropped.',
    experience: 'Used in Johor and Incheon; four economists and three developers.',
    maturity: 6,
    weeks: 20,
    points: [3, 3, 3, 4],
  },
  {
    key: 'tongfeng-wind',
    organisation: ['通风景观研究院（虚构）', 'research_institute', 'CN'],
    lead: ['蒋一诺', 'jiang.yinuo'],
    language: 'zh-CN',
    title: '让风穿过园区：通风廊道与海绵地面的联合设计',
    summary: '利用旧厂区的铁路线和堆场形成通风廊道，并把硬化地面换成可渗透地面，夏季降温，暴雨不涝。',
    fit: '老工业区往往是城市热岛和内涝的中心。更新时如果只看建筑，会错过地面和风。',
    solution:
      '风洞与数值模拟结合，找出值得打开的三条廊道；对地面逐块测渗透率，给出置换顺序。结果以简单地图交给街道，按季度更新。',
    novelty: '把风、热、水三张图合成一张施工顺序图，每一步都能单独见效。',
    plan: '春季测量，初夏打开第一条廊道并铺设一千平方米渗透地面，夏季监测，秋季总结。',
    needs: '一段停用铁路线和一块堆场，气象和排水数据。',
    measures: '夏季午后气温（基线为去年六个测点）；积水时长；居民满意度。',
    experience: '完成七个城市的通风评估，两处已建成廊道。',
    maturity: 6,
    weeks: 40,
    points: [3, 3, 3, 3],
  },
  {
    key: 'kivijalka-data',
    organisation: ['Kivijalka Data OÜ', 'enterprise', 'EE'],
    lead: ['Kadri Tammsalu', 'kadri.tammsalu'],
    language: 'en',
    title: 'Permit path: what the rules allow, hall by hall',
    summary:
      'Zoning, fire and heritage rules are read by machine and laid over each hall. An owner sees in minutes which uses need no permit, which need one, and whom to call.',
    fit: 'Half of the waiting is about rules, not walls. Owners in our interviews named "we did not know whom to ask" before money.',
    solution:
      'Rules are encoded with a lawyer, clause by clause, with a link to the text. A question tree leads from use to permit. Officials correct the answers, and each correction is dated and signed.',
    novelty: 'Officials own the answers; the software never says more than the clause it shows.',
    plan: 'Encode the rules for five uses in twelve weeks, test with ten owners, hand over to the city at the end.',
    needs: 'Eight hours a month of a permit officer.',
    measures:
      'Days from the first contact to a filed application (baseline 140). Share of answers corrected by officials, falling.',
    experience: 'We did the same for small shops in Tartu; 400 permits later the error rate is two per cent.',
    maturity: 7,
    weeks: 24,
    points: [3, 3, 4, 3],
  },
  {
    key: 'verkstadsparken',
    organisation: ['Verkstadsparken Ekonomisk Förening', 'enterprise', 'SE'],
    lead: ['Elsa Hellberg', 'elsa.hellberg'],
    language: 'sv',
    title: 'Delade maskiner, delad värme',
    summary:
      'Ett bokningssystem för verkstäder i gamla industriområden där maskiner, lokaler och spillvärme delas mellan små företag.',
    fit: 'Små företag söker inte en hel hall utan en dag vid en maskin. När ytan delas räcker hyran till att hålla taket tätt.',
    solution:
      'Bokning, nyckel och mätning i samma app. Varje maskin har en energiprofil, och den som kör när det finns sol på taket betalar mindre. Överskottsvärme krediteras.',
    novelty: 'Priset följer både efterfrågan och solen, och alla ser varför.',
    plan: 'Tre månader med sex företag, sex månader med trettio, sedan utvärdering med kommunen.',
    needs: 'En verkstadshall med minst tio maskiner och fastighetsägarens elmätning.',
    measures:
      'Beläggning i timmar (utgångsläge 22 per vecka), köpt el per bokad timme, antal företag som stannar.',
    experience: 'Föreningen driver en delad verkstad i Eskilstuna sedan 2018.',
    maturity: 7,
    weeks: 39,
    points: [3, 2, 3, 3],
  },
  {
    key: 'chimney-lab',
    organisation: ['Chimney Lab, Invented Institute of Technology', 'university', 'PL'],
    lead: ['Tomasz Wierzbicki', 'tomasz.wierzbicki'],
    language: 'en',
    title: 'Vertical gardens in chimneys',
    summary:
      'Chimneys become vertical greenhouses with the warm air of a neighbouring data room, growing herbs for the canteens of the park.',
    fit: 'Chimneys are landmarks that cost money. A use that pays for their upkeep keeps them standing.',
    solution:
      'Light rings hang in the shaft, trays move on the old inspection ladder, and warm exhaust air rises by itself. Sensors watch lining and moisture.',
    novelty: 'No one grows in chimneys; the draught that once took smoke away brings air to the plants.',
    plan: 'One chimney, one year: lining check, three trays, twelve trays, harvest report.',
    needs:
      'A chimney with an inspected lining that its owner leaves to us for ten years, and a source of low warm air.',
    measures: 'Kilograms of herbs a month, kilowatt-hours per kilogram, cost of upkeep covered.',
    experience: 'A pilot of four metres in our workshop since 2019.',
    maturity: 4,
    weeks: 52,
    points: [2, 2, 2, 2],
    ineligible: {
      rule: '4',
      reason:
        'The proposal needs an owner who gives up the chimney for ten years; the pilot offered lasts one year at most.',
    },
  },
  {
    key: 'umi-retrofit',
    organisation: ['Umi Retrofit KK', 'enterprise', 'JP'],
    lead: ['Haruka Minase', 'haruka.minase'],
    language: 'en',
    title: 'Windows that keep the old frames',
    summary:
      'Thin vacuum panes are fitted into the original steel frames of factory windows. The look stays; the heat loss falls to a third.',
    fit: 'Heritage authorities refuse new windows, owners refuse the heating bill. Keeping the frame answers both.',
    solution:
      'Each frame is photographed, measured and cut for by a robot. Panes are fitted from inside in ten minutes per square metre, and sensors compare treated and untreated bays.',
    novelty: 'Panes six millimetres thin that fit frames made for three.',
    plan: 'One bay in spring, a whole side in summer, one winter of measuring.',
    needs: 'A hall with steel frames and heating.',
    measures: 'Heat loss per square metre of window (baseline 5.7 W/m2K, measured), condensation hours.',
    experience: 'Fitted in eleven school buildings.',
    maturity: 8,
    weeks: 45,
    points: [3, 4, 4, 3],
  },
]
