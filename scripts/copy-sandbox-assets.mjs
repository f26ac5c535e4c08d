import { cpSync } from "node:fs"
import { join } from "node:path"

/** The compiler takes TypeScript only: what the sandbox serves to browsers is copied beside it. */
const FOLDER = "src/sandbox/browser/assets"
const ROOT = join(import.meta.dirname, "..")

cpSync(join(ROOT, FOLDER), join(ROOT, ".medusa/server", FOLDER), {
  filter: (path) => !path.endsWith(".d.ts") && !path.endsWith("tsconfig.json"),
  recursive: true,
})
