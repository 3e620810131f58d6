/** Empty rows for choices and columns below those there are. */
export const freshParts = 3
