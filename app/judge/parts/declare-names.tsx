import { useTranslation } from 'react-i18next'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { conflictKinds, type ConflictKind } from '../core/declarations.ts'
import { namesPerPage } from '../core/names-declared.ts'
import type { JuryStage } from '../core/jury-stage.ts'

type DeclareNamesProps = {
  /** Of this page, without those that are written down. */
  names: readonly string[]
  page: number
  pages: number
  count: number
  search: string
  named: readonly { name: string; kind: ConflictKind; privateNote: string | null }[]
  list: string
  isWhole: boolean
  isFew: boolean
  hints: readonly string[]
  seenSuggestions: string | null
  stage: JuryStage
  isDeliberating: boolean
  resultOf: (intent: string) => FormResult
}

/**
 * Conflicts where the challenge is read blind: one list of names to go through, at any length without script. No
 * proposal is spoken of here.
 */
export function DeclareNames(props: DeclareNamesProps) {
  const { names, page, pages, count, search, named, hints, stage, isDeliberating, isWhole, isFew } = props
  const { t } = useTranslation('judge')
  const result = props.resultOf('name') ?? props.resultOf('whole')
  const isJudging = stage === 'judging' || isDeliberating
  // The search narrows what is seen; only who has come to the end of the whole list can say that they have.
  const isAtEnd = search === '' && page === pages && !isDeliberating
  const address = (next: number) =>
    `?${new URLSearchParams({ ...(search !== '' && { name: search }), page: String(next) }).toString()}`
  return (
    <>
      <Callout title={t('names.how')}>
        <p>{t('names.how-hint')}</p>
        <p>{t('names.everybody')}</p>
        {isFew ? <p>{t('names.few')}</p> : null}
      </Callout>
      {isJudging ? (
        <Callout tone="warn" title={t('names.late')}>
          <p>{t('names.late-hint')}</p>
        </Callout>
      ) : null}
      {hints.length > 0 ? (
        <Callout tone="warn" title={t('names.hints.title')}>
          <ul>
            {hints.map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ul>
          <p>{t('names.hints.answer')}</p>
        </Callout>
      ) : null}
      {named.length > 0 ? (
        <Section id="named" title={t('names.own', { count: named.length })}>
          <ul className="tie-list">
            {named.map(({ name, kind, privateNote }) => (
              <li key={name}>
                <span>
                  {t('names.own-line', { name, kind: t(`conflicts.kinds.${kind}`) })}
                  {privateNote ? <small> {privateNote}</small> : null}
                </span>
                {isDeliberating ? null : (
                  <Form
                    intent="unname"
                    hidden={{ name }}
                    result={props.resultOf('unname')}
                    label={t('names.remove-one', { name })}
                  >
                    <SubmitButton tone="secondary">{t('names.remove')}</SubmitButton>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section id="names" title={t('names.title')} intro={t(isWhole ? 'names.whole' : 'names.not-whole')}>
        {pages > 1 || search !== '' || count > 20 ? (
          <Filters {...(search !== '' && { clearTo: '?' })} result={t('names.found', { count })}>
            <TextField
              name="name"
              label={t('names.search')}
              hint={t('names.search-hint')}
              defaultValue={search}
              autoComplete="off"
            />
          </Filters>
        ) : null}
        <Form
          result={result}
          label={t('names.title')}
          hidden={{ list: props.list, seenSuggestions: props.seenSuggestions ?? undefined }}
        >
          {names.length > 0 ? (
            <CheckboxGroup
              name="tied[]"
              label={t('names.tick')}
              layout="columns"
              choices={names.map((name) => ({ value: name, label: name }))}
            />
          ) : (
            <p>{t('names.none-here')}</p>
          )}
          <Pager
            {...(page < pages && { nextTo: address(page + 1) })}
            {...(page > 1 && { firstTo: address(1) })}
            note={t('names.page', {
              from: (page - 1) * namesPerPage + 1,
              to: Math.min(page * namesPerPage, count),
              count,
            })}
          />
          {names.length > 0 ? (
            <>
              <SelectField
                name="nameKind"
                label={t('conflicts.kind')}
                hint={t('names.kind-hint')}
                placeholder={t('conflicts.choose-kind')}
                choices={conflictKinds.map((kind) => ({ value: kind, label: t(`conflicts.kinds.${kind}`) }))}
                optional
              />
              <TextField
                name="nameNote"
                label={t('conflicts.note')}
                hint={t('conflicts.note-hint')}
                optional
              />
            </>
          ) : null}
          {isAtEnd ? <p>{t('names.whole-means')}</p> : null}
          <ButtonRow>
            {isAtEnd ? (
              <SubmitButton intent="whole">
                {t(isWhole ? 'names.whole-again' : 'names.whole-button')}
              </SubmitButton>
            ) : null}
            {names.length > 0 ? (
              <SubmitButton tone="secondary" intent="name">
                {t('names.add')}
              </SubmitButton>
            ) : null}
          </ButtonRow>
        </Form>
      </Section>
    </>
  )
}
