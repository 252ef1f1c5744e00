import { startOf } from '../rules/duty-hours.ts'
import type { Ledger } from '../rules/figures.ts'
import { byDay, type OpenIn, openByBuilding, solveTimes } from '../rules/figures-plots.ts'
import type { Part } from '../rules/figures-tally.ts'
import {
  buildingName,
  categoryName,
  columns,
  dayText,
  estateName,
  solveSpanNames,
  valueText,
  workerName,
} from '../rules/wording/figures.ts'
import { meanings, figuresWords as words } from './figures-wording.ts'
import { type Html, html } from './html.ts'

/** The figures as tables; the script draws a plot above those that are marked for one. */
export const figuresView = (ledger: Ledger): Html => html`
  <div id="figures" tabindex="-1" class="sheets">
    ${sheet('summary', words.summary, summary(ledger))}
    ${sheet('by-day', words.byDay, days(ledger))}
    ${sheet('solve-time', words.solveTime, spans(ledger))}
    ${sheet('map', words.map, map(openByBuilding(ledger)))}
    ${sheet('by-category', words.byCategory, parts('by-category', words.category, ledger.byCategory, categoryName, OPENED_AND_CLOSED))}
    ${sheet('by-estate', words.byEstate, parts('by-estate', words.estate, ledger.byEstate, estateName))}
    ${sheet('by-worker', words.byWorker, parts('by-worker', words.worker, ledger.byWorker, workerName))}
  </div>`

const sheet = (id: string, title: string, content: Html | readonly Html[]): Html => {
  const isEmpty = Array.isArray(content) && content.length === 0
  return html`<section class="sheet" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${isEmpty ? html`<p class="empty">${words.nothing}</p>` : content}
  </section>`
}

const summary = ({ all }: Ledger) => html`<table class="summary">
    <thead><tr><th scope="col">${words.figure}</th><th scope="col">${words.value}</th><th scope="col">${words.meaning}</th></tr></thead>
    <tbody>${columns.map(
      ({ title, value }, at) =>
        html`<tr><th scope="row">${title}</th><td class="num">${valueText(value(all))}</td><td class="meaning">${meanings[at]}</td></tr>`,
    )}</tbody>
  </table>`

/** A table with what the script needs to draw it: the kind of plot, and which of its columns. */
interface Plot {
  readonly kind: 'columns' | 'bars'
  readonly of: readonly number[]
}

const days = (ledger: Ledger) => {
  const rows = byDay(ledger).map(({ day, opened, closed }) => [
    dayText(startOf(day)),
    ...[opened, closed].map(String),
  ])
  const head = [words.date, words.opened, words.closed]
  return folded('by-day', table('by-day', head, rows, { kind: 'columns', of: [1, 2] }))
}

const spans = (ledger: Ledger) => {
  const counts = solveTimes(ledger)
  const rows = solveSpanNames.map((name, at) => [name, String(counts[at] ?? 0)])
  const head = [words.span, words.tickets]
  return folded('solve-time', table('solve-time', head, rows, { kind: 'bars', of: [1] }))
}

/** The numbers behind a plot; unfolded as long as no plot stands above them. */
const folded = (id: string, content: Html) =>
  html`<details open id="${id}-numbers"><summary>${words.numbers}</summary>${content}</details>`

/** Columns of a table of parts, counted with the name as the first. */
const OPENED_AND_CLOSED: Plot = { kind: 'bars', of: [2, 4] }

function parts(
  id: string,
  title: string,
  all: readonly Part[],
  nameOf: (name: string | null) => string,
  plot?: Plot,
): Html | readonly Html[] {
  if (all.length === 0) return []
  const head = [title, ...columns.map(({ title }) => title)]
  const rows = all.map(({ name, figures }) => [
    nameOf(name),
    ...columns.map(({ value }) => valueText(value(figures))),
  ])
  return table(id, head, rows, plot)
}

function table(
  id: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  plot?: Plot,
): Html {
  const marks = plot && html` data-plot="${plot.kind}" data-columns="${plot.of.join(' ')}"`
  return html`<div class="wide" role="region" tabindex="0" aria-labelledby="${id}-title">
    <table${marks}>
      <thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
      <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="num">${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`
}

const map = (estates: readonly OpenIn[]) =>
  estates.length === 0 ? [] : [...estates.map(estate), legend()]

/** What the colours say. */
const legend = () => html`
  <p class="legend">${words.legend} ${Array.from(
    { length: HOTTEST + 1 },
    (_, count) => html`<span class="heat-${count}">${words.heat(count, count === HOTTEST)}</span> `,
  )}</p>`

/** The buildings of an estate as tiles: the number says how many are open, the colour says it again. */
const estate = ({ estate: name, open, buildings }: OpenIn) => html`
  <div class="estate">
    <h3>${estateName(name)} <small>${words.openIn(open)}</small></h3>
    <ul class="tiles">${buildings.map(
      ({ building, open: count }) =>
        html`<li class="tile heat-${Math.min(count, HOTTEST)}"><span>${buildingName(building)}</span> <b>${count}</b> <span class="unseen">${words.openIn(count)}</span></li>`,
    )}</ul>
  </div>`

const HOTTEST = 4
