/** One thing the doctor looked at. A `note` is worth knowing and needs nothing. */
export type Finding = {
  readonly about: string
  readonly state: 'fine' | 'note' | 'problem'
  readonly says: string
  /** What to do about it. */
  readonly mend?: string
}

export const fine = (about: string, says: string): Finding => ({ about, state: 'fine', says })

export const note = (about: string, says: string, mend?: string): Finding => ({
  about,
  state: 'note',
  says,
  ...(mend !== undefined && { mend }),
})

export const problem = (about: string, says: string, mend?: string): Finding => ({
  about,
  state: 'problem',
  says,
  ...(mend !== undefined && { mend }),
})
