import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { explain } from '../intents/explain.ts'
import type { Db } from '../prisma/db.ts'
import {
  correctionsOf,
  type Misheard,
  wordsOfMessage,
  wordsOfTicket,
} from '../prisma/queries/corrections.ts'
import { stamps } from './assets.ts'
import type { WebDeps } from './deps.ts'
import { html } from './html.ts'
import { sendHtml } from './page.ts'
import { pageView } from './page-view.ts'
import { reasons } from './why-view.ts'
import { faults, why as words } from './wording.ts'

const MOST = 2_147_483_647
const number = z.coerce.number().int().positive().max(MOST)

/** What is asked about, or corrected: a ticket by the words of its first report, or one message. */
export const Matter = z.union([z.object({ ticket: number }), z.object({ message: number })])
export type Matter = z.output<typeof Matter>

/** The words in question; nothing where there are none, or they were taken back. */
export const wordsOf = (db: Db, matter: Matter): Promise<Misheard | undefined> =>
  'ticket' in matter ? wordsOfTicket(db, matter.ticket) : wordsOfMessage(db, matter.message)

/** `GET /why`: why words were understood as they were, and the form to correct it; a page of its own, and as the part that is unfolded. */
export function whyRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/why', async (request, reply) => {
    const { code, part } = await whyPart(deps, request.query)
    const back = html`<p><a href="/">${words.back}</a></p>`
    const left = html`<section class="why-page"><h2>${words.title}</h2>${part}${back}</section>`
    return sendHtml(reply.code(code), pageView(left, html``, { status: html``, stamps }))
  })

  app.get('/fragment/why', async (request, reply) => {
    const { code, part } = await whyPart(deps, request.query)
    return sendHtml(reply.code(code), part)
  })
}

async function whyPart({ prisma, clock }: WebDeps, query: unknown) {
  const matter = Matter.safeParse(query)
  const misheard = matter.success ? await wordsOf(prisma, matter.data) : undefined
  if (!matter.success || !misheard)
    return { code: 404, part: html`<p class="fault">${faults.noWords}</p>` }
  const corrections = await correctionsOf(prisma, misheard)
  const view = { matter: matter.data, text: misheard.text, corrections, now: clock() }
  return { code: 200, part: reasons(explain(misheard.text), view) }
}
