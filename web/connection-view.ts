import type { SessionView } from './deps.ts'
import { type Html, html } from './html.ts'
import { qrPicture } from './qr.ts'
import { agoText } from './times.ts'
import { session as words } from './wording.ts'

/** In place of the phone where the bot is on real WeChat: how the session stands, and the code to log in. */
export const connection = (session: SessionView | undefined, now: Date): Html => html`
  <section class="connection" aria-labelledby="connection-title">
    <h2 id="connection-title">${words.title}</h2>
    ${connectionLive(session, now)}
  </section>`

export const connectionLive = (session: SessionView | undefined, now: Date): Html => html`
  <div data-live="connection" role="status"><div id="connection-state">
    <p class="session ${light(session)}">${standing(session)}</p>
    ${session && !session.loggedIn && code(session.qr)}
    ${session && html`<p class="faint">${heard(session, now)}</p>`}
    <p class="faint">${words.explain}</p>
  </div></div>`

/** The same in a word, for the top of the page. */
export const badge = (session: SessionView | undefined): Html =>
  html`<div class="badge" data-live="badge"><p class="session ${light(session)}" id="badge">${standing(session)}</p></div>`

/** The colour of the dot. */
const light = (session: SessionView | undefined) => {
  if (!session) return ''
  return session.loggedIn ? 'on' : 'off'
}

const standing = (session: SessionView | undefined) => {
  if (!session) return words.elsewhere
  return session.loggedIn ? words.on : words.off
}

const code = (qr: string | null) =>
  qr === null
    ? html`<p>${words.wait}</p>`
    : html`${qrPicture(qr, words.qrLabel)}<p>${words.scan}</p>`

const heard = ({ lastHeardAt }: SessionView, now: Date) =>
  lastHeardAt ? words.heard(agoText(lastHeardAt, now)) : words.never
