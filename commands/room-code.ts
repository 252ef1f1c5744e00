import { parseArgs } from 'node:util'
import { RoomGrant } from '../prisma/queries/codes.ts'
import { failWith } from './fail.ts'
import { printCode } from './print-code.ts'

/** `npm run -s room-code -- --kind residents|staff|admin [--estate NAME]` prints a code that binds the group it is typed in. */
const usage = 'npm run -s room-code -- --kind residents|staff|admin [--estate NAME]'
const { kind, estate } = options()
if (kind === 'residents' && !estate) failWith(`a residents' group belongs to an estate: ${usage}`)
const grant = RoomGrant.safeParse({ kind, estate: estate ?? null })
if (!grant.success) failWith(`--kind is one of residents, staff, admin: ${usage}`)
else await printCode('room', grant.data).catch(failWith)

function options() {
  try {
    return parseArgs({ options: { kind: { type: 'string' }, estate: { type: 'string' } } }).values
  } catch (error) {
    return failWith(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
