import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Phase } from '#app/lifecycle/phases.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { Layout } from './layout.tsx'
import { withReference, type Mail } from './mail.ts'
import { Greeting } from './pieces.tsx'
import { template, type Template } from './template.ts'

/** The words every mail about one proposal has; the heading is its subject where it has none of its own. */
export type ProposalWords = {
  readonly subject: string
  readonly preheader: string
  readonly heading?: string
  readonly action: string
}

/**
 * A mail about one proposal to its team: the reference in the subject, a heading, one thing to do. `says` is what stands
 * between the greeting and the button.
 */
export function proposalMail<
  Data extends { readonly reference: string },
  Schema extends z.ZodType<Data>,
  Words extends ProposalWords,
>({
  texts,
  phase,
  leadsTo,
  says,
  ...parts
}: {
  schema: Schema
  preview: z.output<Schema>
  reason: Record<Locale, string>
  texts: Record<Locale, Words>
  phase: Phase
  leadsTo(data: z.output<Schema>, mail: Mail): string
  says(given: { data: z.output<Schema>; text: Words; mail: Mail }): ReactNode
}): Template<Schema> {
  return template({
    ...parts,
    subject: (data, { locale }) => withReference(data.reference, texts[locale].subject),
    Body({ data, mail }) {
      const text = texts[mail.locale]
      return (
        <Layout
          mail={mail}
          preheader={text.preheader}
          heading={text.heading ?? text.subject}
          phase={phase}
          action={{ label: text.action, path: leadsTo(data, mail) }}
        >
          <Greeting mail={mail} />
          {says({ data, text, mail })}
        </Layout>
      )
    },
  })
}
