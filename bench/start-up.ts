import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { demoPlan } from '../bot/simulator/demo.ts'
import { runProgram } from '../prisma/run-program.ts'
import { type Figure, medians, millisecondsOf } from './figures.ts'
import { temporaryFolder } from './ground.ts'
import { type Program, startProgram } from './running-program.ts'
import { until } from './until.ts'
import { wordsOf } from './words.ts'

/** How long `npm start` takes to be ready and how much memory it holds, beside a Node that does nothing. */
export async function startUp(): Promise<readonly Figure[]> {
  const dir = await temporaryFolder()
  const dataDir = join(dir, 'data')
  try {
    const first = await secondsToStart(dataDir, (program) => program.stop())
    const { later, bare, bareMemory } = await medians({
      later: () => secondsToStart(dataDir, (program) => program.stop()),
      bare: async () => (await millisecondsOf(() => node('0'))) / 1_000,
      bareMemory: async () => Number(await node('process.memoryUsage.rss()')) / 1_048_576,
    })
    const nothing = { is: 'node -p 0', value: bare }
    const empty = { is: 'node -p 0', value: bareMemory }
    const held = await memoryHeld(dataDir)
    return [
      {
        what: 'npm start to /readyz, empty DATA_DIR (once)',
        unit: 's',
        ours: first,
        floor: nothing,
      },
      { what: 'npm start to /readyz, later', unit: 's', ours: later, floor: nothing },
      { what: 'memory at rest', unit: 'MB', ours: held.atRest, floor: empty },
      { what: `memory after ${MESSAGES} messages`, unit: 'MB', ours: held.after, floor: empty },
    ]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function secondsToStart(dataDir: string, then: (program: Program) => Promise<void>) {
  const startedAt = performance.now()
  const program = await startProgram(dataDir)
  const seconds = (performance.now() - startedAt) / 1_000
  await then(program)
  return seconds
}

const node = (expression: string) => runProgram(process.execPath, ['-p', expression], {})

const MESSAGES = 5_000
/** So many at once; more would only wait in line. */
const AT_ONCE = 10

async function memoryHeld(dataDir: string) {
  const program = await startProgram(dataDir)
  try {
    const atRest = await program.megabytes()
    const texts = wordsOf('small talk', MESSAGES).map(({ text }) => text)
    const lanes = Array.from({ length: AT_ONCE }, (_, lane) => lane)
    await Promise.all(
      lanes.map(async (lane) => {
        for (let n = lane; n < texts.length; n += AT_ONCE) await say(program, n, texts[n] ?? '')
      }),
    )
    await allStored(program)
    return { atRest, after: await program.megabytes() }
  } finally {
    await program.stop()
  }
}

const residents = demoPlan().groups.slice(0, 2)

/** Somebody of the demo's residents' groups speaks. A number keeps lines from being taken for replays of each other. */
async function say({ url }: Program, n: number, text: string) {
  const group = residents[n % residents.length]
  const as = group?.members[n % group.members.length]?.contactId
  const answer = await fetch(`${url}/say`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ chat: group?.id, as, text: `${text} ${n}` }),
  })
  if (answer.status !== 204) throw new Error(`POST /say gave ${answer.status}`)
}

/** The page hands on at once; the database is behind. */
const allStored = ({ url }: Program) =>
  until('all messages are stored', 500, async () => (await storedMessages(url)) >= MESSAGES)

async function storedMessages(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text()
  const lines = metrics.split('\n').filter((line) => line.startsWith('linli_messages_total{'))
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
}
