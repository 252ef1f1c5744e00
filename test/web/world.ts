import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { Town } from '../../bot/simulator/town.ts'
import { connect, type PrismaClient } from '../../prisma/db.ts'
import { createScratch } from '../../prisma/scratch.ts'
import { createWeb } from '../../web/app.ts'
import type { WebDeps } from '../../web/deps.ts'
import { buildTown, NOW, settle } from './neighbourhood.ts'

export interface World {
  readonly prisma: PrismaClient
  readonly town: Town
  /** A page over this world's database; it is closed with the world. */
  web(over?: Partial<WebDeps>): FastifyInstance
  /** The same without a simulated phone. */
  real(over?: Partial<WebDeps>): FastifyInstance
  close(): Promise<void>
}

/** A real database of its own, a copy of the migrated template, with the neighbourhood settled in it; and a town. */
export async function openWorld({ url, template } = inject('database')): Promise<World> {
  const scratch = await createScratch(url, template)
  const prisma = connect(scratch.url, 5)
  await settle(prisma)
  const town = buildTown()
  const open: FastifyInstance[] = []

  const base = {
    prisma,
    log: pino({ level: 'silent' }),
    clock: () => NOW,
    ready: async () => ({ database: { ok: true } }),
  }
  const opened = (deps: WebDeps) => {
    const app = createWeb(deps)
    open.push(app)
    return app
  }

  return {
    prisma,
    town,
    web: (over) => opened({ ...base, phone: { town }, ...over }),
    real: (over) => opened({ ...base, ...over }),
    async close() {
      for (const app of open) await app.close()
      await prisma.$disconnect()
      await scratch.drop()
    },
  }
}
