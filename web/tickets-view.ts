import { isCategory, titleOf, type UrgencyClass } from '../intents/taxonomy.ts'
import type { TicketCard } from '../prisma/queries/cards.ts'
import { type ClosedAs, isState, type State } from '../rules/lifecycle.ts'
import { placeText } from '../rules/places.ts'
import { stateWords } from '../rules/wording/subject.ts'
import { type Html, html } from './html.ts'
import { agoText, momentText, spanText } from './times.ts'
import { whyFold } from './why-view.ts'
import { classes, closings, happenings, page, stages, ticket as words } from './wording.ts'

export interface TicketsView {
  readonly open: readonly TicketCard[]
  /** All that are open, also those not listed. */
  readonly openCount: number
  readonly closed: readonly TicketCard[]
  /** The assistant's name in the histories. */
  readonly assistant: string
  readonly now: Date
}

/** The open tickets, the most urgent first, and folded below them those closed of late. */
export const tickets = (view: TicketsView): Html => html`
  <section class="tickets" id="tickets" tabindex="-1" aria-labelledby="tickets-title">
    <header class="tickets-head">
      <h2 id="tickets-title">${page.tickets}</h2>
      <p class="count" data-live="count"><span id="count">${page.ticketsOpen(view.openCount)}</span></p>
      <a class="to-figures" href="/figures">${page.figures}</a>
    </header>
    ${lists(view)}
  </section>`

export const ticketsLive = (view: TicketsView): Html => html`
  <p data-live="count"><span id="count">${page.ticketsOpen(view.openCount)}</span></p>
  ${jump(view)}
  ${lists(view)}`

/** On a phone the tickets lie below the chat; this leads there. */
export const jump = ({ openCount }: TicketsView): Html =>
  html`<a class="jump" href="#tickets" data-live="jump"><span id="jump-count">${page.ticketsOpen(openCount)}</span></a>`

function lists(view: TicketsView) {
  const { open, openCount, closed } = view
  const more = openCount - open.length
  return html`<div class="open" data-live="open">
      ${open.map((one) => card(one, view))}
      ${open.length === 0 && html`<p class="empty" id="no-tickets">${page.noTickets}</p>`}
      ${more > 0 && html`<p class="empty" id="more-tickets">${page.ticketsMore(more)}</p>`}
    </div>
    <div class="closed" data-live="closed">
      ${closed.length > 0 && html`<details class="lately" id="closed"><summary>${page.closed(closed.length)}</summary>${closed.map((one) => card(one, view))}</details>`}
    </div>`
}

function card(row: TicketCard, { assistant, now }: TicketsView): Html {
  const { id, category, summary, returns, assignee, openedAt } = row
  const urgency = classOfRow(row)
  const place = placeText(row.estate?.name ?? null, row.address)
  return html`<article class="ticket class-${urgency}" id="ticket-${id}" aria-labelledby="ticket-${id}-title">
    <header>
      <span class="urgency">${classes[urgency]}</span>
      <h3 id="ticket-${id}-title">${isCategory(category) ? titleOf(category) : category}</h3>
      <span class="number">${words.number(id)}</span>
    </header>
    <p class="place">${place || words.noPlace}</p>
    <blockquote>${summary}</blockquote>
    ${progress(row)}
    <p class="standing"><span class="state state-${row.state}">${stateOfRow(row)}</span> ${clock(row, now)}${returns > 0 && html` <span class="late">${words.returns(returns)}</span>`}</p>
    <dl>
      <div><dt>${words.assignee}</dt><dd>${assignee?.name ?? words.noAssignee}</dd></div>
      <div><dt>${words.reporters}</dt><dd>${reporters(row.reporters)}</dd></div>
      <div><dt>${words.opened}</dt><dd><time datetime="${openedAt.toISOString()}">${agoText(openedAt, now)}</time></dd></div>
    </dl>
    ${history(row, assistant, now)}
    ${whyFold('ticket', id)}
  </article>`
}

/** A class this program does not know is shown as a general one. */
const classOfRow = ({ class: name }: TicketCard): UrgencyClass =>
  name === 'P1' || name === 'P2' || name === 'P4' ? name : 'P3'

const isClosing = (name: string): name is ClosedAs => Object.hasOwn(closings, name)

function stateOfRow({ state, closedAs }: TicketCard): string {
  if (!isState(state)) return state
  const how = closedAs !== null && isClosing(closedAs) ? `（${closings[closedAs]}）` : ''
  return `${stateWords[state]}${how}`
}

const stageOf: Readonly<Record<State, number>> = {
  open: 0,
  offered: 1,
  accepted: 2,
  'on-hold': 2,
  done: 3,
  closed: 4,
}

function progress({ state }: TicketCard) {
  const reached = isState(state) ? stageOf[state] : 0
  return html`<ol class="steps" aria-label="${words.stage(reached)}">${stages.map(
    (name, at) =>
      html`<li class="${at < reached ? 'past' : at === reached ? 'now' : 'next'}">${name}</li>`,
  )}</ol>`
}

/** How much time is left for what comes next, or by how much it is late. */
function clock({ state, respondDueAt, solveDueAt }: TicketCard, now: Date) {
  if (state === 'done' || state === 'closed' || state === 'on-hold') return undefined
  const responding = state === 'open' || state === 'offered'
  const left = (responding ? respondDueAt : solveDueAt).getTime() - now.getTime()
  const span = spanText(Math.abs(left))
  return left < 0
    ? html`<span class="late">${responding ? words.respondLate(span) : words.solveLate(span)}</span>`
    : html`<span class="due">${responding ? words.toRespond(span) : words.toSolve(span)}</span>`
}

const NAMED = 5

const reporters = (names: readonly string[]) =>
  `${names.slice(0, NAMED).join('、')}${names.length > NAMED ? ` ${words.more(names.length)}` : ''}`

const history = ({ id, events }: TicketCard, assistant: string, now: Date) => html`
  <details class="history" id="history-${id}">
    <summary>${page.history(events.length)}</summary>
    <ol>${[...events]
      .reverse()
      .map(
        (event) =>
          html`<li><time datetime="${event.at.toISOString()}">${momentText(event.at, now)}</time> <span>${happening(event, assistant)}</span></li>`,
      )}</ol>
  </details>`

function happening({ move, by, reason }: TicketCard['events'][number], assistant: string): string {
  const who = by === 'linli' ? assistant : by
  return happenings[move]?.(who, reason ?? '') ?? `${who} ${move}`
}
