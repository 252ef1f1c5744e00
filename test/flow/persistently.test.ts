import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { Inbound } from '../../bot/inbound.ts'
import { persistently } from '../../bot/persistently.ts'

const message = { id: 'm1', text: '停水了' } as Inbound
const silent = pino({ level: 'silent' })

/** Fails so often, then takes it in. */
function failing(times: number) {
  let left = times
  const taken: string[] = []
  const take = async ({ id }: Inbound) => {
    if (left-- > 0) throw new Error('the database is starting up')
    taken.push(id)
  }
  return { take, taken }
}

it('a message that could not be stored is taken in again until it is', async () => {
  const { take, taken } = failing(2)
  await persistently(take, silent, [1, 1, 1])(message)
  expect(taken).toEqual(['m1'])
})

it('a message that can never be stored is told as a fault in the end', async () => {
  const { take } = failing(10)
  await expect(persistently(take, silent, [1, 1])(message)).rejects.toThrow('starting up')
})
