import { loadUnderstand } from '../intents/understand.ts'
import { startWorkers } from './app.ts'
import { readConfig } from './runtime/config.ts'
import { ending } from './runtime/ending.ts'
import { createLog } from './runtime/log.ts'
import { openStores } from './runtime/stores.ts'
import { configuredOpinion } from './second-opinion.ts'

/** The workers alone: any number of such processes, on any number of machines. */
const end = ending()
try {
  const config = readConfig(process.env)
  const log = end.log(createLog('workers', config.LOG_LEVEL))
  const stores = await openStores(config, log, end)
  const clock = () => new Date()
  const opinion = configuredOpinion(config, { clock, log })
  end.with(startWorkers({ ...stores, understand: loadUnderstand(), clock, log, ...opinion }))
  log.info('workers ready')
} catch (err) {
  end.fatal(err)
}
