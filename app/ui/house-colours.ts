/*
 * The colours of styles/tokens.css once more, for what is computed from them: whether a programme's own colour can be
 * read on them, and samples of light and dark on one page. A test compares the two.
 */
export const houseColours = {
  light: {
    paper: 'oklch(0.984 0.006 95)',
    raised: 'oklch(0.998 0.002 95)',
    sunk: 'oklch(0.962 0.008 100)',
    ink: 'oklch(0.235 0.018 190)',
    'ink-2': 'oklch(0.42 0.018 185)',
    line: 'oklch(0.885 0.01 120)',
    'line-strong': 'oklch(0.59 0.018 180)',
    accent: 'oklch(0.385 0.072 176)',
    'accent-hover': 'oklch(0.31 0.06 178)',
    'accent-ink': 'oklch(0.985 0.012 130)',
    'accent-soft': 'oklch(0.944 0.024 172)',
    signal: 'oklch(0.68 0.165 50)',
    'signal-ink': 'oklch(0.44 0.12 42)',
    'signal-soft': 'oklch(0.956 0.034 70)',
    good: 'oklch(0.43 0.095 155)',
    'good-soft': 'oklch(0.95 0.035 155)',
    warn: 'oklch(0.44 0.095 65)',
    'warn-soft': 'oklch(0.958 0.045 85)',
    bad: 'oklch(0.46 0.16 25)',
    'bad-soft': 'oklch(0.956 0.024 25)',
    focus: 'oklch(0.58 0.17 255)',
  },
  dark: {
    paper: 'oklch(0.172 0.012 185)',
    raised: 'oklch(0.212 0.014 185)',
    sunk: 'oklch(0.145 0.01 185)',
    ink: 'oklch(0.945 0.008 110)',
    'ink-2': 'oklch(0.775 0.014 150)',
    line: 'oklch(0.312 0.016 182)',
    'line-strong': 'oklch(0.61 0.02 175)',
    accent: 'oklch(0.82 0.098 168)',
    'accent-hover': 'oklch(0.89 0.085 165)',
    'accent-ink': 'oklch(0.19 0.03 180)',
    'accent-soft': 'oklch(0.275 0.036 176)',
    signal: 'oklch(0.76 0.145 58)',
    'signal-ink': 'oklch(0.845 0.105 68)',
    'signal-soft': 'oklch(0.268 0.044 58)',
    good: 'oklch(0.82 0.105 155)',
    'good-soft': 'oklch(0.265 0.04 157)',
    warn: 'oklch(0.85 0.1 80)',
    'warn-soft': 'oklch(0.275 0.042 75)',
    bad: 'oklch(0.785 0.115 25)',
    'bad-soft': 'oklch(0.27 0.056 22)',
    focus: 'oklch(0.78 0.12 245)',
  },
} as const

export type Scheme = keyof typeof houseColours
export type HouseColour = keyof (typeof houseColours)['light']
