import type { Qr } from '../core/qr.ts'

/** A QR code, dark on white in any colour scheme, with the address it holds as its name. */
export function QrCode({ qr, address }: { qr: Qr; address: string }) {
  return (
    <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={address}>
      <path className="qr__light" d={`M0 0h${qr.size}v${qr.size}H0z`} />
      <path className="qr__dark" d={qr.path} />
    </svg>
  )
}
