import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import type { DeskView } from '../core/desk-view.ts'
import { stepPath } from './waiting-list.tsx'

type Steps = DeskView['steps']

/** From this many steps on, those that are done are folded away. */
const manyDone = 6

/** Every page of a challenge with where it stands; what is done folds away once it would bury the rest. */
export function StepList({ slug, steps }: { slug: string; steps: Steps }) {
  const { t } = useTranslation('desks')
  const done = steps.filter(({ state }) => state === 'done')
  const rest = steps.filter(({ state }) => state !== 'done')
  if (rest.length === 0 || done.length < manyDone) return <Rows slug={slug} steps={steps} />
  return (
    <>
      <Disclosure summary={t('cockpit.steps-done', { count: done.length })}>
        <Rows slug={slug} steps={done} />
      </Disclosure>
      <Rows slug={slug} steps={rest} />
    </>
  )
}

function Rows({ slug, steps }: { slug: string; steps: Steps }) {
  const { t } = useTranslation(['desks', 'ui'])
  const { paths } = useSite()
  return (
    <ul className="task-list">
      {steps.map(({ step, state, isOpen }) => (
        <li key={step}>
          {isOpen ? (
            <a href={stepPath(paths, step, slug)}>{t(`ui:challenge-steps.${step}`)}</a>
          ) : (
            <span>{t(`ui:challenge-steps.${step}`)}</span>
          )}
          <span className="task-list__status">
            {state === 'now' ? (
              <Tag tone="progress">{t('desks:cockpit.step-state.now')}</Tag>
            ) : (
              t(`desks:cockpit.step-state.${state}`)
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
