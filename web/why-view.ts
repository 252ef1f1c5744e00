import { type Explanation, type Reason, titleOfAct, titleOfMatter } from '../intents/explain.ts'
import { categoryNames, isCategory, titleOf } from '../intents/taxonomy.ts'
import { meantText } from '../rules/wording/subject.ts'
import { type Html, html } from './html.ts'
import { momentText } from './times.ts'
import type { Matter } from './why.ts'
import { classes, why as words } from './wording.ts'

/** Folded; the script fetches what is inside when it is opened, and without it the link leads there. */
export function whyFold(kind: 'ticket' | 'message', id: number | string): Html {
  const query = `${kind}=${id}`
  return html`<details class="why" id="why-${kind}-${id}" data-why="/fragment/why?${query}">
    <summary>${words.title}</summary>
    <div class="why-body"><a href="/why?${query}">${words.look}</a></div>
  </details>`
}

interface View {
  readonly matter: Matter
  readonly text: string
  readonly corrections: readonly {
    readonly category: string | null
    readonly by: string
    readonly at: Date
  }[]
  readonly now: Date
}

/** Why words were understood as they were, what has been corrected, and the form to correct it. */
export const reasons = (
  explanation: Explanation,
  { matter, text, corrections, now }: View,
): Html => html`
  <blockquote>${text}</blockquote>
  ${heard(explanation)}
  <dl class="reasons">${because(explanation)}</dl>
  ${corrections.map(
    ({ category, by, at }) =>
      html`<p class="corrected">${words.corrected(by, momentText(at, now), meantOf(category))}</p>`,
  )}
  ${form(matter)}`

const meantOf = (category: string | null) =>
  meantText(category !== null && isCategory(category) ? category : 'chat')

const percent = (share: number) => `${Math.round(share * 100)}%`

const heard = ({
  understanding: { act, category, class: urgency, confidence, opensTicket },
  need,
}: Explanation) => {
  const matter = category === null ? '' : titleOf(category)
  return html`<p>${words.heard([titleOfAct(act), matter, urgency ? classes[urgency] : ''], percent(confidence))}
    ${opensTicket ? words.opens : words.leaves}${words.need(percent(need.share), percent(need.threshold))}</p>`
}

const because = ({ need, category, rules, categories, understanding }: Explanation) => [
  row(
    words.rules,
    rules.map((rule) => `${titleOf(rule.category)}（${words.like(rule.example)}）`),
  ),
  row(words.speaksFor, named(need.reasons, 1)),
  row(words.speaksAgainst, named(need.reasons, -1)),
  row(words.category(titleOfMatter(understanding.category)), named(category, 1)),
  row(
    words.maybe,
    categories.map((one) => `${titleOfMatter(one.category)} ${percent(one.share)}`),
  ),
]

const named = (all: readonly Reason[], sign: 1 | -1) =>
  all.filter(({ weight }) => weight * sign > 0).map(({ what }) => what)

const row = (title: string, parts: readonly string[]) =>
  parts.length > 0 && html`<div><dt>${title}</dt><dd>${parts.join('、')}</dd></div>`

const form = (matter: Matter) => html`
  <form class="correct" method="post" action="/correct" data-correct>
    ${Object.entries(matter).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <p class="fault" role="alert" hidden></p>
    <label><span>${words.really}</span>
      <select name="meant" required>
        <option value="">${words.choose}</option>
        <option value="chat">${meantText('chat')}</option>
        ${categoryNames.map((name) => html`<option value="${name}">${meantText(name)}</option>`)}
      </select>
    </label>
    <button type="submit">${words.correct}</button>
  </form>`
