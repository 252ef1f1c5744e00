import { loadUnderstand } from '../intents/understand.ts'
import { readConfig } from '../workers/runtime/config.ts'
import { ending } from '../workers/runtime/ending.ts'
import { createLog } from '../workers/runtime/log.ts'
import { openStores } from '../workers/runtime/stores.ts'
import { startBot } from './app.ts'

/** The bot alone: one process for a WeChat account, beside workers and page in processes of their own. */
const end = ending()
try {
  const config = readConfig(process.env)
  if (config.WECHATY_PUPPET === 'simulator') {
    throw new Error(
      'the simulated WeChat lives in one process with the page: use `npm start`, or name a puppet by WECHATY_PUPPET',
    )
  }
  const log = end.log(createLog('bot', config.LOG_LEVEL))
  const stores = await openStores(config, log, end)
  end.with(
    await startBot({
      ...stores,
      understand: loadUnderstand(),
      clock: () => new Date(),
      log,
      puppet: config.WECHATY_PUPPET,
      memoryDir: config.DATA_DIR,
      dryRun: config.DRY_RUN,
      // The workers' relay looks by itself, several times a second.
      nudge: () => {},
      fatal: end.fatal,
    }),
  )
  log.info('bot ready')
} catch (err) {
  end.fatal(err)
}
