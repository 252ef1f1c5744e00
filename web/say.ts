import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { chatsOf } from './chats.ts'
import type { WebDeps } from './deps.ts'
import { sendHtml, wholePage } from './page.ts'
import { faults } from './wording.ts'

const LONGEST = 2_000

const Said = z.object({
  chat: z.string().max(200).catch(''),
  as: z.string().max(200).catch(''),
  text: z.string().catch(''),
})
type Said = z.output<typeof Said>

/**
 * `POST /say`: somebody of the town speaks. A form is led back to the page (303); a script that asks for JSON gets 204, or
 * the fault with its status.
 */
export function sayRoute(app: FastifyInstance, deps: WebDeps): void {
  app.post('/say', async (request, reply) => {
    const said = Said.parse(request.body ?? {})
    const refused = sayIn(deps, said)
    if (refused) return refuse(deps, request, reply, said, refused)
    if (wantsJson(request)) return reply.code(204).send()
    const back = new URLSearchParams({ room: said.chat, as: said.as })
    return reply.redirect(`/?${back}`, 303)
  })
}

interface Refusal {
  readonly code: 400 | 404
  readonly fault: string
}

/** Says it, or tells why not. */
function sayIn({ phone, log }: WebDeps, { chat: id, as, text }: Said): Refusal | undefined {
  if (!phone) return { code: 404, fault: faults.noPhone }
  const chat = chatsOf(phone.town).find((one) => one.id === id)
  if (!chat) return { code: 404, fault: faults.noChat }
  if (!chat.speakers.some((speaker) => speaker.id === as))
    return { code: 400, fault: faults.noSpeaker }
  const words = text.replaceAll('\r\n', '\n').trim()
  if (words === '') return { code: 400, fault: faults.noText }
  if (words.length > LONGEST) return { code: 400, fault: faults.longText(words.length, LONGEST) }
  try {
    phone.town.say(as, chat.group ? chat.id : phone.town.account.id, words)
  } catch (err) {
    log.warn({ err, chat: id }, 'not said')
    return { code: 400, fault: faults.notSaid }
  }
  return undefined
}

async function refuse(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { chat: room, as, text }: Said,
  { code, fault }: Refusal,
) {
  reply.code(code)
  if (wantsJson(request)) return reply.send({ error: fault })
  return sendHtml(
    reply,
    await wholePage(deps, { room, as }, { fault, draft: text.slice(0, LONGEST) }),
  )
}

const wantsJson = ({ headers }: FastifyRequest) =>
  headers.accept?.includes('application/json') ?? false
