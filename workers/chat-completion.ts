import { z } from 'zod'

export interface Endpoint {
  /** Up to and without `/chat/completions`: `https://api.example.com/v1`. */
  readonly baseUrl: string
  readonly apiKey: string
  readonly model: string
  /** For the whole answer, from the first byte sent to the last one read. */
  readonly timeoutMs: number
  readonly fetch?: typeof globalThis.fetch
}

/** An answer is a few words; more than this is none. */
const MOST_BYTES = 64 * 1024
const MOST_TOKENS = 200

const Answer = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/**
 * Asks any endpoint that speaks OpenAI's `/chat/completions` one question, without tools.
 * @returns the words of the answer
 * @throws Error where there is none in time; it holds nothing of what was asked or answered
 */
export async function complete(endpoint: Endpoint, system: string, user: string): Promise<string> {
  const { baseUrl, apiKey, model, timeoutMs, fetch = globalThis.fetch } = endpoint
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ model, temperature: 0, max_tokens: MOST_TOKENS, stream: false },
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
    }),
    // The key goes to the endpoint that was configured, and to no other.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const body = await bounded(response)
  if (!response.ok) throw new Error(`status ${response.status}`)
  const answer = Answer.safeParse(jsonOf(body))
  if (!answer.success) throw new Error('the answer is no chat completion')
  return answer.data.choices[0]?.message.content ?? ''
}

async function bounded({ body }: Response): Promise<string> {
  const reader = body?.getReader()
  const parts: Uint8Array[] = []
  let bytes = 0
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    bytes += next.value.byteLength
    parts.push(next.value)
    if (bytes > MOST_BYTES) {
      await reader?.cancel()
      throw new Error(`the answer is longer than ${MOST_BYTES} bytes`)
    }
  }
  return Buffer.concat(parts).toString('utf8')
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
