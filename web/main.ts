import { readConfig } from '../workers/runtime/config.ts'
import { ending } from '../workers/runtime/ending.ts'
import { createLog } from '../workers/runtime/log.ts'
import { openStores } from '../workers/runtime/stores.ts'
import { startWeb } from './listen.ts'

/** The page alone. The simulated phone is not in it: that lives where the simulator does, in `npm start`. */
const end = ending()
try {
  const config = readConfig(process.env)
  const log = end.log(createLog('web', config.LOG_LEVEL))
  const stores = await openStores(config, log, end)
  const { url } = await startWeb({ config, ...stores, clock: () => new Date(), log, end })
  log.info({ url }, 'page ready')
} catch (err) {
  end.fatal(err)
}
