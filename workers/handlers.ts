import { tellBurst } from './burst.ts'
import { callBack } from './call-back.ts'
import { applyCorrection } from './correct.ts'
import { dispatch } from './dispatch.ts'
import { turnDuty } from './duty.ts'
import { postLedger } from './ledger.ts'
import { reportNotice } from './notice.ts'
import type { Handlers } from './perform.ts'
import { rewindAll } from './rewind.ts'
import { tick } from './tick.ts'
import { decideTurn, type TurnDeps } from './turn.ts'

/** Every job of the `work` queue and who does it. */
export const handlers = (deps: TurnDeps): Handlers => ({
  'turn.decide': decideTurn(deps),
  'ticket.dispatch': dispatch,
  'ticket.tick': tick,
  'duty.turn': turnDuty,
  'clocks.rewind': rewindAll,
  'ticket.tell-burst': tellBurst,
  'ticket.call-back': callBack,
  'correction.apply': applyCorrection,
  'notice.report': reportNotice,
  'ledger.post': postLedger,
})
