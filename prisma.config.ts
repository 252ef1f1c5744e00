import { defineConfig } from 'prisma/config'

// The CLI would download a native schema engine that `generate` does not need. Only `generate` is ever run with it:
// migrations are written by `npm run migration` and applied at boot.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
