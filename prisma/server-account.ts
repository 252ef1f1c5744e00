import { runProgram } from './run-program.ts'

/** Under which account PostgreSQL runs. */
export interface Account {
  /** Words before the program's own. */
  readonly prefix: readonly string[]
  readonly ids?: { readonly uid: number; readonly gid: number }
}

/** A process that is root may take these: the server's usual account, else the one that owns nothing. */
const NOBODY = { uid: 65_534, gid: 65_534 }
const asItself: Account = { prefix: [] }
/** Root outside, an ordinary user inside: works in folders that only root may enter. */
const mapped: Account = {
  prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'],
}

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as itself; root runs it as root of a user namespace where the
 * system allows that, else as `postgres` or `nobody` where those may enter the folder.
 * @param home the folder the server works in
 * @param program a program it must be able to run
 * @throws Error that says what to do where none of these is possible
 */
export async function accountFor(home: string, program: string): Promise<Account> {
  if (process.getuid?.() !== 0) return asItself
  if (await runs(mapped.prefix, [program, '--version'])) return mapped

  const ids = (await postgresUser()) ?? NOBODY
  const mayEnter = await runs(asUser(ids), ['test', '-x', home])
  const mayRun = await runs(asUser(ids), [program, '--version'])
  if (mayEnter && mayRun) return { prefix: [], ids }
  throw new Error(
    'PostgreSQL refuses to run as root, and no other account may enter this folder: start as an ordinary user, ' +
      'move the program to a folder others may read (such as /opt/linli), or set DATABASE_URL',
  )
}

const asUser = ({ uid, gid }: { uid: number; gid: number }) => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
]

const runs = ([file, ...args]: readonly string[], command: readonly string[]) =>
  runProgram(file ?? '', [...args, ...command], { timeout: 10_000 }).then(
    () => true,
    () => false,
  )

const postgresUser = async () => {
  const id = async (flag: '-u' | '-g') => Number(await runProgram('id', [flag, 'postgres'], {}))
  return Promise.all([id('-u'), id('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => undefined,
  )
}
