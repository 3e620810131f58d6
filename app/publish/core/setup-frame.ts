/** What the frame of a setup page needs to know of its challenge. */
export type SetupFrame = {
  readonly slug: string
  readonly title: string
  readonly programmeSlug: string
  readonly programmeName: string
  /** False for a chairing juror, who works for the challenge and not for the programme. */
  readonly isProgrammeOpen: boolean
  /** Whether the person answers the challenge's questions. */
  readonly isAnswerer: boolean
}
