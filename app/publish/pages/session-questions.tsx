import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { textIn } from '../core/text-in.ts'
import { questionDesk } from '../data/questions.server.ts'
import { sessionFrame } from '../data/session-frame.server.ts'
import { sessionOfProgramme } from '../data/sessions.server.ts'
import { ProgrammePage } from '../parts/programme-page.tsx'
import { QuestionDesk } from '../parts/question-desk.tsx'
import { questionAction } from './question-action.server.ts'

const forOrganisers = { who: 'organiser of :programme' } as const

export const access = {
  loader: forOrganisers,
  action: {
    answer: forOrganisers,
    'set-aside': forOrganisers,
    'take-back': forOrganisers,
    publish: forOrganisers,
  },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang } = context
  const { id } = sure(context.subject.programme)
  const session = await sessionOfProgramme(db, id, params.session ?? '')
  if (!session) throw notFound()
  const frame = await sessionFrame(db, id, lang)
  const title = textIn(session.texts, lang)?.title ?? session.slug
  return json({
    pageTitle: `${context.t('publish')('setup.questions.title')} · ${title}`,
    programme: frame.programme,
    languages: frame.languages,
    session: { slug: session.slug, title, zone: session.zone },
    desk: await questionDesk(db, { sessionId: session.id }),
  })
}

export async function action({ context, params }: ActionArgs) {
  const programme = sure(context.subject.programme)
  const session = await sessionOfProgramme(context.db, programme.id, params.session ?? '')
  if (!session) throw notFound()
  const back = pathsIn(context.lang).organise.sessionQuestions(programme.slug, session.slug)
  return questionAction(context, { sessionId: session.id }, back)
}

export default function SessionQuestions() {
  const { programme, session, languages, desk } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  return (
    <ProgrammePage
      programme={programme}
      title={t('setup.questions.title')}
      lede={t('question-desk.session-lede')}
      session={{ slug: session.slug, title: session.title, current: 'questions' }}
      actions={
        <ButtonLink to={paths.organise.live(programme.slug, session.slug)} tone="secondary">
          {t('question-desk.stage')}
        </ButtonLink>
      }
    >
      <QuestionDesk zone={session.zone} languages={languages} result={result} desk={desk} />
    </ProgrammePage>
  )
}
