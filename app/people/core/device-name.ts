const browsers = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bMicroMessenger\//, 'WeChat'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const systems = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bHarmonyOS\b/, 'HarmonyOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\b(Linux|X11|CrOS)\b/, 'Linux'],
] as const

const longestHeader = 1000

/** What a browser calls itself, in two words for its owner: "Firefox, Windows"; null for what says neither. */
export function deviceName(userAgent: string | null): string | null {
  const said = (userAgent ?? '').slice(0, longestHeader)
  const named = [browsers, systems].flatMap((list) => list.find(([pattern]) => pattern.test(said))?.[1] ?? [])
  return named.length === 0 ? null : named.join(', ')
}
