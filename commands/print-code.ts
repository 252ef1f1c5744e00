import { connect, transact } from '../prisma/db.ts'
import { CODE_HOURS, issueCode, type RoomGrant, type StaffGrant } from '../prisma/queries/codes.ts'
import { staffNames } from '../prisma/queries/staff.ts'
import { aboutDuty } from '../rules/wording/duty.ts'
import { withDatabase } from './database.ts'

/** Issues a one-time code in the running system's database: the code on stdout, how to use it on stderr. */
export const printCode = (purpose: 'room' | 'staff', grant: RoomGrant | StaffGrant) =>
  withDatabase(async (url) => {
    const prisma = connect(url, 2)
    try {
      const code = await transact(prisma, (tx) => issueCode(tx, purpose, grant, new Date()))
      const how =
        purpose === 'room'
          ? `在要绑定的群里发：绑定 ${code}`
          : `私聊小助手或在工作群里发：我是 ${code}`
      if (
        purpose === 'staff' &&
        'name' in grant &&
        (await staffNames(prisma)).includes(grant.name)
      ) {
        process.stderr.write(`${aboutDuty.codeForKnown(grant.name)}\n`)
      }
      process.stderr.write(`${how}（${CODE_HOURS} 小时内有效，只能用一次）\n`)
      process.stdout.write(`${code}\n`)
    } finally {
      await prisma.$disconnect()
    }
  })
