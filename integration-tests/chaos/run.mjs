import { createRequire } from "node:module"

import { installWhenMissing } from "../../demo/support/install.mjs"

/** `npm run chaos`: works on a fresh clone, so nothing but Node's own modules may be imported before the installation. */
installWhenMissing()
const { register } = await import("tsx/cjs/api")
register()
const { main } = createRequire(import.meta.url)("./main.ts")
process.exit(await main(process.argv.slice(2)))
