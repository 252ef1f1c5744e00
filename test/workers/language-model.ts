import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request asked, as the endpoint got it. */
export interface Asked {
  readonly path: string | undefined
  readonly authorization: string | undefined
  readonly body: string
}

type Reply = (response: ServerResponse) => void

export interface LanguageModel {
  readonly url: string
  readonly asked: readonly Asked[]
  /** What it does with every question from now on. */
  replies(reply: Reply): void
  close(): Promise<unknown>
}

/** A local endpoint that speaks OpenAI's `/chat/completions`. */
export async function startLanguageModel(first: Reply): Promise<LanguageModel> {
  const asked: Asked[] = []
  let reply = first
  const server = createServer(async (request, response) => {
    const { authorization } = request.headers
    asked.push({ path: request.url, authorization, body: await bodyOf(request) })
    reply(response)
  })
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    replies: (next) => {
      reply = next
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((down) => server.close(down))
    },
  }
}

async function bodyOf(request: IncomingMessage) {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** A chat completion that says this. */
export const saying =
  (content: string): Reply =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        id: 'x',
        choices: [{ index: 0, message: { role: 'assistant', content } }],
      }),
    )

export const thinking = (act: string, category: string | null) =>
  saying(JSON.stringify({ act, category }))

export const failing =
  (status: number): Reply =>
  (response) =>
    void response.writeHead(status).end('{"error":"no"}')

/** Never answers. */
export const silent: Reply = () => {}
