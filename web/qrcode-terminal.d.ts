/** The package ships no types; this is what we use of its encoder. */
declare module 'qrcode-terminal/vendor/QRCode/index.js' {
  export default class QRCode {
    constructor(version: number, level: number)
    addData(text: string): void
    make(): void
    readonly modules: readonly (readonly boolean[])[]
  }
}

declare module 'qrcode-terminal/vendor/QRCode/QRErrorCorrectLevel.js' {
  const levels: { readonly L: number; readonly M: number }
  export default levels
}
