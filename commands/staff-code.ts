import { parseArgs } from 'node:util'
import { isCategory } from '../intents/taxonomy.ts'
import { roles, StaffGrant } from '../prisma/queries/codes.ts'
import { failWith } from './fail.ts'
import { printCode } from './print-code.ts'

/** Prints a code by which a member of staff enrols: `我是 CODE`, said to the assistant. */
const usage =
  'npm run -s staff-code -- --name NAME --role ROLE [--categories a,b] [--estates x,y] [--supervisor]'
const { name, role, categories, estates, supervisor } = options()
if (!name) failWith(`--name is missing: ${usage}`)
const unknown = list(categories).filter((one) => !isCategory(one))
if (unknown.length > 0) failWith(`no such category: ${unknown.join(', ')}`)
const grant = StaffGrant.safeParse({
  name,
  role,
  categories: list(categories),
  estates: list(estates),
  supervisor: supervisor === true,
})
if (!grant.success) failWith(`--role is one of ${roles.join(', ')}: ${usage}`)
else await printCode('staff', grant.data).catch(failWith)

function list(words: string | undefined): readonly string[] {
  return (words ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}

function options() {
  try {
    return parseArgs({
      options: {
        name: { type: 'string' },
        role: { type: 'string' },
        categories: { type: 'string' },
        estates: { type: 'string' },
        supervisor: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    return failWith(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}
