import { useCallback, useEffect, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes, formatShare } from '#app/platform/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { acceptOf, fileTypeNames, mostFileBytes, mostProposalBytes } from '../../core/files/file-types.ts'
import type { FileView } from '../../core/files/upload-protocol.ts'
import { FileList } from './file-list.tsx'
import { useScanWatch } from './use-scan-watch.ts'
import { isUnderWay, useSending, type Sending } from './use-sending.ts'

export type AskedForFiles = {
  readonly key: string
  readonly label: string
  readonly help: string
  readonly most: number
}

/** A question that is answered by files: those that are there, and the way to bring another, with or without script. */
export function FileQuestion({
  proposalId,
  question,
  files: given,
  result,
  isWritable,
}: {
  proposalId: string
  question: AskedForFiles
  files: readonly FileView[]
  /** What the action answered to a plain post for this question. */
  result?: FormResult
  isWritable: boolean
}) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const [files, setFiles] = useState(given)
  const [kept, setKept] = useState<string | null>(null)
  const [checked, setChecked] = useState<readonly FileView[]>([])
  const isChecking = files.some(({ scan }) => scan === 'pending')
  useScanWatch(files, {
    isOn: isWritable,
    addressOf: ({ id }) => paths.upload(proposalId, id),
    onChecked: (file) => {
      setFiles((all) => all.map((each) => (each.id === file.id ? file : each)))
      setChecked((all) => [...all, file])
    },
  })
  const onKept = useCallback((file: FileView) => {
    setFiles((all) => [...all.filter(({ id, name }) => id !== file.id && !isSameName(name, file.name)), file])
    setKept(file.name)
  }, [])
  const { sendings, send, stop } = useSending({ proposalId, question: question.key }, onKept)
  return (
    <Section id={`files-${question.key}`} title={question.label} intro={question.help || undefined}>
      {files.length === 0 ? <p className="note">{t('files.none')}</p> : null}
      <FileList
        proposalId={proposalId}
        files={files}
        label={t('files.list', { question: question.label })}
        controls={isWritable ? (file) => <RemoveButton proposalId={proposalId} file={file} /> : undefined}
      />
      {isChecking ? <LookAgain href={paths.files(proposalId)} isWatched={isWritable} /> : null}
      <div aria-live="polite">
        {checked.map(({ id, name, scan }) =>
          scan === 'skipped' ? null : (
            <p key={id} className="note" dir="auto">
              {name}: {t(`files.scan.${scan}`)}
            </p>
          ),
        )}
        {kept ? <p className="note">{t('files.kept', { name: kept })}</p> : null}
        {sendings.map((sending) => (
          <SendingLine key={sending.key} sending={sending} onStop={() => stop(sending.key)} />
        ))}
      </div>
      {isWritable ? (
        <ChooseFiles
          action={`${paths.files(proposalId)}?question=${encodeURIComponent(question.key)}`}
          question={question}
          result={result}
          isFull={files.length >= question.most}
          onFiles={send}
        />
      ) : null}
    </Section>
  )
}

/** The way to see what the scanner says where no script looks by itself. */
function LookAgain({ href, isWatched }: { href: string; isWatched: boolean }) {
  const { t } = useTranslation('apply')
  const [hasScript, setHasScript] = useState(false)
  useEffect(() => setHasScript(true), [])
  return hasScript && isWatched ? null : (
    <p>
      <a href={href}>{t('files.look-again')}</a>
    </p>
  )
}

const isSameName = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function RemoveButton({ proposalId, file }: { proposalId: string; file: FileView }) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  return (
    <form method="post" action={paths.file(proposalId, file.id)}>
      <Button
        tone="quiet"
        size="small"
        icon="cross"
        aria-label={t('files.remove-which', { name: file.name })}
      >
        {t('files.remove')}
      </Button>
    </form>
  )
}

function ChooseFiles({
  action,
  question,
  result,
  isFull,
  onFiles,
}: {
  action: string
  question: AskedForFiles
  result?: FormResult
  isFull: boolean
  onFiles: (files: readonly File[]) => void
}) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const [hasScript, setHasScript] = useState(false)
  const [isOver, setOver] = useState(false)
  useEffect(() => setHasScript(true), [])
  const limits = [
    t('files.limits', {
      size: formatBytes(lang, mostFileBytes),
      total: formatBytes(lang, mostProposalBytes),
    }),
    t('files.most', { count: question.most }),
    t('files.same-name'),
  ].join(' ')
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div
      className={`file-drop${isOver ? ' file-drop--over' : ''}`}
      onDrop={hasScript ? drop : undefined}
      onDragOver={hasScript ? over : undefined}
      onDragLeave={() => setOver(false)}
    >
      <Form result={result} action={action} encType="multipart/form-data" label={question.label}>
        <FileField
          name={`file-${question.key}`}
          label={t('files.choose')}
          hint={isFull ? `${limits} ${t('files.full')}` : limits}
          accept={acceptOf(fileTypeNames)}
          onFiles={hasScript ? onFiles : undefined}
        />
        {hasScript ? (
          <p className="note">{t('files.or-drop')}</p>
        ) : (
          <SubmitButton>{t('files.upload')}</SubmitButton>
        )}
      </Form>
    </div>
  )
}

function SendingLine({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const { name, bytes, state } = sending
  if (state.kind === 'refused' || state.kind === 'session-over') {
    return (
      <Callout tone="bad" title={name}>
        <p>{state.kind === 'refused' ? state.sentence : t('files.session-over')}</p>
      </Callout>
    )
  }
  if (state.kind === 'stopped') return <p className="note">{t('files.stopped', { name })}</p>
  const sent = state.kind === 'sending' ? state.sent : bytes
  const label =
    state.kind === 'waiting'
      ? t('files.waiting', { name })
      : state.kind === 'looking'
        ? t('files.looking', { name })
        : t('files.sending', { name, share: formatShare(lang, bytes === 0 ? 1 : sent / bytes, 0) })
  return (
    <div className="file-sending">
      <Progress done={state.kind === 'waiting' ? 0 : sent} total={bytes} label={label} />
      {isUnderWay(sending) ? (
        <Button
          type="button"
          tone="quiet"
          size="small"
          onClick={onStop}
          aria-label={t('files.stop-which', { name })}
        >
          {t('files.stop')}
        </Button>
      ) : null}
    </div>
  )
}
