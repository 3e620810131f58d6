/** Which files a proposal may carry, how large and how many. Said on the page before anybody chooses one. */

export const fileTypes = {
  pdf: { media: 'application/pdf', extensions: ['pdf'] },
  png: { media: 'image/png', extensions: ['png'] },
  jpeg: { media: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  pptx: {
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
  },
} as const satisfies Record<string, { media: string; extensions: readonly string[] }>

export type FileType = keyof typeof fileTypes
export const fileTypeNames = Object.keys(fileTypes) as FileType[]

const megabyte = 1_000_000

/** Bytes of one file. */
export const mostFileBytes = 20 * megabyte
/** Bytes of all files of a proposal together, those of submitted versions included. */
export const mostProposalBytes = 100 * megabyte
/** Pixels of a picture's longer side, and of the whole picture. */
export const longestPictureSide = 12_000
export const mostPicturePixels = 100_000_000

/** What an Office file may be once unpacked. It is never unpacked here: its own list of contents says so. */
export const mostUnpackedBytes = 200 * megabyte
export const mostArchiveEntries = 2_000
export const mostArchiveRatio = 100

/** For the `accept` of a file field. What arrives is looked at all the same. */
export function acceptOf(types: readonly FileType[]): string {
  return types.flatMap((type) => fileTypes[type].extensions.map((extension) => `.${extension}`)).join(',')
}
