import { z } from 'zod'

const flag = z
  .enum(['', '0', '1', 'true', 'false'])
  .default('')
  .transform((value) => value === '1' || value === 'true')

const connection = (protocols: readonly string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a connection string like ${example}`,
    )

/** Everything the environment may say, with what holds where it says nothing. An empty value is none. */
export const Config = z.object({
  DATABASE_URL: connection(
    ['postgres:', 'postgresql:'],
    'postgresql://user:password@host:5432/linli',
  ).optional(),
  REDIS_URL: connection(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number, at most 65535')
    .default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DRY_RUN: flag,
  WECHATY_PUPPET: z
    .string()
    .regex(/^(?:@[a-z0-9-]+\/)?[a-z0-9-]{1,80}$/, 'must be the package name of a Wechaty puppet')
    .default('simulator'),
  LLM_BASE_URL: connection(['http:', 'https:'], 'https://api.example.com/v1').optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[!-~]{1,500}$/, 'must be a key without blanks, in one line')
    .optional(),
  LLM_MODEL: z.string().optional(),
  WECHATY_TOKEN: z
    .undefined({ error: 'opens a cloud channel of Wechaty into this bot: remove it' })
    .optional(),
})
export type Config = z.output<typeof Config>

/**
 * Reads the environment once, at the top of a main file.
 * @throws Error that lists every fault at once
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '')
  const parsed = Config.safeParse(Object.fromEntries(given))
  const issues = parsed.error?.issues ?? []
  const faults = [
    ...issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`),
    ...missingOf(languageModel, new Set(given.map(([name]) => name))),
  ]
  if (parsed.success && faults.length === 0) return parsed.data
  throw new Error(`the environment has ${faults.length} fault(s):\n${faults.join('\n')}`)
}

/** The language model is optional, but not by halves. */
const languageModel = ['LLM_BASE_URL', 'LLM_API_KEY', 'LLM_MODEL'] as const

function missingOf(names: readonly string[], given: ReadonlySet<string>): string[] {
  const missing = names.filter((name) => !given.has(name))
  if (missing.length === names.length) return []
  return missing.map((name) => `  ${name}: is missing; set all of ${names.join(', ')} or none`)
}
