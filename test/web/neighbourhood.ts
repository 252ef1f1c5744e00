import { createTown, type Town } from '../../bot/simulator/town.ts'
import { addressOfNickname } from '../../intents/address.ts'
import { type Category, classOf } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import type { PrismaClient, Tx } from '../../prisma/db.ts'
import { transact } from '../../prisma/db.ts'
import { personFor } from '../../prisma/queries/people.ts'
import { bindRoom, directRoom } from '../../prisma/queries/rooms.ts'
import { addReport, moveTicket, note, openTicket } from '../../prisma/queries/tickets.ts'
import type { Move } from '../../rules/lifecycle.ts'

/** A town with two residents' groups, a staff and an admin group, and what happened in it on one morning. */
export const NOW = new Date('2026-11-25T10:30:00+08:00')

const residents = {
  zhang: '3-2-501 张阿姨',
  li: '3-1-202 李明',
  zhao: '3-2-401 赵姐',
  chen: '5-1-1102 陈爸',
  sun: '7-3-301 孙奶奶',
} as const
const office = { wang: '王师傅', liu: '网格员小刘', zhou: '周书记' } as const
const names: Readonly<Record<string, string>> = { ...residents, ...office }

export const SUNNY = 'sunny@chatroom'
export const RIVER = 'river@chatroom'
export const STAFF = 'staff@chatroom'
export const ADMIN = 'admin@chatroom'

const members = (people: Readonly<Record<string, string>>) =>
  Object.entries(people).map(([contactId, alias]) => ({ contactId, alias }))

export const buildTown = (): Town =>
  createTown(
    {
      account: { id: 'linli', name: '邻里小助手' },
      contacts: Object.entries(names).map(([id, name]) => ({
        id,
        name: name.split(' ').at(-1) ?? name,
      })),
      groups: [
        { id: SUNNY, topic: '阳光花园业主群', members: members({ ...residents, liu: office.liu }) },
        {
          id: RIVER,
          topic: '滨河苑居民群',
          members: members({ chen: '5-1-1102 陈爸', sun: residents.sun }),
        },
        { id: STAFF, topic: '社区工作群', members: members(office) },
        { id: ADMIN, topic: '社区管理群', members: members({ zhou: office.zhou }) },
      ],
    },
    () => NOW,
  )

export const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

let serial = 0

/** Puts a heard message into the database, as the bot does. */
export const hear = (prisma: PrismaClient, room: string, who: string, text: string, at: Date) =>
  transact(prisma, async (tx) => {
    const person = await personFor(tx, { wechatId: who, name: names[who] ?? who })
    const { id: roomId } = await tx.room.findUniqueOrThrow({ where: { wechatId: room } })
    const key = `test-${++serial}`
    const turn = await tx.turn.create({
      data: { roomId, personId: person.id, firstAt: at, lastAt: at, dueAt: at },
    })
    return tx.message.create({
      data: {
        ...{ account: 'linli', wechatId: key, replayKey: key, roomId, personId: person.id },
        ...{ talker: person.name, text, at, receivedAt: at, turnId: turn.id },
      },
    })
  })

/** Puts a post into the database, said at `at` unless told otherwise. */
export async function tell(
  prisma: PrismaClient,
  room: string,
  text: string,
  at: Date,
  more: { state?: string; kind?: string; calls?: string; ticketId?: number } = {},
) {
  const { id: roomId } = await prisma.room.findUniqueOrThrow({ where: { wechatId: room } })
  const called = more.calls
    ? await prisma.person.findUnique({ where: { wechatId: more.calls } })
    : null
  const state = more.state ?? 'said'
  return prisma.post.create({
    data: {
      ...{ key: `test-${++serial}`, roomId, text, state, kind: more.kind ?? 'ack', createdAt: at },
      ...{ mentions: called ? [called.id] : [], ticketId: more.ticketId ?? null },
      ...(state !== 'queued' && { sayingAt: at, saidAt: at }),
    },
  })
}

interface Matter {
  readonly category: Category
  readonly by: string
  readonly text: string
  readonly place: Address
  readonly ago: number
  /** Minutes from opening to the limits. */
  readonly respondIn: number
  readonly moves: readonly (readonly [Move, string, string | undefined, number])[]
  readonly joined?: readonly string[]
  readonly assignee?: string
}

export const openMatter = (prisma: PrismaClient, estate: string, matter: Matter) =>
  transact(prisma, async (tx) => {
    const { category, by, text, place, ago, respondIn } = matter
    const openedAt = minutesAgo(ago)
    const { id: estateId } = await tx.estate.upsert({
      where: { name: estate },
      create: { name: estate },
      update: {},
    })
    const room = await tx.room.findFirstOrThrow({ where: { estateId } })
    const ticket = await openTicket(
      tx,
      {
        ...{ category, class: classOf(category) ?? 'P3', summary: text, estateId, address: place },
        ...{ roomId: room.id, openedAt, askedAt: null },
        respondDueAt: new Date(openedAt.getTime() + respondIn * 60_000),
        solveDueAt: new Date(openedAt.getTime() + 24 * 3_600_000),
      },
      names[by] ?? by,
    )
    await report(tx, ticket.id, room.id, by, matter)
    for (const one of matter.joined ?? []) {
      await report(tx, ticket.id, room.id, one, matter)
      const joinedAt = minutesAgo(ago - 1)
      await note(tx, { ticketId: ticket.id, move: 'join', by: names[one] ?? one, at: joinedAt })
    }
    const staff = matter.assignee
      ? await tx.staff.findUniqueOrThrow({ where: { name: matter.assignee } })
      : undefined
    for (const [move, who, reason, minutes] of matter.moves) {
      const assigneeId = staff?.id ?? null
      const moving = {
        ticketId: ticket.id,
        move,
        by: who,
        reason,
        assigneeId,
        now: minutesAgo(minutes),
      }
      const moved = await moveTicket(tx, moving)
      if (!moved.moved) throw new Error(`the example's ${move} is not possible from ${moved.from}`)
    }
    return ticket.id
  })

async function report(
  tx: Tx,
  ticketId: number,
  roomId: number,
  who: string,
  { text, place, ago }: Matter,
) {
  const { id: personId } = await personFor(tx, { wechatId: who, name: names[who] ?? who })
  const claim = { ticketId, personId, roomId, act: 'report', text, address: place, messageIds: [] }
  await addReport(tx, { ...claim, at: minutesAgo(ago) })
}

/** Binds the town's groups and enrols its staff. */
export const settle = (prisma: PrismaClient) =>
  transact(prisma, async (tx) => {
    const at = minutesAgo(600)
    const bind = (
      wechatId: string,
      name: string,
      kind: 'residents' | 'staff' | 'admin',
      estate: string | null,
    ) => bindRoom(tx, { wechatId, name, kind, estate, now: at })
    await bind(SUNNY, '阳光花园业主群', 'residents', '阳光花园')
    await bind(RIVER, '滨河苑居民群', 'residents', '滨河苑')
    await bind(STAFF, '社区工作群', 'staff', null)
    await bind(ADMIN, '社区管理群', 'admin', null)
    for (const [wechatId, name] of Object.entries(office)) {
      const person = await personFor(tx, { wechatId, name })
      await tx.staff.create({ data: { name, role: 'property', personId: person.id } })
      await directRoom(tx, { id: person.id, wechatId, name }, at)
    }
  })

/** A busy morning: four open matters, two closed ones, and the chats they came from. */
export async function busyMorning(prisma: PrismaClient) {
  const drain = await openMatter(prisma, '阳光花园', {
    ...{ category: 'drain-blocked', by: 'zhang', text: '厨房下水堵了，脏水都漫出来了', ago: 42 },
    ...{ place: addressOfNickname(residents.zhang) ?? {}, respondIn: 30, assignee: '王师傅' },
    joined: ['li', 'zhao'],
    moves: [
      ['offer', 'linli', '派给王师傅', 41],
      ['accept', '王师傅', undefined, 33],
    ],
  })
  await openMatter(prisma, '滨河苑', {
    ...{ category: 'sick-elder', by: 'sun', text: '对门老爷子摔倒了起不来，家里没别人', ago: 4 },
    ...{ place: { building: '7', unit: '3' }, respondIn: 10, assignee: '网格员小刘' },
    moves: [['offer', 'linli', '派给网格员小刘', 4]],
  })
  const light = await openMatter(prisma, '阳光花园', {
    ...{ category: 'lighting', by: 'chen', text: '地下车库那排灯又全灭了，停车都看不见', ago: 58 },
    ...{ place: { spot: '地下车库' }, respondIn: 30, assignee: '王师傅' },
    moves: [['offer', 'linli', '派给王师傅', 57]],
  })
  await openMatter(prisma, '阳光花园', {
    ...{ category: 'parking', by: 'zhao', text: '有辆白色的车堵在消防通道一早上了', ago: 190 },
    ...{ place: { spot: '东门' }, respondIn: 240, assignee: '网格员小刘' },
    moves: [
      ['offer', 'linli', '派给网格员小刘', 189],
      ['accept', '网格员小刘', undefined, 150],
      ['finish', '网格员小刘', '联系上车主，已经挪走', 12],
    ],
  })
  await openMatter(prisma, '滨河苑', {
    ...{ category: 'water-leak', by: 'chen', text: '一楼大厅顶上在滴水', ago: 1_500 },
    ...{ place: { building: '5' }, respondIn: 30, assignee: '王师傅' },
    moves: [
      ['offer', 'linli', '派给王师傅', 1_499],
      ['accept', '王师傅', undefined, 1_480],
      ['finish', '王师傅', '换了一段管子', 1_390],
      ['confirm', residents.chen, undefined, 1_380],
    ],
  })
  await chatter(prisma, drain, light)
}

async function chatter(prisma: PrismaClient, drain: number, light: number) {
  await hear(prisma, SUNNY, 'chen', '早上好，今天降温，大家多穿点', minutesAgo(95))
  await hear(prisma, SUNNY, 'li', '谢谢提醒，孩子校服外面得加一件了', minutesAgo(94))
  await hear(prisma, SUNNY, 'zhang', '厨房下水堵了，脏水都漫出来了', minutesAgo(43))
  await tell(
    prisma,
    SUNNY,
    `收到，阳光花园3栋 下水堵塞（工单${drain}）已记下，马上找人处理。`,
    minutesAgo(42),
  )
  await hear(
    prisma,
    SUNNY,
    'li',
    '「3-2-501 张阿姨：厨房下水堵了，脏水都漫出来了」\n- - - - - - - - - - - - - - -\n我家也是，卫生间返水',
    minutesAgo(41),
  )
  await hear(prisma, SUNNY, 'zhao', '3栋的都别用水了', minutesAgo(41))
  await tell(
    prisma,
    SUNNY,
    `阳光花园3栋 下水堵塞（工单${drain}）已记录，目前 3 户反映，已派给师傅，等接单。有进展在群里说，不用重复报。`,
    minutesAgo(40),
  )
  await tell(
    prisma,
    SUNNY,
    `阳光花园3栋 下水堵塞（工单${drain}），王**已接单，正赶过去。`,
    minutesAgo(33),
    { kind: 'news' },
  )
  const slip = await hear(prisma, SUNNY, 'chen', '发错群了', minutesAgo(20))
  await prisma.message.update({ where: { id: slip.id }, data: { recalledAt: minutesAgo(19) } })
  await hear(prisma, SUNNY, 'zhang', '@网格员小刘 王师傅到了吗？我在家等着', minutesAgo(6))
  await tell(
    prisma,
    SUNNY,
    `阳光花园3栋 下水堵塞（工单${drain}）：师傅已接单，正在处理。`,
    minutesAgo(5),
    { kind: 'answer', calls: 'zhang' },
  )
  await hear(prisma, RIVER, 'sun', '对门老爷子摔倒了起不来，家里没别人', minutesAgo(4))
  await tell(
    prisma,
    RIVER,
    '收到，滨河苑7栋 老人急病求助（工单2）已报网格员！请先拨打 120，别急着扶起老人。',
    minutesAgo(4),
    { kind: 'guidance' },
  )
  const ping = `【急修】阳光花园地下车库 照明（工单${light}）\n陈**：地下车库那排灯又全灭了，停车都看不见\n请30分钟内回：接单 ${light}（不归您管：退单 ${light} 原因）`
  await tell(prisma, STAFF, ping, minutesAgo(57), { kind: 'ping', calls: 'wang' })
  await hear(prisma, STAFF, 'wang', `接单 ${drain}`, minutesAgo(33))
  await tell(prisma, STAFF, `工单${drain}已接单。`, minutesAgo(33))
}
