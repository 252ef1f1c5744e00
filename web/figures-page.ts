import { dayOf } from '../rules/duty-hours.ts'
import type { Ledger } from '../rules/figures.ts'
import { after, before, type Period, periodKinds } from '../rules/figures-period.ts'
import { spanText } from '../rules/wording/figures.ts'
import { stamps } from './assets.ts'
import { figuresStamps } from './figures-assets.ts'
import type { Asked } from './figures-query.ts'
import { figuresView } from './figures-view.ts'
import { kindWords, figuresWords as words } from './figures-wording.ts'
import { type Html, html } from './html.ts'
import { page } from './wording.ts'

/**
 * The page of figures: which period, and what it has.
 * @param asked the whole period, of which the ledger may have only what is over, and what was wrong with the asking
 */
export const figuresPage = (
  ledger: Ledger,
  { whole, fault }: Asked,
  now: Date,
): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <title>${words.title} ${spanText(whole)} · ${page.name}</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/page.css?${stamps.css}">
  <link rel="stylesheet" href="/figures.css?${figuresStamps.css}">
  <script src="/chart.js?${figuresStamps.chart}" defer></script>
  <script src="/figures.js?${figuresStamps.js}" defer></script>
</head>
<body class="figures-page">
  <a class="skip" href="#figures">${words.skip}</a>
  <header class="top">
    <img src="/icon.svg" alt="" width="32" height="32">
    <h1>${page.name} · ${words.title}</h1>
    <a class="back" href="/">${words.office}</a>
  </header>
  <main>
    ${fault !== undefined && html`<p class="sheet fault" role="status">${words.instead(fault)}</p>`}
    ${chooser(whole, now)}
    ${figuresView(ledger)}
  </main>
</body>
</html>
`

const chooser = (whole: Period, now: Date): Html => html`
  <section class="sheet period" aria-labelledby="period-title">
    <h2 id="period-title">${spanText(whole)}${now < whole.until && html` <small>${words.running}</small>`}</h2>
    <nav aria-label="${words.choose}">
      ${periodKinds.map((kind) => kindLink(kind, whole))}
      <a class="choice" href="${linkTo(before(whole))}" rel="prev">${kindWords[whole.kind].before}</a>
      ${whole.until <= now && html`<a class="choice" href="${linkTo(after(whole))}" rel="next">${kindWords[whole.kind].after}</a>`}
    </nav>
    <form method="get" action="/figures">
      <label><span>${words.kind}</span>
        <select name="period">${periodKinds.map((kind) => html`<option value="${kind}"${kind === whole.kind && html` selected`}>${kindWords[kind].name}</option>`)}</select>
      </label>
      <label><span>${words.day}</span>
        <input type="date" name="at" value="${dayOf(whole.from)}" max="${dayOf(now)}">
      </label>
      <button type="submit">${words.show}</button>
    </form>
    <p class="downloads">${words.download}
      <a class="choice" href="${linkTo(whole, '.csv')}" download>${words.csv}</a>
      <a class="choice" href="${linkTo(whole, '.xlsx')}" download>${words.xlsx}</a>
    </p>
  </section>`

const kindLink = (kind: Period['kind'], whole: Period) =>
  html`<a class="choice" href="/figures?period=${kind}&amp;at=${dayOf(whole.from)}"${kind === whole.kind && html` aria-current="true"`}>${kindWords[kind].name}</a>`

const linkTo = ({ kind, from }: Period, ending = '') =>
  `/figures${ending}?period=${kind}&at=${dayOf(from)}`
