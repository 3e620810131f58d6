import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { takeArrivingFile } from '#app/http/arriving-file.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { problemResponse } from '#app/http/parse-form.server.ts'
import { arrivingBody } from '#app/http/request-body.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { Refusal } from '#app/platform/result.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { useSite } from '#app/ui/site.ts'
import { questionsForFiles } from '../data/file-questions.server.ts'
import { filesOfDraft } from '../data/files.server.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { uploadFile } from '../flows/upload-file.server.ts'
import { FileQuestion } from '../parts/files/file-question.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { fileSentence, orStorageRefusal } from './file-answers.server.ts'
import { loadFrame } from './frame.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'team of :proposal' },
  action: { who: 'team editor of :proposal', body: 'stream' },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const { challengeId } = found.row
  const answers = await draftAnswersOf(context.db, frame.id)
  return json({
    frame,
    questions: await questionsForFiles(context, { challengeId, answers }),
    files: await filesOfDraft(context.db, frame.id),
    pageTitle: `${context.t('apply')('files.title')} · ${frame.reference}`,
  })
}

/** One file as a plain form sends it; the question stands in the address. */
export async function action({ context, request }: ActionArgs) {
  const question = (new URL(request.url).searchParams.get('question') ?? '').slice(0, 100)
  const { id: proposalId } = sure(context.subject.proposal)
  const { personId } = context.signedIn
  const taken = await takeArrivingFile(
    { body: arrivingBody(context), contentType: request.headers.get('content-type') },
    ({ name, content }) =>
      orStorageRefusal(context, () =>
        uploadFile(
          { proposalId, personId, question, name, content },
          { ...context.ports, files: context.files },
        ),
      ),
  )
  if (taken === 'no-file' || taken === 'unreadable')
    return refused(context, question, { code: taken === 'no-file' ? 'no-file' : 'broken-off' })
  if (!taken.ok) return refused(context, question, taken.refusal)
  return redirectWithToast(context, pathsIn(context.lang).files(proposalId), 'apply:toasts.file-kept')
}

const statuses: Readonly<Record<string, number>> = {
  'file-too-large': 413,
  'deadline-passed': 409,
  'team-role-needed': 409,
  'storage-full': 409,
  'storage-away': 409,
}

function refused(context: RequestContext, question: string, refusal: Refusal): Response {
  const errors = { [`file-${question}`]: fileSentence(context, refusal) }
  return problemResponse(context, { errors, code: refusal.code }, statuses[refusal.code] ?? 422)
}

export default function Files() {
  const { frame, questions, files } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.canWrite && frame.state !== 'withdrawn'
  return (
    <ProposalLayout frame={frame} page="files" title={t('files.title')} lede={t('files.lede')}>
      <StandingCallout frame={frame} />
      {questions.map((question) => (
        <FileQuestion
          key={question.key}
          proposalId={frame.id}
          question={question}
          files={files.filter((file) => file.question === question.key)}
          result={result && `file-${question.key}` in result.errors ? result : undefined}
          isWritable={isWritable || result !== undefined}
        />
      ))}
      <ButtonRow>
        <ButtonLink to={paths.proposal(frame.id)} tone="quiet" icon="arrow-left">
          {t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
