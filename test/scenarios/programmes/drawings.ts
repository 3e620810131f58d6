/** Logos of invented programmes and organisations, drawn here: shapes alone, so that no font is needed. */
const drawing = (width: number, height: number, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 4}" height="${height * 4}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`

/** A sail over two waves. */
export const harbourLogo = drawing(
  96,
  64,
  '<path d="M46 6v36H18z" fill="#0f5e8c"/><path d="M52 14v28h24z" fill="#f08a4b"/>' +
    '<path d="M6 50q10-8 21 0t21 0 21 0 21 0" fill="none" stroke="#0f5e8c" stroke-width="5" stroke-linecap="round"/>' +
    '<path d="M16 59q8-6 16 0t16 0 16 0 16 0" fill="none" stroke="#7fb6d4" stroke-width="4" stroke-linecap="round"/>',
)

/** Three islands in a ring. */
export const archipelagoLogo = drawing(
  64,
  64,
  '<circle cx="32" cy="32" r="27" fill="none" stroke="#20404f" stroke-width="4"/>' +
    '<path d="M14 36q6-12 14 0z" fill="#20404f"/><path d="M27 27q7-13 16 0z" fill="#4d7a5b"/><path d="M33 44q8-14 18 0z" fill="#20404f"/>',
)

/** A drop kept by a bowl. */
export const cellarLogo = drawing(
  72,
  64,
  '<path d="M36 4q15 18 15 27a15 15 0 0 1-30 0q0-9 15-27z" fill="#7a3b8f"/>' +
    '<path d="M8 34a28 26 0 0 0 56 0" fill="none" stroke="#2f2a45" stroke-width="6" stroke-linecap="round"/>',
)

/** Three drops side by side. */
export const rainwaterLogo = drawing(
  96,
  48,
  [16, 48, 80]
    .map(
      (x, at) =>
        `<path d="M${x} 6q11 14 11 21a11 11 0 0 1-22 0q0-7 11-21z" fill="${['#4a6fa5', '#2f4a73', '#8fb0d9'][at]}"/>`,
    )
    .join(''),
)
