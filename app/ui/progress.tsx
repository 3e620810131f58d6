export type ProgressProps = {
  done: number
  total: number
  /** In words: "7 of 12 read, about 1 h 10 min left". It is also the bar's name. */
  label: string
}

/** How far something has come: the sentence first, the bar beside it. */
export function Progress({ done, total, label }: ProgressProps) {
  return (
    <div className="progress">
      <p className="progress__label">{label}</p>
      <progress value={done} max={Math.max(total, 1)} aria-label={label} />
    </div>
  )
}
