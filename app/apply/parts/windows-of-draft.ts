/** What the windows of one browser that show the same draft tell each other: an answer that one of them has saved. */
export type SavedElsewhere = { readonly question: string; readonly value: string; readonly version: number }

export type Windows = { tell(saved: SavedElsewhere): void; close(): void }

/** `onSaved` hears what other windows saved, never what this one told. */
export function openWindows(proposalId: string, onSaved: (saved: SavedElsewhere) => void): Windows {
  const channel = new BroadcastChannel(`haaste-draft ${proposalId}`)
  channel.onmessage = ({ data }: MessageEvent<SavedElsewhere>) => onSaved(data)
  return { tell: (saved) => channel.postMessage(saved), close: () => channel.close() }
}
