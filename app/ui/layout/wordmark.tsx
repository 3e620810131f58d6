/** The name, and six stations of which one is being walked to. */
export function Wordmark() {
  return (
    <svg
      className="wordmark"
      viewBox="0 0 132 32"
      width="132"
      height="32"
      aria-hidden="true"
      focusable="false"
    >
      <path className="wordmark__line" d="M6 25L6 14.5A8 8 0 0114 6.5L14 6.5A8 8 0 0122 14.5L22 25" />
      <path className="wordmark__line" d="M6 18.5L22 18.5" />
      <circle className="wordmark__dot" cx="6" cy="25" r="3" />
      <circle className="wordmark__station" cx="22" cy="25" r="3.6" />
      <text className="wordmark__name" x="34" y="25">
        Haaste
      </text>
    </svg>
  )
}
