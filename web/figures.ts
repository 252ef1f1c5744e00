import type { FastifyInstance } from 'fastify'
import { ledgerIn } from '../prisma/queries/figures.ts'
import { dayOf } from '../rules/duty-hours.ts'
import type { Ledger } from '../rules/figures.ts'
import type { WebDeps } from './deps.ts'
import { figuresAssets } from './figures-assets.ts'
import { csvOf } from './figures-csv.ts'
import { figuresPage } from './figures-page.ts'
import { periodAskedFor } from './figures-query.ts'
import { plainSheet, workbook } from './figures-sheets.ts'
import { xlsxOf } from './figures-xlsx.ts'
import { sendHtml } from './page.ts'

/** `GET /figures`: the ledger of a week or month as a page; `/figures.csv` and `/figures.xlsx` to take away. */
export function figuresRoutes(app: FastifyInstance, deps: WebDeps): void {
  figuresAssets(app)

  app.get('/figures', async (request, reply) => {
    const now = deps.clock()
    const { whole, fault } = periodAskedFor(request.query, now)
    const ledger = await ledgerIn(deps.prisma, whole, now)
    return sendHtml(reply, figuresPage(ledger, { whole, fault }, now))
  })

  app.get('/figures.csv', async (request, reply) => {
    const ledger = await ledgerAskedFor(deps, request.query)
    reply.header('content-disposition', attached(ledger, 'csv'))
    return reply.type('text/csv; charset=utf-8').send(csvOf(plainSheet(ledger)))
  })

  app.get('/figures.xlsx', async (request, reply) => {
    const ledger = await ledgerAskedFor(deps, request.query)
    reply.header('content-disposition', attached(ledger, 'xlsx'))
    return reply.type(XLSX).send(await xlsxOf(workbook(ledger)))
  })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file cannot say that it is about something else than was asked for. */
const ledgerAskedFor = ({ prisma, clock }: WebDeps, query: unknown) => {
  const now = clock()
  const { whole, fault } = periodAskedFor(query, now)
  if (fault !== undefined) throw Object.assign(new Error(fault), { statusCode: 400 })
  return ledgerIn(prisma, whole, now)
}

const attached = ({ period: { kind, from } }: Ledger, ending: string) =>
  `attachment; filename="linli-${kind}-${dayOf(from)}.${ending}"`
