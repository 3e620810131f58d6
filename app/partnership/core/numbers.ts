/** A number out of an address: whole, from 1, at most four digits; null for anything else. */
export function numberIn(part: string | undefined): number | null {
  return part !== undefined && /^[1-9]\d{0,3}$/.test(part) ? Number(part) : null
}
