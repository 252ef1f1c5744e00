import { pino } from 'pino'
import { expect, it } from 'vitest'
import { connect } from '../../prisma/db.ts'
import { wordless } from '../../workers/runtime/log.ts'

it('a query that Prisma refuses is logged without the words in it', async () => {
  const prisma = connect('postgresql://nobody@127.0.0.1:1/none')
  const lines: string[] = []
  const log = pino({ serializers: { err: wordless } }, { write: (line) => void lines.push(line) })

  const refused = await prisma.message
    .findMany({ where: { text: '王阿姨晕倒了', id: Number.NaN } })
    .catch((err: unknown) => err)
  log.error({ err: refused }, 'job failed')

  expect(refused).toMatchObject({ message: expect.stringContaining('王阿姨') })
  expect(lines.join()).toContain('PrismaClientValidationError')
  expect(lines.join()).not.toContain('王阿姨')
})

it('any other error is logged in full', () => {
  expect(wordless(new Error('out of reach', { cause: new Error('no network') }))).toMatchObject({
    message: 'out of reach: no network',
    stack: expect.stringContaining('log.test.ts'),
  })
})
