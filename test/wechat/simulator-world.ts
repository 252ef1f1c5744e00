import { SimulatorPuppet } from '../../bot/simulator/puppet.ts'
import { createTown } from '../../bot/simulator/town.ts'
import type { TownMessage } from '../../bot/simulator/town-plan.ts'
import { cast } from './cast.ts'
import type { World } from './world.ts'

/** The test's WeChat as `npm start` has it: a town and our own puppet. */
export function simulatorWorld(): World {
  const town = createTown(cast)
  const said: TownMessage[] = []
  town.subscribe((event) => {
    if (event.type === 'said' && event.message.from === cast.account.id) said.push(event.message)
  })
  return {
    puppet: new SimulatorPuppet(town),
    hear: (to, from, text) => town.say(from, to, text).id,
    showImage: (to, from) => town.showImage(from, to).id,
    takeBack: (id) => town.recall(id, town.message(id)?.from ?? ''),
    deliverAgain: town.deliverAgain,
    replay: town.replay,
    said: () =>
      said.map(({ group, chat, text }) => (group ? { room: chat, text } : { contact: chat, text })),
    close: async () => {},
  }
}
