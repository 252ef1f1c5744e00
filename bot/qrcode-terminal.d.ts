/** The package ships no types; this is what we use of it. Its functions want their `this`. */
declare module 'qrcode-terminal' {
  interface QrcodeTerminal {
    generate(text: string, options: { small: boolean }, done: (picture: string) => void): void
  }
  const terminal: QrcodeTerminal
  export default terminal
}
