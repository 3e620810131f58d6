import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { duplicateSchema } from '../core/duplicate-schema.ts'
import type { Likeness } from '../core/likeness.ts'

export type DuplicateFormProps = {
  result?: FormResult & { code: string | null }
  slug: string
  version: number
  /** What looks like it, the likest first. */
  like: readonly {
    id: string
    reference: string
    title: string
    organisation: string
    likenesses: readonly Likeness[]
  }[]
  /** The one it was marked as repeating. */
  original: { id: string; reference: string } | null
  isOver: boolean
}

/** What looks like this proposal, and the mark that it repeats another. */
export function DuplicateForm({ result, slug, version, like, original, isOver }: DuplicateFormProps) {
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const form = useZodForm(duplicateSchema)
  const [likest] = like
  // Both titles were shown: sent again, it is meant.
  const confirmed = result?.code === 'duplicate-unlike' ? String(result.values.original ?? '') : ''
  return (
    <Section id="duplicate" title={t('duplicate.title')}>
      {original ? (
        <>
          <p>
            <a href={paths.organise.proposal(slug, original.id)}>
              {t('duplicate.is', { reference: original.reference })}
            </a>
          </p>
          {isOver ? null : (
            <Form intent="not-duplicate" hidden={{ version }} label={t('duplicate.take-back')}>
              <SubmitButton tone="secondary">{t('duplicate.take-back')}</SubmitButton>
            </Form>
          )}
        </>
      ) : (
        <>
          <p>{t(like.length > 0 ? 'duplicate.like' : 'duplicate.none')}</p>
          {like.length > 0 ? (
            <ul className="plain-list">
              {like.map(({ id, reference, title, organisation, likenesses }) => (
                <li key={id}>
                  <a href={paths.organise.proposal(slug, id)} dir="auto">
                    {title}
                  </a>{' '}
                  <span className="facts__note">
                    {reference} · {organisation} ·{' '}
                    {likenesses.map((each) => t(`duplicate.in.${each}`)).join(', ')}
                  </span>
                </li>
              ))}
            </ul>
          ) : null}
          {isOver ? null : (
            <Disclosure summary={t('duplicate.mark')} open={result !== undefined}>
              <Form
                form={form}
                result={result}
                intent="duplicate"
                rowNames={{ original: t('duplicate.original'), reason: t('duplicate.reason') }}
                hidden={{ version, confirmed }}
                label={t('duplicate.mark')}
              >
                <TextField
                  name="original"
                  label={t('duplicate.original')}
                  defaultValue={likest?.reference}
                  width="medium"
                />
                <TextArea
                  name="reason"
                  label={t('duplicate.reason')}
                  hint={t('duplicate.reason-hint')}
                  rows={3}
                  maxCharacters={2000}
                />
                <SubmitButton tone="secondary">{t('duplicate.mark')}</SubmitButton>
              </Form>
            </Disclosure>
          )}
        </>
      )}
    </Section>
  )
}
