import { type Html, html } from './html.ts'
import { page } from './wording.ts'

/** The whole page around its two halves. `stamps` change with the assets, so that a browser never keeps old ones. */
export const pageView = (
  left: Html,
  right: Html,
  {
    status,
    stamps,
  }: { readonly status: Html; readonly stamps: Readonly<Record<'css' | 'js', string>> },
): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light">
  <title>${page.title}</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/page.css?${stamps.css}">
  <script src="/page.js?${stamps.js}" defer></script>
</head>
<body>
  <a class="skip" href="#tickets">${page.skip}</a>
  <header class="top">
    <img src="/icon.svg" alt="" width="32" height="32">
    <h1>${page.name}</h1>
    <p class="motto">${page.motto}</p>
    ${status}
  </header>
  <p class="lost" role="status" data-lost hidden>${page.lost}</p>
  <main>${left}${right}</main>
</body>
</html>
`
