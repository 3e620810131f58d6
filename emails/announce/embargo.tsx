import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { pathsFor, type Mail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { List, P, Quote, When } from '#emails/parts/pieces.tsx'
import { proposalMail } from '#emails/parts/proposal-mail.tsx'
import { Offer, offerPreview, offerSchema, outcomePreview, Witness } from './about-outcome.tsx'

/** What every mail to a team that was told before everybody else is given. */
const toldSchema = {
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  announcesAt: z.iso.datetime(),
}

const { proposalId, reference, title, challenge, record } = outcomePreview
const toldPreview = { proposalId, reference, title, challenge, announcesAt: '2022-01-14T08:00:00.000Z' }

const until: Record<Locale, string> = {
  en: 'Under embargo until',
  fi: 'Julkaisukielto päättyy',
  sv: 'Publiceringsförbud till',
  'zh-CN': '解禁时间',
}

/** Until when the embargo holds, in both zones. */
export function Embargo({ mail, at }: { mail: Mail; at: string }) {
  return <When mail={mail} label={until[mail.locale]} at={at} />
}

const toldTexts = {
  en: {
    subject: 'Under embargo: your proposal was selected',
    preheader: 'Only your team knows. The lead of the team accepts or declines.',
    heading: 'Your proposal was selected',
    lead: (challenge: string, title: string) =>
      `The jury of “${challenge}” has chosen “${title}”. Congratulations. Your team hears of it before everybody else, and in confidence.`,
    movedUp: (challenge: string, title: string) =>
      `A place has become free in “${challenge}” before the announcement, and “${title}” is next on the reserve list: the place is yours to take. Congratulations. Your team hears of it before everybody else, and in confidence.`,
    rules: [
      'Until then please tell nobody outside your team: no post, no press, no customers, not even in private messages.',
      'You may ask those in your own organisations whose word you need for your answer, and you may prepare your news for the time after.',
      'You are told of your own proposal alone. What others were told, if anything, is theirs to keep.',
      'Should the decision be stopped before the announcement, you hear of it at once; until then nothing is final.',
    ],
    next: 'The lead of the team can accept or decline on the result page from now on. A place that is declined in good time goes to the reserve list before the announcement.',
    action: 'See the result and answer',
  },
  fi: {
    subject: 'Julkaisukielto: ehdotuksenne valittiin',
    preheader: 'Vain teidän tiiminne tietää. Tiimin vetäjä vastaa, otetaanko paikka vastaan.',
    heading: 'Ehdotuksenne valittiin',
    lead: (challenge: string, title: string) =>
      `Haasteen ”${challenge}” tuomaristo valitsi ehdotuksen ”${title}”. Onneksi olkoon. Tiiminne kuulee tuloksesta ennen muita ja luottamuksellisesti.`,
    movedUp: (challenge: string, title: string) =>
      `Haasteessa ”${challenge}” vapautui paikka ennen julkistusta, ja ”${title}” on varasijoilla seuraavana: paikka on teidän. Onneksi olkoon. Tiiminne kuulee tuloksesta ennen muita ja luottamuksellisesti.`,
    rules: [
      'Älkää kertoko tuloksesta siihen asti kenellekään tiimin ulkopuoliselle: ei julkaisuja, ei medialle, ei asiakkaille, ei edes yksityisviesteissä.',
      'Voitte kysyä omista organisaatioistanne niiltä, joiden kantaa tarvitsette vastaukseenne, ja valmistella oman uutisenne julkistuksen jälkeistä aikaa varten.',
      'Teille kerrotaan vain omasta ehdotuksestanne. Muille mahdollisesti kerrottu on heidän asiansa.',
      'Jos päätös pysäytetään ennen julkistusta, saatte siitä tiedon heti. Siihen asti mikään ei ole lopullista.',
    ],
    next: 'Tiimin vetäjä voi nyt ottaa paikan vastaan tai luopua siitä tulossivulla. Jos luovutte ajoissa, paikka siirtyy varasijalla olevalle jo ennen julkistusta.',
    action: 'Katso tulos ja vastaa',
  },
  sv: {
    subject: 'Publiceringsförbud: ert förslag valdes',
    preheader: 'Bara ert team vet. Teamets ledare tackar ja eller nej.',
    heading: 'Ert förslag valdes',
    lead: (challenge: string, title: string) =>
      `Juryn för ”${challenge}” har valt ”${title}”. Grattis. Ert team får veta det före alla andra och i förtroende.`,
    movedUp: (challenge: string, title: string) =>
      `En plats har blivit ledig i ”${challenge}” före tillkännagivandet, och ”${title}” står på tur på reservlistan: platsen är er. Grattis. Ert team får veta det före alla andra och i förtroende.`,
    rules: [
      'Berätta inte för någon utanför teamet till dess: inga inlägg, ingen press, inga kunder, inte ens i privata meddelanden.',
      'Ni får fråga dem i era egna organisationer vars besked ni behöver för ert svar, och ni får förbereda er egen nyhet för tiden efteråt.',
      'Ni får bara veta om ert eget förslag. Vad andra eventuellt har fått veta är deras sak.',
      'Om beslutet stoppas före tillkännagivandet får ni veta det genast; till dess är inget slutgiltigt.',
    ],
    next: 'Teamets ledare kan från och med nu tacka ja eller nej på resultatsidan. En plats som avböjs i god tid går till reservlistan före tillkännagivandet.',
    action: 'Se resultatet och svara',
  },
  'zh-CN': {
    subject: '请保密：您的方案已入选',
    preheader: '目前仅贵团队知悉，请团队负责人接受或谢绝。',
    heading: '您的方案已入选',
    lead: (challenge: string, title: string) =>
      `“${challenge}”评审团选定“${title}”，祝贺贵团队。贵团队先于他人得知此结果，请予保密。`,
    movedUp: (challenge: string, title: string) =>
      `“${challenge}”在结果公布前空出一个名额，“${title}”依候补次序递补，名额归贵团队。祝贺贵团队。贵团队先于他人得知此结果，请予保密。`,
    rules: [
      '解禁之前，请勿告知团队以外的任何人：不发布、不对媒体或客户透露，也不要在私人信息中提及。',
      '为作出答复，可征询贵方机构内部必须知情的人员；也可为解禁之后的宣传作准备。',
      '此处仅告知贵团队自己的方案。其他团队是否得知何种结果，由其自行保密。',
      '如该决定在公布前被中止，我们会立即通知贵团队；在此之前，结果尚非最终结果。',
    ],
    next: '团队负责人现在即可在结果页面接受或谢绝。及早谢绝的名额，将在公布前转给候补团队。',
    action: '查看结果并答复',
  },
} satisfies Record<Locale, unknown>

/** The team holds a place, and nobody else is told yet. */
export const winnerEmbargoed = proposalMail({
  schema: z.object({
    ...toldSchema,
    ...offerSchema,
    /** From the reserve list, for a team that declined. */
    hasMovedUp: z.boolean(),
    record: opaque(z.string()),
  }),
  preview: { ...toldPreview, ...offerPreview, hasMovedUp: false, record },
  reason: teamReason,
  texts: toldTexts,
  phase: 'announce',
  leadsTo: (data, mail) => pathsFor(mail).result(data.proposalId),
  says: ({ data, text, mail }) => (
    <>
      <P>
        {data.hasMovedUp ? text.movedUp(data.challenge, data.title) : text.lead(data.challenge, data.title)}
      </P>
      <Embargo mail={mail} at={data.announcesAt} />
      <List items={text.rules} />
      <Offer mail={mail} offer={data} />
      <P>{text.next}</P>
      <Witness mail={mail} record={data.record} />
    </>
  ),
})

const movedTexts = {
  en: {
    subject: 'The embargo has a new end',
    preheader: 'The announcement was moved. Please keep the result to yourselves until then.',
    lead: (challenge: string, title: string) =>
      `The announcement of “${challenge}” was moved. The result your team was told of “${title}” has not changed, and neither has the time you have to answer.`,
    before: 'Before',
    reason: 'The organiser’s reason:',
    action: 'Open the page of your result',
  },
  fi: {
    subject: 'Julkaisukielto päättyy uuteen aikaan',
    preheader: 'Julkistus siirrettiin. Pitäkää tulos siihen asti omana tietonanne.',
    lead: (challenge: string, title: string) =>
      `Haasteen ”${challenge}” julkistusta siirrettiin. Ehdotuksesta ”${title}” teille kerrottu tulos ei ole muuttunut, eikä myöskään vastausaikanne.`,
    before: 'Aiempi',
    reason: 'Järjestäjän perustelu:',
    action: 'Avaa tuloksenne sivu',
  },
  sv: {
    subject: 'Publiceringsförbudet har fått en ny tid',
    preheader: 'Tillkännagivandet har flyttats. Behåll resultatet för er själva till dess.',
    lead: (challenge: string, title: string) =>
      `Tillkännagivandet av ”${challenge}” har flyttats. Det resultat ni har fått för ”${title}” är oförändrat, liksom er svarstid.`,
    before: 'Tidigare',
    reason: 'Arrangörens skäl:',
    action: 'Öppna resultatsidan',
  },
  'zh-CN': {
    subject: '解禁时间已更改',
    preheader: '结果公布时间已调整，请在此之前继续保密。',
    lead: (challenge: string, title: string) =>
      `“${challenge}”的结果公布时间已调整。此前告知贵团队的“${title}”的结果不变，答复期限也不变。`,
    before: '原定时间',
    reason: '主办方说明的原因：',
    action: '打开结果页面',
  },
} satisfies Record<Locale, unknown>

/** The announcement was moved after the team was told. */
export const embargoMoved = proposalMail({
  schema: z.object({ ...toldSchema, previousAnnouncesAt: z.iso.datetime(), reason: opaque(z.string()) }),
  preview: {
    ...toldPreview,
    announcesAt: '2022-01-20T08:00:00.000Z',
    previousAnnouncesAt: '2022-01-14T08:00:00.000Z',
    reason: 'The mayor who gives the awards is away until then.',
  },
  reason: teamReason,
  texts: movedTexts,
  phase: 'announce',
  leadsTo: (data, mail) => pathsFor(mail).result(data.proposalId),
  says: ({ data, text, mail }) => (
    <>
      <P>{text.lead(data.challenge, data.title)}</P>
      <Embargo mail={mail} at={data.announcesAt} />
      <When mail={mail} label={text.before} at={data.previousAnnouncesAt} />
      <P>{text.reason}</P>
      <Quote>{data.reason}</Quote>
    </>
  ),
})

const stoppedTexts = {
  en: {
    subject: 'The result you were told is not final',
    preheader: 'Please go on keeping it to yourselves.',
    withdrawn: (challenge: string, title: string) =>
      `The organiser has withdrawn the decision in “${challenge}” before its announcement. What your team was told of “${title}” under embargo therefore does not hold: neither the place nor your answer to it.`,
    next: 'It is decided anew, and that decision may be the same or another. You hear of it as announced. We are sorry for the uncertainty.',
    cancelled: (challenge: string, title: string) =>
      `“${challenge}” was called off before its result was announced. What your team was told of “${title}” under embargo therefore does not hold: no award is given.`,
    over: 'The organiser’s mail about the challenge says why. We are sorry.',
    embargo: 'The embargo stands: please do not speak of what you were told, now or later.',
    action: 'Open your proposal',
  },
  fi: {
    subject: 'Teille kerrottu tulos ei ole lopullinen',
    preheader: 'Pitäkää se edelleen omana tietonanne.',
    withdrawn: (challenge: string, title: string) =>
      `Järjestäjä on perunut haasteen ”${challenge}” päätöksen ennen julkistusta. Ehdotuksesta ”${title}” teille julkaisukiellon alaisena kerrottu ei siis pidä: ei paikka eikä vastauksenne siihen.`,
    next: 'Asia päätetään uudelleen, ja päätös voi olla sama tai toinen. Saatte siitä tiedon ilmoitettuna aikana. Pahoittelemme epävarmuutta.',
    cancelled: (challenge: string, title: string) =>
      `Haaste ”${challenge}” peruttiin ennen tuloksen julkistamista. Ehdotuksesta ”${title}” teille julkaisukiellon alaisena kerrottu ei siis pidä: palkintoja ei jaeta.`,
    over: 'Syyn kertoo järjestäjän viesti haasteesta. Olemme pahoillamme.',
    embargo: 'Julkaisukielto on edelleen voimassa: älkää puhuko teille kerrotusta nyt älkääkä myöhemmin.',
    action: 'Avaa ehdotuksenne',
  },
  sv: {
    subject: 'Det resultat ni fick veta är inte slutgiltigt',
    preheader: 'Fortsätt att behålla det för er själva.',
    withdrawn: (challenge: string, title: string) =>
      `Arrangören har dragit tillbaka beslutet i ”${challenge}” före tillkännagivandet. Det ni fick veta om ”${title}” under publiceringsförbud gäller därför inte: varken platsen eller ert svar.`,
    next: 'Ett nytt beslut fattas, som kan bli detsamma eller ett annat. Ni får veta det som aviserat. Vi beklagar ovissheten.',
    cancelled: (challenge: string, title: string) =>
      `”${challenge}” ställdes in innan resultatet tillkännagavs. Det ni fick veta om ”${title}” under publiceringsförbud gäller därför inte: inga priser delas ut.`,
    over: 'Varför står i arrangörens mejl om utmaningen. Vi beklagar.',
    embargo:
      'Publiceringsförbudet gäller fortfarande: tala inte om det ni har fått veta, varken nu eller senare.',
    action: 'Öppna ert förslag',
  },
  'zh-CN': {
    subject: '此前告知的结果并非最终结果',
    preheader: '请继续保密。',
    withdrawn: (challenge: string, title: string) =>
      `主办方在公布前撤回了“${challenge}”的决定。因此，此前在保密条件下告知贵团队的“${title}”的结果不再有效：名额及贵团队的答复均告失效。`,
    next: '主办方将重新作出决定，结果可能相同，也可能不同，届时将按公布的安排告知贵团队。由此带来的不确定，谨致歉意。',
    cancelled: (challenge: string, title: string) =>
      `“${challenge}”在结果公布前被取消。因此，此前在保密条件下告知贵团队的“${title}”的结果不再有效，不再授予任何奖项。`,
    over: '取消原因见主办方关于本挑战的邮件。谨致歉意。',
    embargo: '保密要求依然有效：无论现在还是今后，请勿谈及此前告知的内容。',
    action: '打开方案页面',
  },
} satisfies Record<Locale, unknown>

/** The decision was withdrawn, or the challenge called off, after the team was told. */
export const embargoedStopped = proposalMail({
  schema: z.object({ ...toldSchema, isCancelled: z.boolean() }),
  preview: { ...toldPreview, isCancelled: false },
  reason: teamReason,
  texts: stoppedTexts,
  phase: 'announce',
  leadsTo: (data, mail) => pathsFor(mail).proposal(data.proposalId),
  says: ({ data, text }) => (
    <>
      <P>
        {data.isCancelled
          ? text.cancelled(data.challenge, data.title)
          : text.withdrawn(data.challenge, data.title)}
      </P>
      <P>{data.isCancelled ? text.over : text.next}</P>
      <P>{text.embargo}</P>
    </>
  ),
})
