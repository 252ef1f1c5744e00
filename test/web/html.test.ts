import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html, markupOf } from '../../web/html.ts'

describe('a template', () => {
  it('escapes what is put into it', () => {
    const page = html`<p title="${`"'`}">${'<script>&'}</p>`

    expect(markupOf(page)).toBe('<p title="&quot;&#39;">&lt;script&gt;&amp;</p>')
  })

  it('keeps what another template made, alone and in lists', () => {
    const items = ['a', '<b>'].map((name) => html`<li>${name}</li>`)

    expect(markupOf(html`<ol>${items}</ol>`)).toBe('<ol><li>a</li><li>&lt;b&gt;</li></ol>')
  })

  it('shows nothing for what is absent, and shows zero', () => {
    expect(markupOf(html`${undefined}${null}${false}${0}`)).toBe('0')
  })

  it('lets no text whatever end its element or attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = markupOf(html`${text}`)
        expect(inside).not.toMatch(/[<>"']/)
      }),
    )
  })

  it('does not take an object from outside for markup', () => {
    const forged = JSON.parse('["<i>"]')

    expect(markupOf(html`${forged}`)).toBe('&lt;i&gt;')
  })
})
