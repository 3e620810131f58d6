import { useCallback, useRef, useState } from 'react'
import { useSite } from '#app/ui/site.ts'
import type { FileView } from '../../core/files/upload-protocol.ts'
import { sendFile, type SendingEnd, type SendingState } from './send-file.ts'

export type Sending = {
  readonly key: number
  readonly name: string
  readonly bytes: number
  readonly state: SendingState | Exclude<SendingEnd, { kind: 'kept' }>
}

/** Files on their way from this page, one after the other for each question, and what came of them. */
export function useSending(
  { proposalId, question }: { proposalId: string; question: string },
  onKept: (file: FileView) => void,
) {
  const { paths } = useSite()
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const controls = useRef(new Map<number, AbortController>())
  const count = useRef(0)
  const queue = useRef(Promise.resolve())

  const change = useCallback((key: number, state: Sending['state'] | null) => {
    setSendings((all) =>
      all.flatMap((each) => (each.key !== key ? [each] : state === null ? [] : [{ ...each, state }])),
    )
  }, [])

  const send = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = (count.current += 1)
        const control = new AbortController()
        controls.current.set(key, control)
        const state = { kind: 'sending', sent: 0 } as const
        setSendings((all) => [
          ...all.filter((each) => isUnderWay(each)),
          { key, name: file.name, bytes: file.size, state },
        ])
        queue.current = queue.current.then(async () => {
          const end = await sendFile({
            file,
            question,
            beginAt: paths.uploads(proposalId),
            pieceAt: (upload) => paths.upload(proposalId, upload),
            signal: control.signal,
            onState: (now) => change(key, now),
          })
          controls.current.delete(key)
          if (end.kind === 'kept') onKept(end.file)
          change(key, end.kind === 'kept' ? null : end)
        })
      }
    },
    [change, onKept, paths, proposalId, question],
  )
  const stop = useCallback((key: number) => controls.current.get(key)?.abort(), [])
  return { sendings, send, stop }
}

export function isUnderWay({ state }: Sending): boolean {
  return state.kind === 'sending' || state.kind === 'looking' || state.kind === 'waiting'
}
