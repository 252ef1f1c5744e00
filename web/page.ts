import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { closedCards, openCards, openCount } from '../prisma/queries/cards.ts'
import { stamps } from './assets.ts'
import { type PhoneView, phoneView } from './chats.ts'
import { badge, connection, connectionLive } from './connection-view.ts'
import type { SessionView, WebDeps } from './deps.ts'
import { type Html, html, markupOf } from './html.ts'
import { pageView } from './page-view.ts'
import { phone, phoneLive, type Refused } from './phone-view.ts'
import { jump, type TicketsView, tickets, ticketsLive } from './tickets-view.ts'
import { page as words } from './wording.ts'

/** Which chat is open, and who is about to speak in it. */
export interface Wanted {
  readonly room?: string | undefined
  readonly as?: string | undefined
}

const word = z.string().max(200).optional().catch(undefined)
const WantedQuery = z.object({ room: word, as: word })

/** The page, and the two parts of it that are fetched anew when something has changed. */
export function pageRoutes(app: FastifyInstance, deps: WebDeps): void {
  app.get('/', async (request, reply) =>
    sendHtml(reply, await wholePage(deps, WantedQuery.parse(request.query))),
  )

  app.get('/fragment/chat', async (request, reply) => {
    const view = await viewOfPhone(deps, WantedQuery.parse(request.query))
    const now = deps.clock()
    if (view) return sendHtml(reply, phoneLive(view, now))
    const session = await sessionOf(deps)
    return sendHtml(reply, html`${badge(session)}${connectionLive(session, now)}`)
  })

  app.get('/fragment/tickets', async (_request, reply) =>
    sendHtml(reply, ticketsLive(await viewOfTickets(deps))),
  )
}

/** The page as it stands; with `refused`, what could not be said is in the field again and the reason above it. */
export async function wholePage(deps: WebDeps, wanted: Wanted, refused?: Refused): Promise<Html> {
  const now = deps.clock()
  const [view, list, session] = await Promise.all([
    viewOfPhone(deps, wanted),
    viewOfTickets(deps),
    sessionOf(deps),
  ])
  const left = view ? phone(view, now, refused) : connection(session, now)
  return pageView(left, tickets(list), {
    status: html`${jump(list)}${view ? html`<div class="badge"><p class="session on">${words.simulated}</p></div>` : badge(session)}`,
    stamps,
  })
}

export const sendHtml = (reply: FastifyReply, body: Html) =>
  reply.type('text/html; charset=utf-8').send(markupOf(body))

const viewOfPhone = async (
  { prisma, phone }: WebDeps,
  wanted: Wanted,
): Promise<PhoneView | undefined> => phone && phoneView(prisma, phone.town, wanted)

const LATELY_MS = 3 * 24 * 3_600_000

async function viewOfTickets({ prisma, clock, phone }: WebDeps): Promise<TicketsView> {
  const now = clock()
  const [open, count, closed] = await Promise.all([
    openCards(prisma),
    openCount(prisma),
    closedCards(prisma, new Date(now.getTime() - LATELY_MS)),
  ])
  const assistant = phone?.town.account.name ?? words.assistant
  return { open, openCount: count, closed, assistant, now }
}

const sessionOf = async ({ session }: WebDeps): Promise<SessionView | undefined> =>
  (await session?.()) ?? undefined
