import type { Mention, Voice } from '../../bot/voice.ts'

/** One message that went out. */
export interface Said {
  /** The group's name, or the name of whom it was said to privately. */
  readonly to: string
  readonly direct: boolean
  readonly text: string
  readonly calls: readonly string[]
  readonly id: string | null
  readonly at: Date
}

/** What WeChat does with the next words, in place of taking them. */
export type Mishap = (said: Said) => Promise<string | null>

/** Takes the place of WeChat's voice: writes down what is said. */
export function recorder(clock: () => Date) {
  const said: Said[] = []
  const recalled: string[] = []
  const mishaps = new Map<string, Mishap[]>()

  const voice: Voice = {
    say: async (to, direct, text, mentions) => {
      const one = {
        to: nameOf(to),
        direct,
        text,
        calls: mentions.map(({ name }: Mention) => name),
        id: `said-${said.length + 1}`,
        at: clock(),
      }
      const mishap = mishaps.get(one.to)?.shift()
      if (mishap) return mishap(one)
      said.push(one)
      return one.id
    },
    recall: async (id) => {
      recalled.push(id)
      return true
    },
  }
  return {
    voice,
    said: said as readonly Said[],
    recalled: recalled as readonly string[],
    /** The next words to `to` meet with these mishaps, one after the other. */
    next: (to: string, ...what: readonly Mishap[]) => void mishaps.set(to, [...what]),
  }
}

/** `room:阳光花园业主群` and `person:张师傅`, as `setup.ts` makes them. */
const nameOf = (wechatId: string) => wechatId.slice(wechatId.indexOf(':') + 1)
