import { connect } from '../prisma/db.ts'
import { ticketLines } from '../prisma/queries/printed.ts'
import { withDatabase } from './database.ts'
import { failWith } from './fail.ts'
import { print } from './print.ts'

/** `npm run -s tickets [-- --open]` prints the running system's tickets, one a line, with their history. */
const words = process.argv.slice(2)
const stray = words.find((word) => word !== '--open')
if (stray) failWith(`unknown option ${stray}: npm run -s tickets [-- --open]`)

await withDatabase(async (url) => {
  const prisma = connect(url, 2)
  try {
    for (const ticket of await ticketLines(prisma, words.includes('--open'))) {
      print(JSON.stringify(ticket))
    }
  } finally {
    await prisma.$disconnect()
  }
}).catch(failWith)
