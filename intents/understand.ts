import { addressesIn, addressOfNickname } from './address.ts'
import { type Brain, loadBrain, think } from './brain.ts'
import { complete } from './complete.ts'
import type { Verdict } from './decide.ts'
import { takeApart } from './quote.ts'
import { troubleOf, withQuoted } from './quoted-matter.ts'
import { type Part, severalMatters } from './several.ts'
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
    const verdict =
      first?.thought.verdict ?? (quoted ? withQuoted(brain, whole, quoted.text) : whole.verdict)
    const { confidence, opensTicket } = verdict
    const { people, ...slots } = slotsIn(own)
    const hint = opensTicket ? null : troubleOf(whole)
    return {
      ...(first
        ? matterOfPart(first, talker)
        : matterOf(verdict, hint ? addressesIn(own) : placesTold(verdict, own), talker)),
      confidence,
      opensTicket,
      ...slots,
      ...(verdict.act === 'signup' && people !== undefined && { people }),
      ...(hint && { hint }),
      ...(quoted && { quoted: quoted.text }),
      also: others.map((part) => matterOfPart(part, talker)),
    }
  }

/** Acts about nothing that is to be put right somewhere. */
const idle: readonly Act[] = ['chat', 'thanks', 'rate', 'signup', 'cancel']
/** “东门口” by itself may be the beginning of a report. */
const bareLength = 14

/** The garden of a story is nowhere to go; a house may be. */
function placesTold({ act }: Verdict, text: string): readonly Address[] {
  const named = addressesIn(text)
  return idle.includes(act) && text.length > bareLength
    ? named.filter(({ building, unit, room }) => building ?? unit ?? room)
    : named
}

/** A matter that names no place is where the one told before it is, unless it is at the speaker's home. */
function matterOfPart({ text, thought, before }: Part, talker: string | undefined): Matter {
  const named = addressesIn(text)
  const isHome = text.slice(0, 12).includes('我家')
  return matterOf(
    thought.verdict,
    named.length > 0 || isHome ? named : addressesIn(before).slice(-1),
    talker,
  )
}

const matterOf = (
  { act, category }: Verdict,
  named: readonly Address[],
  talker: string | undefined,
): Matter => ({
  act,
  category,
  class: category && classOf(category),
  address: placesOf(act, named, talker),
})

/** Acts about a trouble of the speaker's own, whose flat stands in where they name no building. */
const ofOwnHome: readonly Act[] = ['report', 'me-too', 'still-broken', 'fixed']

function placesOf(act: Act, named: readonly Address[], talker: string | undefined) {
  const home =
    talker !== undefined && ofOwnHome.includes(act) ? addressOfNickname(talker) : undefined
  if (!home) return named
  return named.length === 0 ? [home] : named.map((place) => completed(place, home))
}

/** “2单元” said by somebody of building 3 is in building 3, not in their flat; “东门” is in nobody's. */
function completed(place: Address, { room: _room, floor: _floor, ...home }: Address): Address {
  if (place.building !== undefined) return place
  return complete(
    place,
    place.unit === undefined && place.spot === undefined ? home : unitless(home),
  )
}

const unitless = ({ unit: _unit, ...house }: Address): Address => house
