import { htmlLangOf } from '#app/platform/languages.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { limitIn } from '#app/publish/core/form/question-type.ts'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { useSite } from '#app/ui/site.ts'
import { useIsLive } from '#app/ui/use-is-live.ts'
import type { FieldFor } from './question-field.tsx'
import { useWords } from './use-words.ts'

/** A text in Markdown. What it will look like is shown while one writes; without script on the page of the check. */
export function MarkdownField({ question, value, language }: FieldFor<'markdown'>) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const words = useWords(question)
  const isLive = useIsLive()
  const around = useRef<HTMLDivElement>(null)
  const [html, setHtml] = useState<RenderedMarkdown | null>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const area = around.current?.querySelector('textarea')
    if (!isOpen || !area) return
    let isWanted = true
    const draw = async () => {
      const { renderMarkdown } = await import('#app/platform/markdown.ts')
      if (isWanted) setHtml(renderMarkdown(area.value, { headingLevel: 3 }))
    }
    void draw()
    const later = () => void draw()
    area.addEventListener('input', later)
    return () => {
      isWanted = false
      area.removeEventListener('input', later)
    }
  }, [isOpen])
  const textLang = language === lang ? undefined : htmlLangOf(language)
  return (
    <div ref={around}>
      <TextArea
        {...words}
        hint={[words.hint, t('fields.markdown')].filter(Boolean).join(' ')}
        defaultValue={value}
        rows={question.config.rows}
        maxCharacters={limitIn(language, question.config.limit)}
        lang={textLang}
      />
      {isLive ? (
        <p>
          <Button
            type="button"
            tone="quiet"
            size="small"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'fields.markdown-close' : 'fields.markdown-preview')}
          </Button>
        </p>
      ) : null}
      {isOpen && html !== null ? <MarkdownView html={html} lang={textLang} /> : null}
    </div>
  )
}
