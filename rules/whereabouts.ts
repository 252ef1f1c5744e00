import type { Address, Matter } from '../intents/understanding.ts'
import { complete } from './places.ts'
import type { Situation } from './situation.ts'

/** The place said with the matter, else anywhere in the turn, else by the talker a moment ago. */
export function saidPlace(matter: Matter, { heard, placeBefore }: Situation): Address {
  const said = matter.address[0] ?? heard.address[0] ?? placeBefore ?? {}
  return complete(said, placeBefore)
}

/** Where to go: the place said, completed by the talker's home as the nickname tells it. */
export function placeOf(matter: Matter, situation: Situation): Address {
  const said = saidPlace(matter, situation)
  const { home } = situation.talker
  if (said.spot === undefined || said.building !== undefined) return complete(said, home)
  return home?.building !== undefined && ownHouse.test(situation.text.slice(0, 200))
    ? { building: home.building, ...said }
    : said
}

/** “我们楼顶层那扇窗” is of the house that the speaker lives in. */
const ownHouse = /(?:我们?|咱们?|俺们?)(?:这|那)?(?:栋|楼|单元|幢|座|门洞)/

/** Nothing but a place: “五号楼一单元大门口”. What is the matter there may come next. */
export function isBarePlace({ text, heard }: Pick<Situation, 'text' | 'heard'>): boolean {
  const line = text.trim()
  if (heard.address.length === 0 || line.length > 20) return false
  return [...line].filter((char) => !ofPlaces.has(char)).length <= 1
}

const ofPlaces: ReadonlySet<string> = new Set(
  '0123456789一二三四五六七八九十百零两〇ABCDEF栋号楼单元层室座幢院门洞口大东南西北侧边#＃-—期区的我是在这那家住 ，,。、',
)
