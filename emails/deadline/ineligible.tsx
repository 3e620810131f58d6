import { z } from 'zod'
import { setRulesOf, type SaidRule } from '#app/publish/core/eligibility.ts'
import { isGeneralRule, type GeneralRule } from '#app/publish/core/rules.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { teamReason } from '#emails/apply/about-proposal.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Facts, Greeting, P, Quote } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { closedProposalPreview } from './about-closing.ts'

const schema = z.object({
  proposalId: opaque(z.string()),
  reference: opaque(z.string()),
  title: opaque(z.string()),
  challenge: opaque(z.string()),
  /** Number of the rule that is not met; the sentence is written in the reader's language. */
  rule: z.string(),
  /** The sentence of a rule the challenge has of its own, in a language it is written in. */
  ruleText: opaque(z.string()).optional(),
  /** What the challenge has set, where the rule is one of those. */
  set: z
    .object({
      consortium: z.enum(['allowed', 'required', 'excluded']),
      maturity: z.object({ from: z.number(), to: z.number() }),
      isOncePerOrganisation: z.boolean(),
    })
    .optional(),
  /** In the screener's words. */
  reason: opaque(z.string()),
})

type Texts = {
  subject: string
  preheader: string
  heading: string
  lead: (challenge: string, title: string) => string
  rule: string
  rules: Record<GeneralRule, string>
  setRules: Record<SaidRule['says'], (from: number, to: number) => string>
  reason: string
  appeal: (contact: string) => string
  kept: string
  action: string
}

const texts: Record<Locale, Texts> = {
  en: {
    subject: 'Your proposal does not go to the jury',
    preheader: 'By which rule, why, and whom to write to.',
    heading: 'Your proposal does not go to the jury',
    lead: (challenge, title) =>
      `Thank you for “${title}”. Every proposal to “${challenge}” was checked against the rules of the challenge, and yours was found not to meet one of them.`,
    rule: 'The rule',
    rules: {
      1: '1. The applicant is one of the kinds, and from one of the countries, that the challenge is open to.',
      2: '2. The applicant is not the owner of the challenge and sends one proposal to it.',
      3: '3. The proposal answers the question of the challenge.',
      4: '4. The solution can be tried at a real site within the time the brief gives.',
      5: '5. The applicant has the right to what is proposed.',
      6: '6. The proposal is written in one language, names it, and is complete.',
    },
    setRules: {
      'consortium-required': () =>
        'Several organisations apply together: the applicant and at least one partner.',
      'consortium-excluded': () => 'Each organisation applies alone.',
      once: () =>
        'An organisation takes part in one proposal to the challenge, as its applicant or as a partner.',
      'maturity-at-least': (from) =>
        `The solution has reached at least level ${from} of 9 in technology readiness.`,
      'maturity-at-most': (_from, to) =>
        `The solution has reached at most level ${to} of 9 in technology readiness.`,
      'maturity-between': (from, to) =>
        `The solution is between levels ${from} and ${to} of 9 in technology readiness.`,
      'maturity-exactly': (from) => `The solution is at level ${from} of 9 in technology readiness.`,
    },
    reason: 'The reason:',
    appeal: (contact) =>
      `If you think this is wrong, answer this mail as soon as you can and say why. It reaches the organiser at ${contact}, who looks at it again and answers you.`,
    kept: 'Nothing is deleted: the proposal and its receipt stay yours, and the screening stands in the record with its rule.',
    action: 'Open your proposal',
  },
  fi: {
    subject: 'Ehdotuksenne ei etene tuomaristolle',
    preheader: 'Minkä säännön perusteella, miksi ja kenelle kirjoittaa.',
    heading: 'Ehdotuksenne ei etene tuomaristolle',
    lead: (challenge, title) =>
      `Kiitos ehdotuksesta ”${title}”. Kaikki haasteen ”${challenge}” ehdotukset tarkistettiin haasteen sääntöjä vasten, ja teidän ehdotuksenne ei täyttänyt yhtä niistä.`,
    rule: 'Sääntö',
    rules: {
      1: '1. Hakija on sellainen ja sellaisesta maasta, jolle haaste on avoin.',
      2: '2. Hakija ei ole haasteen omistaja ja lähettää siihen yhden ehdotuksen.',
      3: '3. Ehdotus vastaa haasteen kysymykseen.',
      4: '4. Ratkaisua voi kokeilla oikeassa kohteessa toimeksiannon ajassa.',
      5: '5. Hakijalla on oikeudet siihen, mitä se ehdottaa.',
      6: '6. Ehdotus on kirjoitettu yhdellä kielellä, joka on ilmoitettu, ja se on täydellinen.',
    },
    setRules: {
      'consortium-required': () => 'Useampi organisaatio hakee yhdessä: hakija ja ainakin yksi kumppani.',
      'consortium-excluded': () => 'Kukin organisaatio hakee yksin.',
      once: () => 'Organisaatio on mukana haasteen yhdessä ehdotuksessa, joko hakijana tai kumppanina.',
      'maturity-at-least': (from) =>
        `Ratkaisun teknologinen valmiustaso on vähintään ${from} asteikolla 1–9.`,
      'maturity-at-most': (_from, to) =>
        `Ratkaisun teknologinen valmiustaso on enintään ${to} asteikolla 1–9.`,
      'maturity-between': (from, to) => `Ratkaisun teknologinen valmiustaso on ${from}–${to} asteikolla 1–9.`,
      'maturity-exactly': (from) => `Ratkaisun teknologinen valmiustaso on ${from} asteikolla 1–9.`,
    },
    reason: 'Perustelu:',
    appeal: (contact) =>
      `Jos tämä on mielestänne virhe, vastatkaa tähän viestiin mahdollisimman pian ja kertokaa miksi. Vastaus tulee järjestäjälle osoitteeseen ${contact}, joka käy asian uudelleen läpi ja vastaa teille.`,
    kept: 'Mitään ei poisteta: ehdotus ja sen kuitti säilyvät teillä, ja tarkistus on sääntöineen pöytäkirjassa.',
    action: 'Avaa ehdotuksenne',
  },
  sv: {
    subject: 'Ert förslag går inte vidare till juryn',
    preheader: 'Enligt vilken regel, varför, och vem ni skriver till.',
    heading: 'Ert förslag går inte vidare till juryn',
    lead: (challenge, title) =>
      `Tack för ”${title}”. Alla förslag till ”${challenge}” har granskats mot utmaningens regler, och ert bedömdes inte uppfylla en av dem.`,
    rule: 'Regeln',
    rules: {
      1: '1. Den sökande är av ett slag, och från ett land, som utmaningen är öppen för.',
      2: '2. Den sökande äger inte utmaningen och lämnar in ett förslag till den.',
      3: '3. Förslaget svarar på utmaningens fråga.',
      4: '4. Lösningen kan prövas på en verklig plats inom den tid som beskrivningen anger.',
      5: '5. Den sökande har rätt till det som föreslås.',
      6: '6. Förslaget är skrivet på ett språk, som anges, och är fullständigt.',
    },
    setRules: {
      'consortium-required': () =>
        'Flera organisationer söker tillsammans: den sökande och minst en partner.',
      'consortium-excluded': () => 'Varje organisation söker ensam.',
      once: () => 'En organisation deltar i ett enda förslag till utmaningen, som sökande eller som partner.',
      'maturity-at-least': (from) => `Lösningens tekniska mognad är minst nivå ${from} av 9.`,
      'maturity-at-most': (_from, to) => `Lösningens tekniska mognad är högst nivå ${to} av 9.`,
      'maturity-between': (from, to) => `Lösningens tekniska mognad är nivå ${from} till ${to} av 9.`,
      'maturity-exactly': (from) => `Lösningens tekniska mognad är nivå ${from} av 9.`,
    },
    reason: 'Skälet:',
    appeal: (contact) =>
      `Anser ni att detta är fel, svara på det här mejlet så snart ni kan och berätta varför. Det når arrangören på ${contact}, som prövar saken på nytt och svarar er.`,
    kept: 'Inget raderas: förslaget och kvittot förblir era, och granskningen står i protokollet med sin regel.',
    action: 'Öppna ert förslag',
  },
  'zh-CN': {
    subject: '您的方案未进入评审',
    preheader: '不符合的规则、理由以及联系方式。',
    heading: '您的方案未进入评审',
    lead: (challenge, title) =>
      `感谢提交“${title}”。“${challenge}”的所有方案均已按挑战规则审查，贵团队的方案有一条规则未获满足。`,
    rule: '所涉规则',
    rules: {
      1: '1. 申请者的类型及其所在国家或地区，须属于该挑战的开放范围。',
      2: '2. 申请者不是该挑战的发布方，且只提交一份方案。',
      3: '3. 方案须回应挑战提出的问题。',
      4: '4. 方案可在任务书规定的时间内于真实场地试点。',
      5: '5. 申请者对所提内容拥有相应权利。',
      6: '6. 方案以一种语言填写并注明该语言，内容完整。',
    },
    setRules: {
      'consortium-required': () => '须由多家机构联合申请：申请者以及至少一家合作方。',
      'consortium-excluded': () => '各机构单独申请。',
      once: () => '一家机构在该挑战中只能参与一份方案，无论作为申请者还是合作方。',
      'maturity-at-least': (from) => `解决方案的技术成熟度至少为 ${from} 级（共 9 级）。`,
      'maturity-at-most': (_from, to) => `解决方案的技术成熟度至多为 ${to} 级（共 9 级）。`,
      'maturity-between': (from, to) => `解决方案的技术成熟度为 ${from} 至 ${to} 级（共 9 级）。`,
      'maturity-exactly': (from) => `解决方案的技术成熟度为 ${from} 级（共 9 级）。`,
    },
    reason: '理由：',
    appeal: (contact) =>
      `如认为有误，请尽快回复本邮件并说明理由。回复将送达主办方（${contact}），主办方会重新审查并答复。`,
    kept: '任何内容都不会删除：方案及回执仍归贵团队所有，审查结果及所依规则存于记录。',
    action: '打开方案',
  },
}

const { proposalId, reference, title, challenge } = closedProposalPreview

function ruleInWords({ rule, ruleText, set }: z.infer<typeof schema>, text: Texts): string {
  if (isGeneralRule(rule)) return text.rules[rule]
  const said = setRulesOf(set ?? {}).find((each) => each.rule === rule)
  return said ? `${rule} ${text.setRules[said.says](said.from, said.to)}` : `${rule}. ${ruleText ?? ''}`
}

/** A proposal was found not eligible: the rule, the reason, and the way to object. */
export const screeningIneligible = template({
  schema,
  preview: {
    proposalId,
    reference,
    title,
    challenge,
    rule: '4',
    reason: 'The plan needs two heating seasons, and the brief gives one.',
  },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="deadline"
        action={{ label: text.action, path: pathsFor(mail).proposal(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge, data.title)}</P>
        <Facts rows={[[text.rule, ruleInWords(data, text)]]} />
        <P>{text.reason}</P>
        <Quote>{data.reason}</Quote>
        <P>{text.appeal(mail.programme?.contactEmail ?? '')}</P>
        <P>{text.kept}</P>
      </Layout>
    )
  },
})
