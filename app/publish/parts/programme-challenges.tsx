import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import { AskFirst } from '#app/ui/form/ask-first.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'

export type ProgrammeChallengesProps = {
  /** `mayOpen`: the reader works for that challenge. */
  challenges: readonly { id: string; slug: string; title: string; state: ChallengeState; mayOpen: boolean }[]
  /** Once a challenge has opened, no other one joins. */
  isOpen: boolean
  /** Others read the list. */
  isOrganiser: boolean
  result: FormProblem | undefined
}

/** The challenges of a programme: drafts can go while there are others, and new ones come until it opens. */
export function ProgrammeChallenges({ challenges, isOpen, isOrganiser, result }: ProgrammeChallengesProps) {
  const { t } = useTranslation(['publish', 'lifecycle'])
  const { paths } = useSite()
  const isRemoving = result?.values.intent === 'remove-challenge'
  const removeColumn = {
    key: 'remove',
    header: t('publish:programme-challenges.remove'),
    cell: ({ id, title, state }: ProgrammeChallengesProps['challenges'][number]) =>
      state === 'draft' && challenges.length > 1 ? (
        <AskFirst
          intent="remove-challenge"
          hidden={{ challengeId: id }}
          action={t('publish:programme-challenges.remove')}
          of={title}
          loss={t('publish:programme-challenges.remove-loss', { title })}
          confirm={t('publish:programme-challenges.remove-challenge', { title })}
        />
      ) : (
        '–'
      ),
  }
  return (
    <Section
      id="challenges"
      title={t('publish:programme-challenges.title')}
      intro={t('publish:programme-challenges.intro')}
    >
      {isRemoving && result.problem !== null ? <p role="alert">{result.problem}</p> : null}
      <DataTable
        caption={t('publish:programme-challenges.title')}
        isCaptionHidden
        rows={challenges}
        rowKey={(challenge) => challenge.id}
        empty={<p>{t('publish:programme-challenges.none')}</p>}
        columns={[
          {
            key: 'name',
            header: t('publish:programme-challenges.name'),
            isRowName: true,
            cell: ({ slug, title, mayOpen }) =>
              mayOpen ? <a href={paths.organise.challenge(slug)}>{title}</a> : title,
          },
          {
            key: 'state',
            header: t('publish:programme-challenges.state'),
            cell: ({ state }) => t(`lifecycle:states.${state}.staff`),
          },
          ...(isOrganiser ? [removeColumn] : []),
        ]}
      />
      {isOpen ? (
        <p>{t('publish:programme-challenges.open')}</p>
      ) : !isOrganiser ? null : (
        <Form
          result={isRemoving ? undefined : result}
          intent="add-challenge"
          label={t('publish:programme-challenges.add')}
        >
          <h3>{t('publish:programme-challenges.add')}</h3>
          <p>{t('publish:programme-challenges.add-hint')}</p>
          <TextField
            name="title"
            label={t('publish:programme-challenges.title-label')}
            hint={t('publish:programme-challenges.title-hint')}
            required
          />
          <TextField
            name="slug"
            label={t('publish:new-programme.slug')}
            hint={t('publish:new-programme.slug-hint')}
            spellCheck={false}
            width="medium"
            required
          />
          <SubmitButton tone="secondary">{t('publish:programme-challenges.add')}</SubmitButton>
        </Form>
      )}
    </Section>
  )
}
