import type { MetaFunction } from '@remix-run/node'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { renderMarkdown } from '#app/platform/markdown.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { PublicLayout } from '../layout/public-layout.tsx'
import { sampleMarkdown } from './style-guide/samples.ts'
import { FigureSamples } from './style-guide/figure-samples.tsx'
import { FormSamples } from './style-guide/form-samples.tsx'
import { PieceSamples } from './style-guide/piece-samples.tsx'
import { SignatureSamples } from './style-guide/signature-samples.tsx'

/** Hydrated so that the fields are seen as they are on real forms. */
export const handle = { hydrate: true }

export const access = { loader: { who: 'demo' } } satisfies Access

export const meta: MetaFunction = () => [{ title: 'Style guide – Haaste' }]

export function loader({ context }: LoaderArgs) {
  return json({
    nowIso: context.now.toISOString(),
    sampleHtml: renderMarkdown(sampleMarkdown, { headingLevel: 3 }),
  })
}

/** Every component in every state, with invented content. In English: it is for those who build pages. */
export default function StyleGuide() {
  const { nowIso, sampleHtml } = useLoaderData<typeof loader>()
  return (
    <PublicLayout>
      <PageHeader
        voice="question"
        eyebrow="Style guide"
        title="How might we make a city hall feel like a bright morning?"
        lede="Every component in every state, with invented content. What is not here should not be on a page."
      />
      <SignatureSamples nowIso={nowIso} />
      <PieceSamples sampleHtml={sampleHtml} />
      <FormSamples />
      <FigureSamples />
    </PublicLayout>
  )
}
