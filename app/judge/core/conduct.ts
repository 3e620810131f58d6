/**
 * What jurors promise. A programme that has written nothing of its own uses the built-in text, which is the first
 * version; its own versions are counted on from there.
 */
import type { Locale } from '#app/platform/i18n.ts'

export type ConductTexts = Readonly<Record<Locale, string>>

export type Conduct = {
  readonly version: number
  /** In Markdown, by language. */
  readonly texts: ConductTexts
  /** Null for the built-in text. */
  readonly publishedAt: Date | null
}

/** Seats that were taken before there were versions were taken under this one. */
export const builtInVersion = 1

/**
 * True when the seat was accepted under an earlier version than the present one: the juror reads on, and scores again
 * once the new version is accepted.
 */
export function isConductOutdated(acceptedVersion: number | null, currentVersion: number): boolean {
  return (acceptedVersion ?? builtInVersion) < currentVersion
}

export const builtInConduct: ConductTexts = {
  en: `**I judge objectively.** I score what the proposal says, by the criteria and their levels, and nothing else: not the name, the country, the language or the size of who sent it. I do not let anybody score for me, neither a person nor a program.

**I am on time.** I score what is assigned to me by the jury’s deadline. If I notice that I cannot, I say so at once, so that somebody else can take over.

**I stay out of touch with the applicants.** From the day I accept until the winners are public I do not talk about the challenge with anybody who has handed in or wants to. If somebody approaches me, I tell the organisers.

**I keep it to myself.** Proposals, scores, who else is on the jury and what is said in its meetings stay with me until the announcement; what a team has marked as a trade secret stays with me for good. I keep no copies when the judging is over.

**I name my conflicts of interest.** Before I read a proposal I say whether I work or have worked for those who sent it, own a part, am family or a close friend, cooperate with them, compete with them, or would gain or lose by the outcome. If I notice it later, I say so then, and the proposal is taken from me.

**I use what I read for judging only.** I do not use ideas, data or contacts from the proposals for myself or for others.`,
  fi: `**Arvioin puolueettomasti.** Pisteytän sen, mitä ehdotuksessa sanotaan, arviointiperusteiden ja niiden tasojen mukaan enkä mitään muuta: en lähettäjän nimeä, maata, kieltä enkä kokoa. En anna kenenkään muun pisteyttää puolestani, en ihmisen enkä ohjelman.

**Pysyn aikataulussa.** Arvioin minulle jaetut ehdotukset tuomariston määräaikaan mennessä. Jos huomaan, etten ehdi, kerron siitä heti, jotta joku muu voi jatkaa.

**En ole yhteydessä hakijoihin.** Siitä päivästä, jona otan paikan vastaan, voittajien julkistamiseen asti en keskustele haasteesta kenenkään kanssa, joka on jättänyt tai aikoo jättää ehdotuksen. Jos joku lähestyy minua, kerron siitä järjestäjille.

**Pidän lukemani omana tietonani.** Ehdotukset, pisteet, muut tuomarit ja kokouksissa puhuttu jäävät tietooni julkistamiseen asti; minkä tiimi on merkinnyt liikesalaisuudeksi, jää tietooni pysyvästi. En säilytä kopioita arvioinnin päätyttyä.

**Ilmoitan eturistiriitani.** Ennen kuin luen ehdotuksen, kerron, olenko tai olenko ollut työssä sen lähettäjillä, omistanko niistä osan, olenko perhettä tai läheinen ystävä, teenkö yhteistyötä tai kilpailenko heidän kanssaan tai hyötyisinkö tai häviäisinkö tuloksesta. Jos huomaan sen vasta myöhemmin, ilmoitan siitä silloin, ja ehdotus otetaan minulta pois.

**Käytän lukemaani vain arviointiin.** En käytä ehdotusten ajatuksia, tietoja tai yhteyksiä omaksi enkä muiden hyväksi.`,
  sv: `**Jag bedömer sakligt.** Jag poängsätter det som står i förslaget, efter kriterierna och deras nivåer, och inget annat: inte avsändarens namn, land, språk eller storlek. Jag låter ingen poängsätta åt mig, varken en människa eller ett program.

**Jag håller tiden.** Jag bedömer det jag tilldelats senast vid juryns deadline. Märker jag att jag inte hinner säger jag det genast, så att någon annan kan ta över.

**Jag har ingen kontakt med de sökande.** Från den dag jag tackar ja tills vinnarna är offentliga talar jag inte om utmaningen med någon som har lämnat in eller vill lämna in ett förslag. Tar någon kontakt med mig berättar jag det för arrangörerna.

**Jag håller det för mig själv.** Förslagen, poängen, vilka andra som sitter i juryn och vad som sägs på dess möten stannar hos mig till offentliggörandet; det som ett team har märkt som affärshemlighet stannar hos mig för alltid. Jag behåller inga kopior när bedömningen är över.

**Jag uppger mina intressekonflikter.** Innan jag läser ett förslag säger jag om jag arbetar eller har arbetat för dem som lämnat in det, äger en del, är familj eller nära vän, samarbetar eller konkurrerar med dem, eller skulle vinna eller förlora på utfallet. Märker jag det senare säger jag det då, och förslaget tas ifrån mig.

**Jag använder det jag läser bara för bedömningen.** Jag använder inte idéer, uppgifter eller kontakter ur förslagen för egen eller andras räkning.`,
  'zh-CN': `**客观评审。** 我只依据评分标准及其等级对方案内容评分，不受提交者的名称、国家、语言或规模影响。我不让任何人或任何程序代我评分。

**按时完成。** 我在评审截止时间前完成分配给我的方案。如发现无法完成，我会立即告知，以便他人接手。

**不与申请方接触。** 自接受邀请之日起至获奖结果公布，我不与任何已提交或打算提交方案的人谈论本挑战。如有人与我接触，我会告知主办方。

**严守秘密。** 方案、评分、评审团其他成员以及会议内容，我在结果公布前予以保密；团队标注为商业秘密的内容，我永久保密。评审结束后，我不留存任何副本。

**申明利益冲突。** 在阅读方案之前，我会说明自己是否在提交方任职或曾任职、是否持有其股份、是否为亲属或密友、是否与其合作或竞争，以及评审结果是否会使我得利或受损。如事后才发现，我会即刻说明，该方案将从我处收回。

**所读内容仅用于评审。** 我不为自己或他人使用方案中的想法、数据或联系方式。`,
}
