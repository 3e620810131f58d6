import { z } from 'zod'
import { mergeValuesOf } from '#emails/merge-fields.ts'
import { plainOf, readBlocks, readSubject } from '#emails/own-words.ts'
import { Layout } from '#emails/parts/layout.tsx'
import type { Mail, OwnWordsOfMail } from '#emails/parts/mail.ts'
import { opaque } from '#emails/parts/opaque.ts'
import { Greeting } from '#emails/parts/pieces.tsx'
import { template } from '#emails/parts/template.ts'

const schema = z.object({
  /** In the small Markdown of mails, as two people have agreed to it. */
  subject: z.string(),
  body: z.string(),
  /** Its title in the reader's language; empty for a message about the whole programme. */
  challenge: opaque(z.string()),
})

/** What can be named in a message to many. */
export const broadcastSchema = { schema }

/** What an organiser writes to many, in their own words from the heading to the last paragraph. */
export const broadcastCustom = template({
  schema,
  preview: {
    subject: 'A word about {{challenge}}',
    body: 'Two things about **{{challenge}}**:\n\n- The hall has moved to the main library.\n- The doors open at nine.',
    challenge: 'Cooler streets in dense districts',
  },
  reason: {
    en: 'you take part in this programme, follow it or judge in it, and an organiser writes to all of you.',
    fi: 'osallistut ohjelmaan, seuraat sitä tai arvioit siinä, ja järjestäjä kirjoittaa teille kaikille.',
    sv: 'du deltar i programmet, följer det eller bedömer i det, och en arrangör skriver till er alla.',
    'zh-CN': '您参与、关注本项目或担任其评委，主办方向全体相关人员发送此邮件。',
  },
  subject: (data, mail) => ownOf(data, mail).heading,
  Body({ data, mail }) {
    const own = ownOf(data, mail)
    return (
      <Layout mail={{ ...mail, own }} preheader="" heading={own.heading}>
        <Greeting mail={mail} />
      </Layout>
    )
  },
})

function ownOf(data: z.output<typeof schema>, mail: Mail): OwnWordsOfMail {
  const values = mergeValuesOf(broadcastSchema, data, mail)
  return { heading: plainOf(readSubject(data.subject), values), blocks: readBlocks(data.body), values }
}
