import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { useSite } from '#app/ui/site.ts'
import type { BriefView } from '../core/brief-view.ts'

/** The brief as it is read, section by section, marked with its language where that is not the page's. */
export function BriefSections({ brief }: { brief: BriefView }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const textLang = brief.locale === lang ? undefined : htmlLangs[brief.locale]
  return (
    <>
      {brief.sections.map(({ name, html }) => (
        <Section key={name} id={anchors[name]} title={t(`brief.sections.${name}`)}>
          <MarkdownView html={html as RenderedMarkdown} lang={textLang} />
        </Section>
      ))}
    </>
  )
}

const anchors: Readonly<Record<BriefView['sections'][number]['name'], string>> = {
  background: 'background',
  outcome: 'outcome',
  outOfScope: 'out-of-scope',
  offer: 'offer',
  eligibility: 'who-can-apply',
  terms: 'terms',
}
