import { z } from 'zod'
import { loadUnderstand } from '../intents/understand.ts'
import { claimHeard } from '../rules/joining/claim.ts'
import { sameIncident } from '../rules/joining/incident.ts'
import { failWith } from './fail.ts'
import { eachLine } from './lines.ts'
import { print } from './print.ts'

/** `npm run -s same-incident`: two reports a line on standard input; would the second join the ticket of the first? */
const Said = z.object({
  text: z.string(),
  room: z.string().default('居民群'),
  talker: z.string().default('居民'),
  at: z.coerce.date().default(() => new Date(0)),
})
const Pair = z.object({ id: z.union([z.string(), z.number()]), a: Said, b: Said })

const understand = loadUnderstand()

await eachLine(Pair, '{"id","a":{"text","room","talker","at"},"b":{…}}', ({ id, a, b }) => {
  const judged = sameIncident(claimHeard(a, understand), claimHeard(b, understand))
  print(JSON.stringify({ id, ...judged }))
}).catch(failWith)
