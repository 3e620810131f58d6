/** Who stands in the properties of an Office file: `docProps/core.xml` and `docProps/app.xml`. */
import type { Trace, TraceField } from './inspection.ts'

export const propertyParts = ['docProps/core.xml', 'docProps/app.xml'] as const

const elements: readonly (readonly [TraceField, RegExp])[] = [
  ['author', /<(?:\w+:)?creator\b[^>]{0,200}>([^<]{1,1000})</gi],
  ['last-author', /<(?:\w+:)?lastModifiedBy\b[^>]{0,200}>([^<]{1,1000})</gi],
  ['company', /<(?:\w+:)?Company\b[^>]{0,200}>([^<]{1,1000})</gi],
  ['manager', /<(?:\w+:)?Manager\b[^>]{0,200}>([^<]{1,1000})</gi],
]

/** What the text of a properties part says of people. */
export function officeTraces(xml: string): Trace[] {
  return elements.flatMap(([field, pattern]) =>
    [...xml.matchAll(pattern)].map(([, value = '']) => ({ field, value: plainText(value) })),
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML's own entities and numbers as the characters they stand for. */
export function plainText(xml: string): string {
  return xml.replace(
    /&(?:(\w+)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name?: string, ten?: string, hex?: string) => {
      if (name) return entities[name] ?? whole
      const code = ten ? Number(ten) : Number.parseInt(hex ?? '', 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
