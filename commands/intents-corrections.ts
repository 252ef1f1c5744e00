import { connect } from '../prisma/db.ts'
import { allCorrections } from '../prisma/queries/corrections.ts'
import { correctionLines } from './corrections-file.ts'
import { withDatabase } from './database.ts'
import { failWith } from './fail.ts'

/** `npm run -s intents:corrections` prints what staff corrected, a corpus line each, for `intents:train -- --corrections FILE`. */
if (process.argv.length > 2)
  failWith('it takes no options: npm run -s intents:corrections > corrections.jsonl')

await withDatabase(async (url) => {
  const prisma = connect(url, 2)
  try {
    for (const line of correctionLines(await allCorrections(prisma))) {
      process.stdout.write(`${JSON.stringify(line)}\n`)
    }
  } finally {
    await prisma.$disconnect()
  }
}).catch(failWith)
