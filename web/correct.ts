import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isAct, isCategory } from '../intents/taxonomy.ts'
import { transact } from '../prisma/db.ts'
import { addCorrection } from '../prisma/queries/corrections.ts'
import { put } from '../prisma/queries/outbox.ts'
import { labelOf, type Meant } from '../rules/correcting.ts'
import type { WebDeps } from './deps.ts'
import { Matter, wordsOf } from './why.ts'
import { faults, why as words } from './wording.ts'

const Meaning = z.object({
  meant: z.custom<Meant>(
    (name) => typeof name === 'string' && (name === 'chat' || isCategory(name)),
  ),
})

/**
 * `POST /correct`: the office says what a ticket or a message really was. The correction is kept, and the ticket changed by the
 * workers. A form is led back to the reasons (303); a script that asks for JSON gets 204, or the fault with its status.
 */
export function correctRoute(app: FastifyInstance, deps: WebDeps): void {
  app.post('/correct', async (request, reply) => {
    const matter = Matter.safeParse(request.body)
    const meaning = Meaning.safeParse(request.body)
    if (!matter.success) return refuse(request, reply, 404, faults.noWords)
    if (!meaning.success) return refuse(request, reply, 400, faults.noMeaning)
    const kept = await keep(deps, matter.data, meaning.data.meant)
    if (!kept) return refuse(request, reply, 404, faults.noWords)
    if (wantsJson(request)) return reply.code(204).send()
    return reply.redirect(`/why?${queryOf(matter.data)}`, 303)
  })
}

const queryOf = (matter: Matter) =>
  'ticket' in matter ? `ticket=${matter.ticket}` : `message=${matter.message}`

/** Writes it down, and has the ticket changed where these are the words that opened one. */
const keep = ({ prisma, clock }: WebDeps, matter: Matter, meant: Meant) =>
  transact(prisma, async (tx) => {
    const misheard = await wordsOf(tx, matter)
    if (!misheard) return false
    const { act, ...said } = misheard
    const label = labelOf(meant, isAct(act) ? act : 'report')
    const at = clock()
    const { id } = await addCorrection(tx, { ...said, ...label, by: words.office, at })
    const job = { name: 'correction.apply', data: { correctionId: id } } as const
    if (said.ticketId !== null) await put(tx, job, `correction-${id}`, at)
    return true
  })

const refuse = (request: FastifyRequest, reply: FastifyReply, code: 400 | 404, fault: string) =>
  wantsJson(request)
    ? reply.code(code).send({ error: fault })
    : reply.code(code).type('text/plain; charset=utf-8').send(fault)

const wantsJson = ({ headers }: FastifyRequest) =>
  headers.accept?.includes('application/json') ?? false
