import { z } from 'zod'
import { loadUnderstand } from '../intents/understand.ts'
import type { Matter } from '../intents/understanding.ts'
import { failWith } from './fail.ts'
import { eachLine } from './lines.ts'
import { print } from './print.ts'

/** `npm run -s understand`: what the assistant makes of each line of standard input, by itself. */
const Line = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  talker: z.string().nullish(),
})

const understand = loadUnderstand()

function answer({ id, text, talker }: z.infer<typeof Line>) {
  const { people, phone, also, confidence, opensTicket, ...said } = understand(
    text,
    talker ?? undefined,
  )
  return {
    id: id ?? null,
    ...matter(said),
    confidence: Number(confidence.toFixed(4)),
    ...(people !== undefined && { people }),
    ...(phone !== undefined && { phone }),
    opensTicket,
    ...(also.length > 0 && { also: also.map(matter) }),
  }
}

const matter = ({ act, category, class: urgency, address }: Matter) => ({
  act,
  category,
  class: urgency,
  address,
})

await eachLine(Line, '{"id"?,"text","talker"?}', (line) => {
  print(JSON.stringify(answer(line)))
}).catch(failWith)
