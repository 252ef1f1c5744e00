import { maskForGroup } from '../rules/masking.ts'
import { type Community, staffRoom } from './community.ts'
import { groupBy } from './group-by.ts'

interface Expected {
  readonly messages: number
  readonly tickets: number
}

/**
 * Holds a run against what was said to it: every message stored and decided once, every ticket opened once and its ping said once.
 * @throws Error that lists what is not so: the run's figures are worth nothing then
 */
export async function checkExactlyOnce(here: Community, expected: Expected): Promise<void> {
  const { prisma } = here
  const faults = [
    differs('messages stored', await prisma.message.count(), expected.messages),
    differs('turns undecided', await prisma.turn.count({ where: { decidedAt: null } }), 0),
    differs('jobs given up', await prisma.outbox.count({ where: { failure: { not: null } } }), 0),
    differs('tickets', await prisma.ticket.count(), expected.tickets),
    differs('reports', await prisma.report.count(), expected.tickets),
    ...(await faultsOfPings(here, expected.tickets)),
  ].flatMap((fault) => fault ?? [])
  if (faults.length > 0) throw new Error(`not delivered exactly once: ${faults.join('; ')}`)
}

/** One ping in the staff group for each ticket, and each ping heard once, alone or merged with others. */
async function faultsOfPings({ prisma, said }: Community, tickets: number) {
  const pings = await prisma.post.findMany({ where: { kind: 'ping' }, include: { room: true } })
  const toStaff = pings.filter(({ room }) => room.name === staffRoom)
  const heard = groupBy(said, ({ to }) => to)
  const times = pings.map(({ room, text }) => {
    const words = room.kind === 'direct' ? text : maskForGroup(text)
    return (heard.get(room.wechatId) ?? []).filter((one) => isIn(one.text, words)).length
  })
  return [
    differs('tickets pinged', new Set(toStaff.map(({ ticketId }) => ticketId)).size, tickets),
    differs('pings to the staff group', toStaff.length, tickets),
    differs('pings not said once', times.filter((count) => count !== 1).length, 0),
  ]
}

const isIn = (said: string, words: string) => `\n${said}\n`.includes(`\n${words}\n`)

const differs = (what: string, found: number, expected: number) =>
  found === expected ? undefined : `${what}: ${found}, expected ${expected}`
