import { takeApart } from '../intents/quote.ts'
import type { ChatLine } from '../prisma/queries/console.ts'
import { maskForGroup, maskName } from '../rules/masking.ts'
import { type Html, html } from './html.ts'
import { momentText } from './times.ts'
import { whyFold } from './why-view.ts'
import { line as words } from './wording.ts'

interface Around {
  readonly assistant: string
  /** Whose phone it is: their own words stand on the right. */
  readonly speaker: string | undefined
  readonly group: boolean
  /** What residents said here was understood, and can be explained. */
  readonly residents: boolean
  readonly now: Date
}

const PAUSE_MS = 5 * 60_000

/** The lines of a chat, oldest first, with the time between them where there was a pause. */
export const bubbles = (lines: readonly ChatLine[], around: Around): Html[] =>
  lines.flatMap((line, at) => {
    const before = lines[at - 1]
    const paused = !before || line.at.getTime() - before.at.getTime() > PAUSE_MS
    return paused
      ? [pause(line, around.now), bubble(line, around, false)]
      : [bubble(line, around, true)]
  })

const pause = ({ id, at }: ChatLine, now: Date) =>
  html`<li class="pause" id="at-${id}"><time datetime="${at.toISOString()}">${momentText(at, now)}</time></li>`

function bubble(line: ChatLine, around: Around, timed: boolean): Html {
  const { id, speaker, state, at } = line
  const name = speaker === null ? around.assistant : line.name
  if (state === 'recalled' && speaker !== null) {
    return html`<li class="gone" id="${id}">${words.recalled(name)}</li>`
  }
  const whose = speaker === null ? 'assistant' : speaker === around.speaker ? 'mine' : 'other'
  return html`<li class="line ${whose} ${state}" id="${id}">
    <span class="face tone-${toneOf(speaker)}" aria-hidden="true">${faceOf(name, speaker)}</span>
    <div class="words">
      <p class="who"><b>${name}</b>${timed && html` <time datetime="${at.toISOString()}">${momentText(at, around.now)}</time>`}${stateMark(line)}</p>
      ${content(line, around.group)}
      ${around.residents && speaker !== null && whyFold('message', id.slice(1))}
    </div>
  </li>`
}

const stateMark = ({ state }: ChatLine) =>
  state !== 'said' &&
  html` <span class="mark">${state === 'waiting' ? words.waiting : words.recalledOwn}</span>`

function content(line: ChatLine, group: boolean): Html {
  const { quoted, rest } = withoutQuote(goneOut(line, group))
  const calls = line.mentions
    .filter((name) => !rest.includes(`@${name}`))
    .map((name) => `@${name} `)
  return html`<p class="bubble">${calls.map(call)}${rest.split(CALL).map(callOrWords)}</p>
    ${quoted && html`<blockquote class="quote">${quoted.name && `${quoted.name}：`}${quoted.text}</blockquote>`}`
}

/** A post keeps its full wording; what a group got to read is masked as it goes out, save for the office's own notices. */
const goneOut = ({ kind, text }: ChatLine, group: boolean) =>
  kind !== null && kind !== 'notice' && group ? maskForGroup(text) : text

/** The quote above a message, and what stands below it with its @ left in. */
function withoutQuote(text: string) {
  const { quoted } = takeApart(text)
  if (!quoted) return { rest: text }
  const below = text.slice(text.indexOf(quoted.text) + quoted.text.length)
  return { quoted, rest: below.replace(/^[」』”]?[\s\-—–－_─]*/, '') }
}

/** An @ and the name up to the next blank: odd parts of a split. */
const CALL = /(@[^\s@]{1,32})/

const call = (name: string) => html`<span class="call">${name}</span>`
const callOrWords = (part: string, at: number) => (at % 2 === 1 ? call(part) : part)

/** “3-2-501 张阿姨” has the face 张. */
export const faceOf = (name: string, id: string | null) =>
  id === null ? '邻' : ([...maskName(name)][0] ?? '邻')

const TONES = 8

/** A colour that stays with a person. */
export const toneOf = (id: string | null) =>
  id === null
    ? 'own'
    : ([...id].reduce((sum, sign) => (sum * 33 + sign.charCodeAt(0)) % 1_000_003, 7) >> 3) % TONES
