// Keeps the page as the database is: hears that something changed, fetches the two parts anew, puts in what is different.
// Without this script everything still works by links and the form; the reader then reloads by hand.

const lost = document.querySelector('[data-lost]')
const form = document.querySelector('[data-composer]')
const log = () => document.querySelector('[data-live="log"]')

/** The markup a node was made from, so that an unchanged one is left alone (with its focus and what is unfolded in it). */
const sources = new WeakMap()
const sourceOf = (node) => sources.get(node) ?? node.outerHTML

for (const part of document.querySelectorAll('[data-live]')) {
  for (const child of part.children) sources.set(child, child.outerHTML)
}

function put(part, fresh) {
  let place = part.firstElementChild
  for (const next of [...fresh.children]) {
    const old = next.id ? document.getElementById(next.id) : null
    const kept = old?.parentElement === part ? old : null
    const source = next.outerHTML
    if (kept && (sourceOf(kept) === source || isBeingCorrected(kept))) {
      if (kept === place) place = place.nextElementSibling
      else part.insertBefore(kept, place)
      continue
    }
    const node = document.importNode(next, true)
    sources.set(node, source)
    if (kept) {
      unfoldLike(kept, node)
      markFresh(part, node)
      if (kept === place) place = place.nextElementSibling
      const focused = kept.contains(document.activeElement) ? document.activeElement.id : ''
      kept.remove()
      part.insertBefore(node, place)
      if (focused) document.getElementById(focused)?.focus()
    } else {
      part.insertBefore(node, place)
    }
  }
  while (place) {
    const next = place.nextElementSibling
    place.remove()
    place = next
  }
}

/** Somebody is choosing in it; what is new waits for the next look. */
const isBeingCorrected = (node) => node.querySelector('[data-correct] :focus') !== null

function unfoldLike(old, node) {
  const open = new Set([...old.querySelectorAll('details[open]')].map(({ id }) => id))
  if (old.matches('details[open]')) node.open = true
  for (const details of node.querySelectorAll('details')) details.open = open.has(details.id)
}

/** A chat that is not open and has new words gets a dot until it is opened. */
function markFresh(part, node) {
  if (!part.dataset.fresh || node.hasAttribute('aria-current')) return
  const mark = document.createElement('span')
  mark.className = 'fresh'
  mark.setAttribute('role', 'img')
  mark.setAttribute('aria-label', part.dataset.fresh)
  node.append(mark)
}

async function fetchPart(url) {
  const answer = await fetch(url, { headers: { accept: 'text/html' } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const atEnd = isAtEnd()
  for (const next of fresh.querySelectorAll('[data-live]')) {
    const part = document.querySelector(`[data-live="${next.dataset.live}"]`)
    if (part) put(part, next)
  }
  if (atEnd) toEnd()
}

function chatUrl() {
  const { chat, as } = form ? Object.fromEntries(new FormData(form)) : {}
  return `/fragment/chat?${new URLSearchParams(form ? { room: chat, as } : {})}`
}

/** One refresh at a time; what changes meanwhile is fetched after it. */
let refreshing = false
let again = false
async function refresh() {
  again = true
  if (refreshing) return
  refreshing = true
  try {
    while (again) {
      again = false
      await Promise.all([fetchPart(chatUrl()), fetchPart('/fragment/tickets')])
    }
  } catch {
    lost.hidden = false
  } finally {
    refreshing = false
  }
}

const NEAR_PX = 80
const isAtEnd = () => {
  const list = log()
  return !!list && list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX
}
const toEnd = () => {
  const list = log()
  if (list) list.scrollTop = list.scrollHeight
}

function listen() {
  const events = new EventSource('/events')
  events.addEventListener('change', () => {
    lost.hidden = true
    refresh()
  })
  events.onopen = () => {
    lost.hidden = true
  }
  events.onerror = () => {
    lost.hidden = false
    // Closed for good: the server was full or gone. The browser itself tries again otherwise.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 10_000)
  }
}

function fit(text) {
  text.style.height = 'auto'
  text.style.height = `${Math.min(text.scrollHeight, 140)}px`
}

/** Gives the way to send what stands in the form; a refused text stays, with the reason above it. */
function sender(composer) {
  const text = composer.elements.namedItem('text')
  const fault = composer.querySelector('.fault')
  const button = composer.querySelector('button')

  const show = (words) => {
    fault.textContent = words
    fault.hidden = words === ''
  }
  return async () => {
    if (text.value.trim() === '' || button.disabled) return
    button.disabled = true
    try {
      const body = new URLSearchParams(new FormData(composer))
      const headers = { accept: 'application/json' }
      const answer = await fetch('/say', { method: 'POST', headers, body })
      show(answer.ok ? '' : (await answer.json()).error)
      if (!answer.ok) return
      text.value = ''
      fit(text)
      toEnd()
    } catch {
      lost.hidden = false
    } finally {
      button.disabled = false
      text.focus()
    }
  }
}

function speakWith(composer) {
  const text = composer.elements.namedItem('text')
  const send = sender(composer)

  composer.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  text.addEventListener('input', () => fit(text))
  text.addEventListener('keydown', (event) => {
    // Enter also picks a word in a Chinese input method; that is not sending.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  })
  composer.elements.namedItem('as').addEventListener('change', () => {
    const { chat, as } = Object.fromEntries(new FormData(composer))
    history.replaceState(null, '', `/?${new URLSearchParams({ room: chat, as })}`)
    refresh()
    text.focus()
  })
}

/** Fetches the reasons when they are unfolded, with the form to correct what was heard. */
async function explain(fold) {
  const answer = await fetch(fold.dataset.why, { headers: { accept: 'text/html' } })
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  fold.querySelector('.why-body')?.replaceChildren(...fresh.body.childNodes)
}

async function correct(form) {
  const fault = form.querySelector('.fault')
  const body = new URLSearchParams(new FormData(form))
  const answer = await fetch('/correct', { method: 'POST', headers: { accept: 'application/json' }, body })
  fault.textContent = answer.ok ? '' : (await answer.json()).error
  fault.hidden = answer.ok
  const fold = form.closest('[data-why]')
  if (answer.ok && fold) await explain(fold)
}

const orLost = (work) =>
  work.catch(() => {
    lost.hidden = false
  })

// A fold says that it was opened to itself alone: it is heard on the way down.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target.dataset?.why && target.open) orLost(explain(target))
  },
  true,
)
document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-why] [data-correct]')) return
  event.preventDefault()
  orLost(correct(event.target))
})

toEnd()
document.querySelector('.entry[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
if (form) speakWith(form)
listen()
// Ages are told in minutes.
setInterval(() => {
  if (!document.hidden) refresh()
}, 60_000)
