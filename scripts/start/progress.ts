/** Lines for the person at the terminal. */
export type Progress = {
  /** `share` from 0 to 1 rewrites the last line with a percentage where the output is a terminal. */
  line(text: string, share?: number): void
}

/** Writes to `output`; a log file or a pipe gets whole lines and no percentages in between. */
export function createProgress(output: NodeJS.WriteStream): Progress {
  let isOpen = false
  return {
    line(text, share) {
      if (share !== undefined && share < 1) {
        if (!output.isTTY) return
        output.write(`\r\u001b[K  ${text} ${Math.floor(share * 100)} %`)
        isOpen = true
        return
      }
      output.write(`${isOpen ? '\r\u001b[K' : ''}  ${text}\n`)
      isOpen = false
    },
  }
}
