import { maskForGroup } from '../rules/masking.ts'
import { bubbles, faceOf, toneOf } from './bubble-view.ts'
import type { ListedChat, PhoneView } from './chats.ts'
import { type Html, html } from './html.ts'
import { momentText } from './times.ts'
import { composer, line, page, roomKinds, unboundKind } from './wording.ts'

/** What somebody wanted to say and why it was not said. */
export interface Refused {
  readonly fault: string
  readonly draft: string
}

/** The simulated phone: the chats, the open one, and the field to speak in. */
export const phone = (view: PhoneView, now: Date, refused?: Refused): Html => html`
  <section class="phone" aria-label="${page.simulated}">
    ${chatList(view, now)}
    <div class="chat">
      <header class="chat-head">
        <h2>${view.chat?.name ?? ''}</h2>
        <span class="kind kind-${view.chat?.head?.kind ?? 'unbound'}">${kindOf(view.chat)}</span>
      </header>
      ${log(view, now)}
      ${view.chat && form(view, refused)}
    </div>
  </section>`

/** What changes by itself: the list and the lines, not the field somebody is writing in. */
export const phoneLive = (view: PhoneView, now: Date): Html =>
  html`${chatList(view, now)}${log(view, now)}`

const chatList = ({ chats, chat: open, assistant }: PhoneView, now: Date) => html`
  <nav class="chats" aria-label="${page.chats}" data-live="chats" data-fresh="${page.fresh}">
    <h2 id="chats-groups">${page.groups}</h2>
    ${chats.filter(({ group }) => group).map((chat) => entry(chat, chat === open, assistant, now))}
    <h2 id="chats-direct">${page.direct}</h2>
    ${chats.filter(({ group }) => !group).map((chat) => entry(chat, chat === open, assistant, now))}
  </nav>`

function entry(chat: ListedChat, open: boolean, assistant: string, now: Date) {
  const { id, name, group, head } = chat
  const last = lastWords(chat, assistant)
  return html`<a class="entry${last === '' && ' bare'}" id="chat-${id}" href="/?room=${encodeURIComponent(id)}"${open && html` aria-current="page"`}>
    <span class="face ${group ? `room-${head?.kind ?? 'unbound'}` : `tone-${toneOf(id)}`}" aria-hidden="true">${group ? ([...name][0] ?? '') : faceOf(name, id)}</span>
    <span class="entry-name">${name}</span>
    ${head?.lastAt && html`<time class="entry-time" datetime="${head.lastAt.toISOString()}">${momentText(head.lastAt, now)}</time>`}
    ${last !== '' && html`<span class="entry-last">${last}</span>`}
  </a>`
}

function lastWords({ head, group }: ListedChat, assistant: string): string {
  if (!head) return group ? page.notBound : ''
  const { lastName, lastText } = head
  if (lastText === null) return ''
  if (lastName === null) return `${assistant}：${group ? maskForGroup(lastText) : lastText}`
  if (lastText === '') return line.recalled(lastName)
  return group ? `${lastName}：${lastText}` : lastText
}

const kindOf = (chat: ListedChat | undefined) => {
  if (!chat) return ''
  return roomKinds[chat.head?.kind ?? (chat.group ? '' : 'direct')] ?? unboundKind
}

const log = ({ lines, assistant, speaker, chat }: PhoneView, now: Date) => {
  const residents = chat?.head?.kind === 'residents'
  const around = { assistant, speaker: speaker?.id, group: chat?.group ?? false, residents, now }
  return html`
  <ol class="log" role="log" aria-label="${chat?.name ?? ''}" tabindex="0" data-live="log">
    ${bubbles(lines, around)}
    ${lines.length === 0 && html`<li class="empty" id="log-empty">${chat?.group && !chat.head ? page.notBound : page.nothingSaid}</li>`}
  </ol>`
}

const LONGEST = 2_000

const form = ({ chat, speaker }: PhoneView, refused?: Refused) => html`
  <form class="composer" method="post" action="/say" data-composer>
    <input type="hidden" name="chat" value="${chat?.id}">
    <p class="fault" role="alert"${!refused && html` hidden`}>${refused?.fault}</p>
    <label class="as"><span>${composer.speaker}</span>
      <select name="as">${chat?.speakers.map(
        ({ id, name }) =>
          html`<option value="${id}"${id === speaker?.id && html` selected`}>${name}</option>`,
      )}</select>
    </label>
    <label class="text"><span class="unseen">${composer.text}</span>
      <textarea name="text" rows="1" maxlength="${LONGEST}" required placeholder="${composer.hint}" enterkeyhint="send" autocomplete="off">${refused?.draft}</textarea>
    </label>
    <button type="submit">${composer.send}</button>
  </form>`
