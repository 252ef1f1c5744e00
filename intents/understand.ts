import { addressesIn, addressOfNickname } from './address.ts'
import { type Brain, loadBrain, think } from './brain.ts'
import type { Verdict } from './decide.ts'
import { takeApart } from './quote.ts'
import { severalMatters } from './several.ts'
import { slotsIn } from './slots.ts'
import { type Act, classOf } from './taxonomy.ts'
import { bounded } from './text.ts'
import type { Address, Matter, Understanding } from './understanding.ts'

export type Understand = (text: string, talker?: string) => Understanding

let loaded: Understand | undefined

/** Reads the trained model, once; throws with what to do where it is missing or of another version. */
export function loadUnderstand(): Understand {
  loaded ??= understandWith(loadBrain())
  return loaded
}

/** What the assistant makes of one text, and of the nickname it was said under. */
export const understand: Understand = (text, talker) => loadUnderstand()(text, talker)

/** The same with a model of one's own. */
export const understandWith =
  (brain: Brain): Understand =>
  (raw, talker) => {
    const { own, quoted } = takeApart(bounded(raw))
    const whole = think(brain, own)
    const [first, ...others] = severalMatters(brain, own, whole)
    const verdict = first?.thought.verdict ?? withQuoted(brain, whole.verdict, quoted?.text)
    const { confidence, opensTicket } = verdict
    return {
      ...matterOf(verdict, first?.text ?? own, talker),
      confidence,
      opensTicket,
      ...slotsIn(own),
      ...(quoted && { quoted: quoted.text }),
      also: others.map(({ text, thought }) => matterOf(thought.verdict, text, talker)),
    }
  }

/** “我家也是” under a quote is about the matter quoted; nothing else of the quote is the speaker's. */
function withQuoted(brain: Brain, verdict: Verdict, quoted: string | undefined): Verdict {
  if (quoted === undefined || verdict.category !== null || !refersBack.includes(verdict.act)) {
    return verdict
  }
  const { category, opensTicket } = think(brain, quoted).verdict
  if (!opensTicket) return verdict
  return {
    ...verdict,
    category,
    opensTicket: verdict.act === 'me-too' || verdict.act === 'still-broken',
  }
}

/** Acts that often lean on what was said before. */
const refersBack: readonly Act[] = ['me-too', 'still-broken', 'fixed', 'enquiry']

function matterOf({ act, category }: Verdict, text: string, talker: string | undefined): Matter {
  return {
    act,
    category,
    class: category && classOf(category),
    address: placesOf(act, addressesIn(text), talker),
  }
}

/** Acts about a trouble of the speaker's own, whose flat stands in where they name no building. */
const ofOwnHome: readonly Act[] = ['report', 'me-too', 'still-broken', 'fixed']

function placesOf(act: Act, named: readonly Address[], talker: string | undefined) {
  const home =
    talker !== undefined && ofOwnHome.includes(act) ? addressOfNickname(talker) : undefined
  if (!home) return named
  return named.length === 0 ? [home] : named.map((place) => completed(place, home))
}

/** “2单元” said by somebody of building 3 is in building 3; “东门” is not in anybody's flat. */
function completed(place: Address, home: Address): Address {
  const { building, unit, floor, room } = place
  if (building !== undefined || (unit ?? floor ?? room) === undefined) return place
  const { room: _room, floor: _floor, unit: homeUnit, ...outside } = home
  return {
    ...outside,
    ...(unit === undefined && homeUnit !== undefined && { unit: homeUnit }),
    ...place,
  }
}
