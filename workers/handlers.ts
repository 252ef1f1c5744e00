import { applyCorrection } from './correct.ts'
import { dispatch, escalate, remind } from './dispatch.ts'
import { lapse, tellBurst, tellDone } from './news.ts'
import { reportNotice } from './notice.ts'
import type { Handlers } from './perform.ts'
import { decideTurn, type TurnDeps } from './turn.ts'

/** Every job of the `work` queue and who does it. */
export const handlers = (deps: TurnDeps): Handlers => ({
  'turn.decide': decideTurn(deps),
  'ticket.dispatch': dispatch,
  'ticket.remind': remind,
  'ticket.escalate': escalate,
  'ticket.tell-burst': tellBurst,
  'ticket.tell-done': tellDone,
  'ticket.lapse': lapse,
  'correction.apply': applyCorrection,
  'notice.report': reportNotice,
})
