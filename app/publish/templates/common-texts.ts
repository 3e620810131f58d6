/** Who may apply, what is offered and on which terms: the same for every challenge of a pilot programme. */
import type { Locale } from '#app/platform/i18n.ts'
import type { Eligibility } from '../core/eligibility.ts'
import type { BriefTexts } from './template.ts'

/** What the text under `eligibility` says: "universities, research institutes and companies, from any country". */
export const pilotEligibility: Eligibility = {
  kinds: ['enterprise', 'university', 'research_institute'],
  countries: [],
}

export const pilotTexts: Readonly<Record<Locale, Pick<BriefTexts, 'offer' | 'eligibility' | 'terms'>>> = {
  en: {
    offer: `- **A place to pilot.** The winning proposal is offered a pilot in a China-EU carbon-neutral cooperation project.
- **A host.** The organisers look for a host whose site, users and everyday needs fit the proposal, and stay with both sides until the pilot is measured.
- **Introductions.** The team meets the organisations behind the programme in both countries.

There is no cash prize. What the pilot costs, and who bears which part, is agreed before it begins.`,
    eligibility: `- **Universities, research institutes and companies** of any size, from any country.
- Several organisations may apply together. One of them leads and speaks for the team.
- A team may take part in several challenges, with one proposal in each.
- Write in the language you write best, of those offered when you begin.

Employees of the organisers and their close family cannot take part.`,
    terms: `- **Your ideas stay yours.** Taking part transfers no rights. The organisers may publish the title, the team and the public summary of winning proposals.
- **Confidentiality.** Proposals are sealed until the deadline and are read afterwards by screeners and by jurors without a conflict of interest.
- **No obligation to buy.** Winning is an offer to pilot, not a purchase. Later procurement follows the law of the host's country.
- **No obligation to award.** The jury may leave a challenge without a winner, with its reasons.
- **Ties.** Where totals are equal, the proposal with more points for impact comes first; if they are still equal, the jury decides and says why.`,
  },
  fi: {
    offer: `- **Paikka pilotille.** Voittaneelle ehdotukselle tarjotaan pilottia Kiinan ja EU:n hiilineutraalin yhteistyön hankkeessa.
- **Isäntä.** Järjestäjät etsivät ehdotukseen sopivan isännän, jolla on paikka, käyttäjät ja arjen tarve, ja ovat molempien tukena, kunnes pilotti on mitattu.
- **Yhteyksiä.** Tiimi tapaa ohjelman taustalla olevia organisaatioita molemmissa maissa.

Rahapalkintoa ei ole. Pilotin kustannuksista ja niiden jaosta sovitaan ennen aloitusta.`,
    eligibility: `- **Yliopistot, tutkimuslaitokset ja kaikenkokoiset yritykset** mistä maasta tahansa.
- Useampi organisaatio voi hakea yhdessä. Yksi niistä johtaa ja puhuu tiimin puolesta.
- Tiimi voi osallistua moneen haasteeseen, kuhunkin yhdellä ehdotuksella.
- Kirjoita kielellä, jolla kirjoitat parhaiten; kielen voi valita aloittaessa.

Järjestäjien työntekijät ja heidän lähiomaisensa eivät voi osallistua.`,
    terms: `- **Ideasi pysyvät sinulla.** Osallistuminen ei siirrä oikeuksia. Järjestäjät saavat julkaista voittaneiden ehdotusten nimen, tiimin ja julkisen tiivistelmän.
- **Luottamuksellisuus.** Ehdotukset ovat sinetöityjä määräaikaan asti. Sen jälkeen niitä lukevat kelpoisuuden tarkistajat ja tuomarit, joilla ei ole jääviyttä.
- **Ei ostovelvoitetta.** Voitto on tarjous pilotoida, ei hankinta. Myöhemmässä hankinnassa noudatetaan isännän maan lakia.
- **Ei velvoitetta palkita.** Tuomaristo voi jättää haasteen ilman voittajaa ja perustelee sen.
- **Tasatilanne.** Pisteiden ollessa tasan edelle menee ehdotus, jolla on enemmän pisteitä vaikuttavuudesta; jos nekin ovat tasan, tuomaristo ratkaisee ja perustelee.`,
  },
  sv: {
    offer: `- **En plats för en pilot.** Det vinnande förslaget erbjuds en pilot i ett koldioxidneutralt samarbetsprojekt mellan Kina och EU.
- **En värd.** Arrangörerna söker en värd vars plats, användare och vardagsbehov passar förslaget, och finns med tills piloten är mätt.
- **Kontakter.** Teamet får träffa organisationerna bakom programmet i båda länderna.

Det finns inget penningpris. Vad piloten kostar, och vem som står för vad, avtalas innan den börjar.`,
    eligibility: `- **Universitet, forskningsinstitut och företag** av alla storlekar, från vilket land som helst.
- Flera organisationer kan ansöka tillsammans. En av dem leder och talar för teamet.
- Ett team kan delta i flera utmaningar, med ett förslag i varje.
- Skriv på det språk du skriver bäst; det väljs när ni börjar.

Arrangörernas anställda och deras nära anhöriga kan inte delta.`,
    terms: `- **Dina idéer förblir dina.** Deltagandet överför inga rättigheter. Arrangörerna får publicera de vinnande förslagens titel, team och offentliga sammanfattning.
- **Sekretess.** Förslagen är förseglade fram till tidsgränsen och läses därefter av dem som granskar behörigheten och av ojäviga jurymedlemmar.
- **Ingen köpplikt.** Att vinna är ett erbjudande om en pilot, inte ett köp. Senare upphandling följer lagen i värdens land.
- **Ingen skyldighet att utse en vinnare.** Juryn kan lämna en utmaning utan vinnare och motiverar det i så fall.
- **Lika poäng.** Vid lika totalpoäng går förslaget med fler poäng för effekt före; är även de lika avgör juryn och säger varför.`,
  },
  'zh-CN': {
    offer: `- **试点机会。** 优胜方案将获得在中欧碳中和合作项目中开展试点的机会。
- **承接方。** 主办方将寻找场地、用户和实际需求与方案相符的承接方，并协助双方直至试点结果得到测量。
- **对接交流。** 团队可与两国参与本项目的机构会面。

本挑战不设奖金。试点费用及其分担方式在启动前商定。`,
    eligibility: `- **高校、研究机构和企业**均可申请，规模和国别不限。
- 多个机构可联合申请，由其中一家牵头并代表团队。
- 同一团队可参加多个挑战，每个挑战提交一份方案。
- 请使用您最擅长的语言填写，开始时可在列表中选择。

主办方工作人员及其近亲属不得参加。`,
    terms: `- **成果归您所有。** 参加挑战不转移任何权利。主办方可公布优胜方案的名称、团队和公开摘要。
- **保密。** 方案在截止前处于密封状态，之后仅由资格审查人员和无利益冲突的评委阅读。
- **不构成采购。** 获奖意味着获得试点机会，并非采购承诺。后续采购依照承接方所在国法律进行。
- **可以空缺。** 评审团可决定某一挑战不产生优胜者，并说明理由。
- **同分处理。** 总分相同时，成效得分较高者优先；仍相同的，由评审团决定并说明理由。`,
  },
}
