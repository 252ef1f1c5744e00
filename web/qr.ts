import QRCode from 'qrcode-terminal/vendor/QRCode/index.js'
import Level from 'qrcode-terminal/vendor/QRCode/QRErrorCorrectLevel.js'
import { type Html, html } from './html.ts'

/** The white margin that scanners want, in modules. */
const QUIET = 4

/** A QR code as an inline picture: one path, one square for each dark module. */
export function qrPicture(text: string, label: string): Html {
  const rows = modulesOf(text)
  const size = rows.length + 2 * QUIET
  const path = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  )
  return html`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path.join('')}" fill="#111"/></svg>`
}

function modulesOf(text: string): readonly (readonly boolean[])[] {
  const code = new QRCode(-1, Level.M)
  code.addData(text)
  code.make()
  return code.modules
}
