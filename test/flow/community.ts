import { type Logger, pino } from 'pino'
import { expect } from 'vitest'
import type { Inbound } from '../../bot/inbound.ts'
import { intake } from '../../bot/intake.ts'
import { loadUnderstand } from '../../intents/understand.ts'
import { type PrismaClient, transact } from '../../prisma/db.ts'
import { type Setup, settle } from '../../prisma/queries/setup.ts'
import type { Pace } from '../../rules/gate.ts'
import type { Backend } from '../../workers/runtime/queues.ts'
import type { SecondOpinion } from '../../workers/second-opinion.ts'
import { type BackendKind, type Ground, withGround } from '../harness.ts'
import { checkBooks, checkLog, checkPrivacy, failures } from './books.ts'
import { type Running, startProcess } from './process.ts'
import { type Mishap, recorder, type Said } from './recorder.ts'
import { community, ids, MONDAY_TEN } from './setup.ts'
import { createSpeakers, type Speakers } from './speakers.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** The whole program on real stores, with a recorder for WeChat and a clock that is set. */
export interface Community extends Omit<Timeline, 'passes'>, Speakers {
  readonly prisma: PrismaClient
  readonly url: string
  readonly backend: Backend
  /** WeChat delivers this message, perhaps once more. */
  hears(message: Inbound): Promise<void>
  /** What was said: everything, or in one group, or to one person. */
  said(to?: string): readonly string[]
  /** The same with all that is known of it. */
  posts(to?: string): readonly Said[]
  /** Ids of messages taken back. */
  readonly recalled: readonly string[]
  /** The next words to `to` meet with these mishaps in WeChat, one after the other. */
  nextWords(to: string, ...meet: readonly Mishap[]): void
  /** Time passes, and nothing waits for what falls due. */
  passes(span: string): void
  /** The process that relays, works and speaks ends; another one starts. */
  goesDown(): Promise<void>
  comesUp(): Promise<void>
  readonly running: () => Running
  readonly logger: Logger
  /** What was logged, a JSON line each. */
  readonly log: readonly string[]
}

export interface Options {
  readonly at?: Date
  readonly setup?: Setup
  /** The story breaks jobs on purpose: some have been given up. */
  readonly jobsFail?: boolean
  /** A queue of the story's own. */
  readonly backend?: Backend
  readonly canSpeak?: () => boolean
  /** How fast the account may talk; as fast as it goes otherwise. */
  readonly pace?: Pace
  readonly secondOpinion?: SecondOpinion
}

/** Plays a story in a community of its own, then checks what must hold at the end of any. */
export const withCommunity = (
  kind: BackendKind,
  story: (community: Community) => Promise<void>,
  options: Options = {},
) =>
  withGround(kind, async (ground) => {
    const { at = MONDAY_TEN, setup = community } = options
    await transact(ground.prisma, (tx) => settle(tx, setup, ids, at))
    const here = await found(ground, at, options)
    try {
      await story(here)
      checkPrivacy(here.posts())
      checkLog(here.log, here.words)
      await checkBooks(ground.prisma)
      if (!options.jobsFail) expect(await failures(ground.prisma)).toEqual([])
    } catch (err) {
      // The log holds no words: it may be shown.
      process.stderr.write(
        here.log
          .slice(-15)
          .map((line) => `${line.slice(0, 300).trim()}\n`)
          .join(''),
      )
      throw err
    } finally {
      await here.goesDown()
    }
  })

async function found(ground: Ground, at: Date, options: Options): Promise<Community> {
  const { prisma, url, backend } = { ...ground, ...options }
  const understand = loadUnderstand()
  const log: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
  const up = createSwitch(() => startProcess({ ...options, ...deps }))
  const time = createTimeline({ prisma, start: at, nudge: up.nudge })
  const record = recorder(time.now)
  const deps = { prisma, backend, understand, clock: time.now, log: logger, voice: record.voice }
  const hears = intake({ prisma, understand, log: logger, nudge: up.nudge })
  await up.comesUp()
  const posts = (to?: string) => record.said.filter((one) => to === undefined || one.to === to)
  return {
    ...{
      prisma,
      url,
      backend,
      log,
      logger,
      hears,
      posts,
      recalled: record.recalled,
      nextWords: record.next,
    },
    ...time,
    ...createSpeakers(hears, time),
    ...up,
    said: (to) => posts(to).map(({ text }) => text),
  }
}

/** One process at a time. */
function createSwitch(start: () => Promise<Running>) {
  let current: Running | undefined
  return {
    nudge: () => current?.nudge(),
    comesUp: async () => {
      current = await start()
    },
    goesDown: async () => {
      const ending = current
      current = undefined
      await ending?.stop()
    },
    running: () => {
      if (!current) throw new Error('no process is up')
      return current
    },
  }
}
