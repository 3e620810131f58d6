import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ShownForm, ShownQuestion, ShownSection } from '../core/form/form-words.ts'

/** Kinds of question a builder can add; the language is asked once by every form. */
export const offeredTypes = [
  'short-text',
  'long-text',
  'markdown',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'ranking',
  'table',
  'file',
  'link',
  'country',
  'organisation',
  'member',
  'maturity',
  'consent',
  'note',
] as const

type OutlineProps = {
  form: ShownForm
  revision: string
  canWrite: boolean
  /** This page in the language that is being written. */
  page: string
}

/** The form as a list: each question with what can be done with it. Every button works without script. */
export function FormOutline({ form, revision, canWrite, page }: OutlineProps) {
  const { t } = useTranslation('publish')
  return (
    <>
      {form.sections.map((section) => (
        <Section
          key={section.key}
          id={`section-${section.key}`}
          title={section.title || t('edit-form.untitled')}
          titleLang={section.wordsIn ? htmlLangs[section.wordsIn] : undefined}
          intro={section.hint}
          actions={
            canWrite ? (
              <RowActions
                what="section"
                item={section.key}
                label={section.title}
                revision={revision}
                edit={`${page}&section=${section.key}`}
                canRemove={section.questions.length === 0 && form.sections.length > 1}
              />
            ) : undefined
          }
        >
          <ol className="form-outline">
            {section.questions.map((question) => (
              <OutlineRow key={question.key} {...{ question, form, revision, canWrite, page }} />
            ))}
          </ol>
          {canWrite ? <AddQuestion section={section} revision={revision} /> : null}
        </Section>
      ))}
      {canWrite ? (
        <Section id="add-section" title={t('edit-form.add-section')}>
          <Form intent="add-section" hidden={{ revision }} label={t('edit-form.add-section')}>
            <TextField name="title" label={t('edit-form.section-title')} />
            <SubmitButton tone="secondary">{t('edit-form.add-section')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </>
  )
}

function OutlineRow({
  question,
  form,
  revision,
  canWrite,
  page,
}: OutlineProps & { question: ShownQuestion }) {
  const { t } = useTranslation('publish')
  const { key, type, label, wordsIn, isRequired, visibility, condition } = question
  const other = form.sections
    .flatMap(({ questions }) => questions)
    .find((each) => each.key === condition?.question)
  return (
    <li id={`question-${key}`} className="form-outline__row">
      <div>
        <p className="form-outline__label" lang={wordsIn ? htmlLangs[wordsIn] : undefined}>
          {label || t('edit-form.untitled')}
        </p>
        <p className="form-outline__facts">
          <Tag>{t(`form.types.${type}`)}</Tag>{' '}
          {type === 'note' ? null : <Tag>{t(isRequired ? 'edit-form.required' : 'edit-form.optional')}</Tag>}{' '}
          {visibility === 'jurors' ? null : <Tag>{t(`form.visibility.${visibility}`)}</Tag>}{' '}
          {other ? <span>{t('edit-form.hangs-on', { question: other.label })}</span> : null}
        </p>
      </div>
      {canWrite ? (
        <RowActions
          what="question"
          item={key}
          label={label}
          revision={revision}
          edit={`${page}&question=${key}`}
          canRemove={key !== 'title' && key !== 'language'}
        />
      ) : null}
    </li>
  )
}

function RowActions({
  what,
  item,
  label,
  revision,
  edit,
  canRemove,
}: {
  what: 'section' | 'question'
  item: string
  label: string
  revision: string
  edit: string
  canRemove: boolean
}) {
  const { t } = useTranslation('publish')
  const named = (act: string) => `${act}: ${label}`
  return (
    <div className="form-outline__acts">
      <ButtonLink to={edit} tone="quiet" size="small">
        {t('edit-form.edit')}
        <span className="visually-hidden"> {label}</span>
      </ButtonLink>
      {(['up', 'down'] as const).map((way) => (
        <Form
          key={way}
          intent={`move-${what}`}
          hidden={{ revision, [what]: item, way }}
          label={named(t(`edit-form.${way}`))}
        >
          <Button tone="quiet" size="small">
            {t(`edit-form.${way}`)}
            <span className="visually-hidden"> {label}</span>
          </Button>
        </Form>
      ))}
      {canRemove ? (
        <Form
          intent={`remove-${what}`}
          hidden={{ revision, [what]: item }}
          label={named(t('edit-form.remove'))}
        >
          <Button tone="quiet" size="small">
            {t('edit-form.remove')}
            <span className="visually-hidden"> {label}</span>
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

function AddQuestion({ section, revision }: { section: ShownSection; revision: string }) {
  const { t } = useTranslation('publish')
  return (
    <Disclosure summary={t('edit-form.add-question')}>
      <Form
        intent="add-question"
        hidden={{ revision, section: section.key }}
        label={`${t('edit-form.add-question')}: ${section.title}`}
      >
        <TextField name="label" label={t('edit-form.label')} />
        <SelectField
          name="kind"
          label={t('edit-form.kind')}
          defaultValue="long-text"
          choices={offeredTypes.map((type) => ({ value: type, label: t(`form.types.${type}`) }))}
        />
        <SubmitButton tone="secondary">{t('edit-form.add-question')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}
