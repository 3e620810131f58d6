/** How long before its instant an announcement is certain at least, so that it can still be stopped. */
export const holdMinutes = 10
