const markup: unique symbol = Symbol('markup')

/** A piece of a page. Only `html` makes one, so whatever else is put into a page is escaped. */
export interface Html {
  readonly [markup]: string
}

export type Shown = Html | string | number | false | null | undefined | readonly Shown[]

/**
 * A template whose values are escaped, in text and in quoted attributes. Lists are joined; `false`, `null` and `undefined`
 * show nothing.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Shown[]): Html => ({
  [markup]: parts.map((part, at) => part + (at < values.length ? show(values[at]) : '')).join(''),
})

/** The text of a page, ready to be sent. */
export const markupOf = (page: Html): string => page[markup]

const show = (value: Shown): string => {
  if (value === false || value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value))
  return isHtml(value) ? value[markup] : value.map(show).join('')
}

const isHtml = (value: Html | readonly Shown[]): value is Html => markup in value

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
