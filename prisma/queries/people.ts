import { addressOfNickname } from '../../intents/address.ts'
import type { Tx } from '../db.ts'
import { asJson } from '../json.ts'

export interface Speaker {
  readonly wechatId: string
  /** As shown in the group. */
  readonly name: string
}

/** The person behind a WeChat contact, made at their first word. A changed nickname is taken over, with the home it tells. */
export async function personFor(tx: Tx, { wechatId, name }: Speaker) {
  const home = addressOfNickname(name)
  return tx.person.upsert({
    where: { wechatId },
    create: { wechatId, name, home: asJson(home) },
    // A nickname that tells no home does not take away the one that is known.
    update: { name, ...(home && { home: asJson(home) }) },
  })
}
