import { z } from 'zod'
import { composedWith } from '#emails/composed-with.ts'
import type { Mail } from '#emails/parts/mail.ts'
import { template, type Composed, type Template } from '#emails/parts/template.ts'

const schema = z.object({
  notice: z.string(),
  /** Of the record it was taken from. */
  data: z.record(z.string(), z.unknown()),
  recipientName: z.string(),
  zone: z.string(),
  /** The words that are tried; null for the standard ones. */
  wording: z.object({ subject: z.string(), body: z.string() }).nullable(),
})

/** A copy of another mail for whoever prepares it: the words are that one's, marked as a test. */
export function testCopy(find: (notice: string) => Template | undefined): Template<typeof schema> {
  function copied(
    { notice, data, recipientName, zone, wording }: z.output<typeof schema>,
    mail: Mail,
  ): Composed {
    const of = find(notice)
    if (!of) throw new Error(`the notice ${notice} has no template`)
    const like = { ...mail, recipientName, zone, isTest: true, reason: of.reason[mail.locale] }
    return wording ? composedWith(wording, of, data, like) : of.compose(data, like)
  }
  return template({
    schema,
    preview: {
      notice: 'proposal.draft_reminder',
      data: {
        proposalId: '6a0f5e0e-1111-4222-8333-444455556666',
        challenge: 'Cooler streets in dense districts',
        challengeSlug: 'cooler-streets',
        title: 'Shade that grows',
        reference: 'HEL-2021-K7QF-3',
        closesAt: '2021-12-22T21:59:00.000Z',
        left: '3d',
        sectionsLeft: 2,
        sections: 5,
      },
      recipientName: 'Aino Esimerkki',
      zone: 'Europe/Helsinki',
      wording: null,
    },
    reason: {
      en: 'you asked for a test of a mail.',
      fi: 'pyysit koeviestin.',
      sv: 'du bad om ett provbrev.',
      'zh-CN': '您申请了一封测试邮件。',
    },
    // Whoever gets another address does not need tests at the new one.
    isForAddress: true,
    subject: (data, mail) => `[TEST] ${copied(data, mail).subject}`,
    Body: ({ data, mail }) => copied(data, mail).body,
  })
}
