import { z } from 'zod'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from '#emails/parts/layout.tsx'
import { pathsFor, withReference } from '#emails/parts/mail.ts'
import { Deadline, Facts, Greeting, P } from '#emails/parts/pieces.tsx'
import { opaque } from '#emails/parts/opaque.ts'
import { template } from '#emails/parts/template.ts'
import { proposalPreview, proposalSchema, teamReason } from './about-proposal.ts'

const schema = z.object({
  ...proposalSchema,
  fileName: opaque(z.string()),
  /** Whether the team can still put another file in its place. */
  canReplace: z.boolean(),
})

type Texts = Readonly<
  Record<
    | 'subject'
    | 'preheader'
    | 'heading'
    | 'file'
    | 'meaning'
    | 'replace'
    | 'late'
    | 'device'
    | 'deadline'
    | 'action',
    string
  >
> & { readonly lead: (challenge: string) => string }

const texts: Readonly<Record<Locale, Texts>> = {
  en: {
    subject: 'Something harmful was found in a file',
    preheader: 'Nobody can save the file, and the proposal cannot be submitted with it.',
    heading: 'The virus scanner found something in a file',
    lead: (challenge) =>
      `The virus scanner has found something harmful in a file of your proposal for “${challenge}”.`,
    file: 'File',
    meaning: 'Nobody can save it from us: neither your team nor those who read proposals.',
    replace:
      'Please remove it and upload a clean one. While it is there, the proposal cannot be submitted. What you have written is not touched.',
    late: 'Nothing can be changed now that the challenge has closed. If readers need the file, answer this mail: the organisers decide what is possible.',
    device:
      'It is wise to have the device checked that the file comes from. Scanners are sometimes wrong; if you think so, answer this mail.',
    deadline: 'The challenge closes',
    action: 'Open the files',
  },
  fi: {
    subject: 'Tiedostosta löytyi jotain haitallista',
    preheader: 'Kukaan ei voi tallentaa tiedostoa, eikä ehdotusta voi lähettää sen kanssa.',
    heading: 'Virustarkistus löysi jotain tiedostosta',
    lead: (challenge) =>
      `Virustarkistus on löytänyt jotain haitallista tiedostosta, joka kuuluu ehdotukseenne haasteeseen ”${challenge}”.`,
    file: 'Tiedosto',
    meaning: 'Kukaan ei voi tallentaa sitä palvelusta: ei tiiminne eivätkä ehdotusten lukijat.',
    replace:
      'Poistakaa se ja ladatkaa tilalle puhdas tiedosto. Ehdotusta ei voi lähettää, kun se on mukana. Kirjoittamanne tekstit ovat tallessa.',
    late: 'Haaste on sulkeutunut, joten mitään ei voi enää muuttaa. Jos lukijat tarvitsevat tiedoston, vastatkaa tähän viestiin: järjestäjät ratkaisevat, mitä voidaan tehdä.',
    device:
      'Laite, jolta tiedosto on peräisin, kannattaa tarkistaa. Virustarkistus erehtyy joskus; jos epäilette sitä, vastatkaa tähän viestiin.',
    deadline: 'Haaste sulkeutuu',
    action: 'Avaa tiedostot',
  },
  sv: {
    subject: 'Något skadligt hittades i en fil',
    preheader: 'Ingen kan spara filen, och förslaget kan inte lämnas in med den.',
    heading: 'Viruskontrollen hittade något i en fil',
    lead: (challenge) =>
      `Viruskontrollen har hittat något skadligt i en fil som hör till ert förslag till ”${challenge}”.`,
    file: 'Fil',
    meaning: 'Ingen kan spara den från tjänsten: varken ert team eller de som läser förslagen.',
    replace:
      'Ta bort den och ladda upp en ren fil. Så länge den finns kvar kan förslaget inte lämnas in. Det ni har skrivit är orört.',
    late: 'Utmaningen är stängd och inget kan längre ändras. Om läsarna behöver filen, svara på det här brevet: arrangörerna avgör vad som går att göra.',
    device:
      'Låt gärna kontrollera enheten som filen kommer från. Viruskontroller tar ibland fel; om ni tror det, svara på det här brevet.',
    deadline: 'Utmaningen stänger',
    action: 'Öppna filerna',
  },
  'zh-CN': {
    subject: '文件中发现有害内容',
    preheader: '任何人都无法下载该文件，方案也不能与其一同提交。',
    heading: '病毒扫描在文件中发现了问题',
    lead: (challenge) => `病毒扫描在贵团队“${challenge}”方案的一个文件中发现了有害内容。`,
    file: '文件',
    meaning: '任何人都无法下载该文件，包括贵团队成员和方案的阅读者。',
    replace: '请移除该文件并上传安全的文件。文件未移除之前，方案无法提交。已填写的内容不受影响。',
    late: '挑战已截止，内容无法再更改。如阅读者需要该文件，请回复本邮件，由主办方决定如何处理。',
    device: '建议检查该文件的来源设备。扫描结果偶有误判；如认为有误，请回复本邮件。',
    deadline: '挑战截止时间',
    action: '打开文件页面',
  },
}

/** The virus scanner found something in a file: what that means, and what to do. */
export const fileInfected = template({
  schema,
  preview: { ...proposalPreview, fileName: 'Plan and budget.xlsx', canReplace: true },
  reason: teamReason,
  subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
  Body({ data, mail }) {
    const text = texts[mail.locale]
    return (
      <Layout
        mail={mail}
        preheader={text.preheader}
        heading={text.heading}
        phase="apply"
        action={{ label: text.action, path: pathsFor(mail).files(data.proposalId) }}
      >
        <Greeting mail={mail} />
        <P>{text.lead(data.challenge)}</P>
        <Facts rows={[[text.file, data.fileName]]} />
        <P>{text.meaning}</P>
        <P>{data.canReplace ? text.replace : text.late}</P>
        {data.canReplace ? (
          <Deadline mail={mail} label={text.deadline} at={data.closesAt} graceMinutes={data.graceMinutes} />
        ) : null}
        <P>{text.device}</P>
      </Layout>
    )
  },
})
