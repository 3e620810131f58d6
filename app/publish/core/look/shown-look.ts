/** A picture as `<img>` shows it. */
export type ShownPicture = {
  readonly src: string
  readonly alt: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What pages of a programme show of its look. */
export type ShownLook = {
  /** The address of its style sheet; null where it has the house's own colours. */
  readonly styles: string | null
  readonly logo: ShownPicture | null
}

/** The hash in the file name of a picture's address (`<SHA-256>.png`); null for any other name. */
export function hashOfImageName(name: string | undefined): string | null {
  return /^([0-9a-f]{64})\.png$/.exec(name ?? '')?.[1] ?? null
}
