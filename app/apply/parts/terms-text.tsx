import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import type { TermsView } from '#app/publish/core/terms.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'

/** The terms of one version, behind a line that names it. */
export function TermsText({ terms }: { terms: TermsView }) {
  const { t } = useTranslation('apply')
  return (
    <Disclosure summary={t('terms.read', { version: terms.version })}>
      {terms.html === null ? null : (
        <MarkdownView html={terms.html as RenderedMarkdown} lang={htmlLangs[terms.locale]} />
      )}
      {terms.link === '' ? null : (
        <p>
          <a href={terms.link} rel="noopener">
            {t('terms.in-full')}
          </a>
        </p>
      )}
    </Disclosure>
  )
}
