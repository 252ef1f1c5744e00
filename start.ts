import { startBot } from './bot/app.ts'
import { demoIds, demoPlan, demoSetup, mixedUp } from './bot/simulator/demo.ts'
import { createTown, type Town } from './bot/simulator/town.ts'
import { loadUnderstand } from './intents/understand.ts'
import { type PrismaClient, transact } from './prisma/db.ts'
import { boundRooms } from './prisma/queries/rooms.ts'
import { settle } from './prisma/queries/setup.ts'
import { startWeb } from './web/listen.ts'
import { startWorkers } from './workers/app.ts'
import { readConfig } from './workers/runtime/config.ts'
import { ending } from './workers/runtime/ending.ts'
import { createLog } from './workers/runtime/log.ts'
import { openStores } from './workers/runtime/stores.ts'
import { configuredOpinion } from './workers/second-opinion.ts'

/**
 * `npm start`: bot, workers and page in one process, on the embedded PostgreSQL unless `DATABASE_URL` names another, and on a
 * simulated WeChat unless `WECHATY_PUPPET` names a real one.
 */
const end = ending()
try {
  const config = readConfig(process.env)
  const log = end.log(createLog('linli', config.LOG_LEVEL))
  const clock = () => new Date()
  const simulated = config.WECHATY_PUPPET === 'simulator'

  // WeChat's client takes a second to load: meanwhile the database comes up.
  const client = simulated ? import('./bot/simulator/puppet.ts') : undefined
  const { prisma, queues } = await openStores(config, log, end)
  const understand = loadUnderstand()
  const town = simulated ? createTown(demoPlan(), clock) : undefined
  await settleDemo(prisma, town)

  const workers = end.with(
    startWorkers({
      prisma,
      queues,
      understand,
      clock,
      log,
      ...configuredOpinion(config, { clock, log }),
    }),
  )
  const puppet = town && client ? new (await client).SimulatorPuppet(town) : config.WECHATY_PUPPET
  const web = await startWeb({ config, prisma, queues, clock, log, end, ...(town && { town }) })
  end.with(
    await startBot({
      ...{ prisma, queues, understand, clock, log, puppet },
      memoryDir: config.DATA_DIR,
      dryRun: config.DRY_RUN,
      nudge: workers.nudge,
      fatal: end.fatal,
    }),
  )
  process.stdout.write(
    `邻里已启动：${web.url}\n${simulated ? '这是演示小区：在网页里选一个人说话试试。\n' : ''}按 Ctrl-C 停止。\n`,
  )
} catch (err) {
  end.fatal(err)
}

/** The demo community is written once; after that the database knows better. */
async function settleDemo(prisma: PrismaClient, town: Town | undefined) {
  const rooms = await boundRooms(prisma)
  const wrong = mixedUp(rooms, town !== undefined)
  if (wrong) throw new Error(wrong)
  if (town && rooms.length === 0)
    await transact(prisma, (tx) => settle(tx, demoSetup, demoIds, new Date()))
}
