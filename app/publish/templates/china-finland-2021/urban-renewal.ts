import { pilotEligibility, pilotTexts } from '../common-texts.ts'
import type { ChallengeTemplate } from '../template.ts'
import { programmeFaq } from './faq.ts'

export const urbanRenewal: ChallengeTemplate = {
  slug: 'urban-renewal-of-old-industrial-parks',
  pilotsOffered: 1,
  eligibility: pilotEligibility,
  sdgGoals: [9, 11, 12, 13],
  weights: [30, 25, 25, 20],
  texts: {
    en: {
      title: 'Urban Renewal of Old Industrial Parks',
      question: 'How might we give old industrial parks a second life that the climate can afford?',
      tagline:
        'Halls, chimneys and rails stand empty in the middle of growing cities. What could they become?',
      background: `When a factory closes, it leaves more than a building. It leaves a piece of the city that people were used to walking around: fenced in, heavily built, sometimes polluted, and often close to the centre. Cities in China and in Finland both have many such places. Their value is recognised by everybody and used by few.

Tearing down is quick, but the carbon in the old concrete and steel is then spent a second time in the new. Keeping everything is slow and costly, because nobody knows exactly what the walls can carry, what lies in the ground and how much energy a renewed hall will need. So decisions wait, and empty buildings decay.

What is missing is often not money or will but a clear picture: of what is there, of what it could be used for, and of what each choice means for people, cost and carbon. Digital tools can draw that picture early enough to matter.`,
      outcome: `A solution that helps a city and the owners of an old industrial park to decide and to act. For example, it could

- show what is there: structures, materials, soil, energy and heritage, and how sure we are of each;
- compare uses over the whole life of the place, in carbon, cost and value for those who live nearby;
- let neighbours, owners and planners look at the same picture and add what they know;
- put old materials back to use instead of taking them to landfill;
- bring energy, water and mobility of the renewed park close to carbon neutrality.

After the pilot we want to be able to say what changed, in numbers.`,
      outOfScope: `- General master plans without a method that others can repeat.
- Products that need the buildings to be demolished first.
- Clean-up of polluted soil as such; knowing about it early is in scope.`,
      themes: 'energy, old buildings, circular construction',
      affected:
        'People who live around closed factories and walk past them every day; owners who pay for guarding empty halls; planners who have to decide with half the facts; and companies that look for rooms with a character of their own.',
      tried:
        'Single sites have been renewed well, often by people with patience and a patron. Their surveys, models and contracts stay with the project. The next site begins from nothing, and most tools describe either the building or the ground, seldom both.',
      faq: programmeFaq.en,
      ...pilotTexts.en,
    },
    fi: {
      title: 'Vanhojen teollisuusalueiden uudistaminen',
      question: 'Miten voisimme antaa vanhoille teollisuusalueille toisen elämän, johon ilmastolla on varaa?',
      tagline:
        'Hallit, piiput ja raiteet seisovat tyhjillään kasvavien kaupunkien keskellä. Mitä niistä voisi tulla?',
      background: `Kun tehdas suljetaan, jäljelle ei jää vain rakennus. Jää pala kaupunkia, jonka ihmiset ovat tottuneet kiertämään: aidattu, raskaasti rakennettu, joskus saastunut ja usein lähellä keskustaa. Sekä Kiinan että Suomen kaupungeissa tällaisia paikkoja on paljon. Kaikki tunnistavat niiden arvon, harva käyttää sitä.

Purkaminen on nopeaa, mutta silloin vanhaan betoniin ja teräkseen sitoutunut hiili kulutetaan uudessa toiseen kertaan. Kaiken säilyttäminen on hidasta ja kallista, koska kukaan ei tarkkaan tiedä, mitä seinät kestävät, mitä maassa on ja paljonko energiaa kunnostettu halli vie. Päätökset odottavat, ja tyhjät talot rapistuvat.

Usein ei puutu rahaa tai tahtoa vaan selkeä kuva: mitä paikalla on, mihin se sopisi ja mitä kukin valinta tarkoittaa ihmisille, kustannuksille ja päästöille. Digitaaliset työkalut voivat piirtää kuvan niin ajoissa, että siitä on hyötyä.`,
      outcome: `Ratkaisu, joka auttaa kaupunkia ja vanhan teollisuusalueen omistajia päättämään ja toimimaan. Se voi esimerkiksi

- näyttää, mitä paikalla on: rakenteet, materiaalit, maaperä, energia ja kulttuuriperintö, ja kuinka varmaa tieto on;
- vertailla käyttötapoja koko elinkaaren ajalta: päästöt, kustannukset ja arvo lähellä asuville;
- antaa naapureiden, omistajien ja suunnittelijoiden katsoa samaa kuvaa ja täydentää sitä;
- palauttaa vanhat materiaalit käyttöön kaatopaikan sijasta;
- viedä uudistetun alueen energian, veden ja liikkumisen lähelle hiilineutraaliutta.

Pilotin jälkeen haluamme voida kertoa lukuina, mikä muuttui.`,
      outOfScope: `- Yleiset aluesuunnitelmat ilman menetelmää, jonka muut voivat toistaa.
- Tuotteet, jotka edellyttävät rakennusten purkamista.
- Saastuneen maan puhdistaminen sinänsä; sen havaitseminen ajoissa kuuluu haasteeseen.`,
      themes: 'energia, vanhat rakennukset, kiertotalousrakentaminen',
      affected:
        'Ihmisiä, jotka asuvat suljettujen tehtaiden ympärillä ja kulkevat niiden ohi joka päivä; omistajia, jotka maksavat tyhjien hallien vartioinnista; suunnittelijoita, joiden on päätettävä puolilla tiedoilla; ja yrityksiä, jotka etsivät persoonallisia tiloja.',
      tried:
        'Yksittäisiä alueita on uudistettu hyvin, usein kärsivällisten ihmisten ja yhden tukijan voimin. Kartoitukset, mallit ja sopimukset jäävät hankkeeseen. Seuraava alue alkaa tyhjästä, ja useimmat työkalut kuvaavat joko rakennusta tai maaperää, harvoin molempia.',
      faq: programmeFaq.fi,
      ...pilotTexts.fi,
    },
    sv: {
      title: 'Förnyelse av gamla industriområden',
      question: 'Hur kan vi ge gamla industriområden ett andra liv som klimatet har råd med?',
      tagline: 'Hallar, skorstenar och spår står tomma mitt i växande städer. Vad kan det bli av dem?',
      background: `När en fabrik stänger lämnar den mer än en byggnad efter sig. Kvar blir en bit stad som folk har vant sig vid att gå runt: inhägnad, tungt bebyggd, ibland förorenad och ofta nära centrum. Städer i både Kina och Finland har många sådana platser. Alla ser deras värde, få använder det.

Att riva går fort, men då förbrukas kolet i den gamla betongen och stålet en gång till i det nya. Att bevara allt är långsamt och dyrt, eftersom ingen vet exakt vad väggarna bär, vad som finns i marken och hur mycket energi en förnyad hall behöver. Besluten får vänta, och tomma hus förfaller.

Det som saknas är ofta inte pengar eller vilja utan en tydlig bild: av vad som finns, vad det kan användas till och vad varje val betyder för människor, kostnader och klimat. Digitala verktyg kan teckna den bilden i tid.`,
      outcome: `En lösning som hjälper en stad och ägarna till ett gammalt industriområde att besluta och handla. Den kan till exempel

- visa vad som finns: konstruktioner, material, mark, energi och kulturarv, och hur säkra vi är;
- jämföra användningar över platsens hela livslängd, i utsläpp, kostnader och värde för grannarna;
- låta grannar, ägare och planerare se samma bild och bidra med vad de vet;
- föra tillbaka gamla material i bruk i stället för till deponi;
- föra det förnyade områdets energi, vatten och trafik nära koldioxidneutralitet.

Efter piloten vill vi kunna säga i siffror vad som förändrades.`,
      outOfScope: `- Allmänna områdesplaner utan en metod som andra kan upprepa.
- Produkter som kräver att husen först rivs.
- Sanering av förorenad mark som sådan; att upptäcka den tidigt ingår.`,
      themes: 'energi, äldre byggnader, cirkulärt byggande',
      affected:
        'Människor som bor kring nedlagda fabriker och går förbi dem varje dag; ägare som betalar för bevakning av tomma hallar; planerare som måste besluta med halva fakta; och företag som söker lokaler med egen karaktär.',
      tried:
        'Enstaka områden har förnyats väl, ofta av tålmodiga människor med en mecenat. Inventeringar, modeller och avtal stannar i projektet. Nästa område börjar från noll, och de flesta verktyg beskriver antingen huset eller marken, sällan båda.',
      faq: programmeFaq.sv,
      ...pilotTexts.sv,
    },
    'zh-CN': {
      title: '老工业园区城市更新',
      question: '怎样让老工业园区以气候可承受的方式重获新生？',
      tagline: '厂房、烟囱和铁轨闲置在不断生长的城市中央。它们可以变成什么？',
      background: `一座工厂关闭之后，留下的不只是建筑，还有一片人们早已习惯绕行的城区：围墙环绕、结构厚重，有的受到污染，却往往离市中心很近。中国和芬兰的城市都有许多这样的地方。人人都知道它们有价值，真正用起来的却不多。

拆除很快，但旧混凝土和钢材中蕴含的碳，会在新建时再排放一次。全部保留则又慢又贵，因为没有人确切知道墙体还能承重多少、地下有什么、改造后的厂房要消耗多少能源。于是决策一拖再拖，空置的建筑日渐破败。

缺少的往往不是资金或意愿，而是一幅清晰的图景：现状如何、适合做什么、每种选择对居民、成本和碳排放意味着什么。数字工具能够在还来得及的时候，把这幅图景呈现出来。`,
      outcome: `帮助城市和老工业园区业主作出决定并付诸行动的方案，例如：

- 摸清现状：结构、材料、土壤、能源和历史价值，以及各项信息的可靠程度；
- 从全生命周期比较不同用途的碳排放、成本和对周边居民的价值；
- 让居民、业主和规划人员看到同一幅图景，并补充各自所知；
- 让旧材料重新投入使用，而不是运往填埋场；
- 使更新后园区的能源、用水和交通接近碳中和。

试点结束后，我们希望能用数字说明发生了哪些变化。`,
      outOfScope: `- 缺少可复制方法的一般性总体规划；
- 须先拆除建筑才能使用的产品；
- 污染土壤的治理工程本身（及早发现污染属于本挑战范围）。`,
      themes: '能源，旧建筑，循环建造',
      affected:
        '住在停产工厂周边、每天从旁经过的居民；为看守空厂房付费的业主；不得不在信息不全时作决定的规划人员；以及寻找有个性空间的企业。',
      tried:
        '个别园区改造得很好，往往靠的是有耐心的人和一位支持者。勘察数据、模型和合同都留在了项目里，下一个园区又要从零开始。多数工具只描述建筑或只描述土壤，很少兼顾两者。',
      faq: programmeFaq['zh-CN'],
      ...pilotTexts['zh-CN'],
    },
  },
}
