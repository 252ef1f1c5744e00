import type { Db } from '../db.ts'

/** What was said in a chat, by a person or by the assistant. */
export interface ChatLine {
  /** `m12` is a Message, `p7` a Post. */
  readonly id: string
  /** WeChat id of the speaker; `null` for the assistant. */
  readonly speaker: string | null
  /** Empty for the assistant. */
  readonly name: string
  readonly text: string
  /** A post's kind; `null` for a person's message. */
  readonly kind: string | null
  /** Names called by @ that do not stand in the text. */
  readonly mentions: readonly string[]
  readonly at: Date
  readonly state: 'said' | 'waiting' | 'recalled'
}

/** The last `limit` lines of a room, oldest first: what was heard in it and what the assistant said or is about to say. */
export async function chatLines(db: Db, roomId: number, limit: number): Promise<ChatLine[]> {
  const latest = { orderBy: { id: 'desc' }, take: limit } as const
  const [heard, posts] = await Promise.all([
    db.message.findMany({
      where: { roomId },
      include: { person: { select: { wechatId: true } } },
      ...latest,
    }),
    db.post.findMany({ where: { roomId, state: { not: 'dropped' } }, ...latest }),
  ])
  const names = await namesOf(
    db,
    posts.flatMap(({ mentions }) => mentions),
  )
  const lines = [
    ...heard.reverse().map(heardLine),
    ...posts.reverse().map((post) => ({
      ...postLine(post),
      mentions: post.mentions.flatMap((id) => names.get(id) ?? []),
    })),
  ]
  // Stable: what was said in one moment stays as it was stored.
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-limit)
}

interface HeardRow {
  readonly id: number
  readonly talker: string
  readonly text: string
  readonly at: Date
  readonly recalledAt: Date | null
  readonly person: { readonly wechatId: string | null }
}

const heardLine = ({ id, talker, text, at, recalledAt, person }: HeardRow): ChatLine => ({
  id: `m${id}`,
  speaker: person.wechatId ?? '',
  name: talker,
  // Taken back is taken back: its words go nowhere any more.
  text: recalledAt ? '' : text,
  kind: null,
  mentions: [],
  at,
  state: recalledAt ? 'recalled' : 'said',
})

interface PostRow {
  readonly id: number
  readonly text: string
  readonly kind: string
  readonly state: string
  readonly createdAt: Date
  readonly sayingAt: Date | null
  readonly saidAt: Date | null
}

const postLine = ({ id, text, kind, state, createdAt, sayingAt, saidAt }: PostRow): ChatLine => ({
  id: `p${id}`,
  speaker: null,
  name: '',
  text,
  kind,
  mentions: [],
  at: saidAt ?? sayingAt ?? createdAt,
  state: state === 'recalled' ? 'recalled' : saidAt ? 'said' : 'waiting',
})

async function namesOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** A chat as a list of chats shows it. */
export interface ChatHead {
  readonly id: number
  readonly wechatId: string
  readonly kind: string
  readonly lastName: string | null
  readonly lastText: string | null
  readonly lastAt: Date | null
}

/** The heads of those of the given chats that are known, with the last words of each. */
export const chatHeads = (db: Db, wechatIds: readonly string[]): Promise<ChatHead[]> =>
  db.$queryRaw<ChatHead[]>`
    SELECT r."id", r."wechatId", r."kind", last."name" AS "lastName", last."text" AS "lastText", last."at" AS "lastAt"
    FROM "Room" r LEFT JOIN LATERAL (
      (SELECT "talker" AS "name", CASE WHEN "recalledAt" IS NULL THEN left("text", 60) ELSE '' END AS "text", "at"
        FROM "Message" WHERE "roomId" = r."id" ORDER BY "id" DESC LIMIT 1)
      UNION ALL
      (SELECT NULL, left("text", 60), "saidAt"
        FROM "Post" WHERE "roomId" = r."id" AND "state" = 'said' ORDER BY "id" DESC LIMIT 1)
      ORDER BY "at" DESC LIMIT 1
    ) last ON true
    WHERE r."wechatId" = ANY(${[...wechatIds]})`

/**
 * A word that changes when anything the page shows has changed. Looks at the end of each table only, so it costs the
 * same however much there is.
 */
export async function shownVersion(db: Db): Promise<string> {
  const rows = await db.$queryRaw<{ version: string }[]>`
    SELECT md5(concat_ws('/',
      (SELECT string_agg(concat("id", "recalledAt"), ',')
        FROM (SELECT "id", "recalledAt" FROM "Message" ORDER BY "id" DESC LIMIT 100) m),
      (SELECT string_agg(concat("id", "state"), ',')
        FROM (SELECT "id", "state" FROM "Post" ORDER BY "id" DESC LIMIT 100) p),
      (SELECT max("id") FROM "TicketEvent"),
      (SELECT max("id") FROM "Report"),
      (SELECT concat(count(*), max("boundAt")) FROM "Room"))) AS version`
  return rows[0]?.version ?? ''
}

/** Throws where the database does not answer. */
export const answers = async (db: Db): Promise<undefined> => {
  await db.$queryRaw`SELECT 1`
}
