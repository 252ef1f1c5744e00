import type { Address, Matter } from '../intents/understanding.ts'
import { complete, outside } from './places.ts'
import { sharedPlace } from './public-places.ts'
import type { Situation } from './situation.ts'

/** The place said with the matter, else anywhere in the turn, else by the talker a moment ago. */
export function saidPlace(matter: Matter, { heard, placeBefore }: Situation): Address {
  const said = matter.address[0] ?? heard.address[0] ?? placeBefore ?? {}
  return complete(said, placeBefore)
}

/** Where to go: the place said, completed by the talker's home as the nickname tells it. */
export function placeOf(matter: Matter, situation: Situation): Address {
  const said = saidPlace(matter, situation)
  const home = homeMeant(matter, situation, said)
  if (said.spot === undefined || said.building !== undefined) return complete(said, home)
  return home?.building !== undefined && ownHouse.test(situation.text.slice(0, 200))
    ? { building: home.building, ...said }
    : said
}

/** The talker's home, without its door where the trouble is behind another one of the house, or where everybody passes. */
export function homeMeant(matter: Matter, { talker, text }: Situation, said: Address) {
  const { home } = talker
  if (!home || said.room !== undefined) return home
  const head = text.slice(0, 200)
  const shared = sharedPlace(head, matter)
  if (shared === 'building' || said.spot !== undefined) return outside(home)
  const isElsewhere =
    matter.class === 'P1'
      ? namesOtherFloor(said, home) || isOfNeighbours(head)
      : namesOtherFloor(said, home) && !ownDoor.test(head)
  if (!isElsewhere && !shared) return home
  const { room: _room, floor: _floor, ...house } = home
  return house
}

/** “三楼” of somebody who lives in 501. */
const namesOtherFloor = ({ floor }: Address, home: Address) =>
  floor !== undefined && floor !== (home.floor ?? home.room?.slice(0, -2).replace(/^0+/, ''))

/** “我家对门的老人” is not at home with the talker; “我妈摔倒了，隔壁也没人” is. */
const isOfNeighbours = (text: string) =>
  atNeighbours.test(text) && (downstairs.test(text) || !ownPeople.test(text))

const atNeighbours = /对门|对面|隔壁|楼[上下]|邻居/
const downstairs =
  /在楼[上下]|(?:隔壁|对门|邻居|楼[上下])(?:家|的|那)?(?:老|大爷|大妈|奶奶|爷爷|孩子|小孩)/
const ownPeople =
  /(?:我|俺|咱)(?:妈|爸|奶|爷|姥|外公|外婆|公公|婆婆|老[公婆伴爸妈]|媳妇|爱人|儿子|女儿|闺女|孩子|娃|自己)(?!.{0,2}[说看听发见])/
/** “漏到我家”: the talker's flat is where to go. */
const ownDoor = /(?:我|俺|咱)们?(?:家|屋)/

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
