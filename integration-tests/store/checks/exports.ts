import { deepStrictEqual as equal } from "node:assert"
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

import type { Stage } from "../main"

const PACKAGE = "medusa-plugin-klarna"
const Manifest = z.object({ exports: z.record(z.string(), z.unknown()) })
const Names = z.array(z.string())
const Probed = z.record(z.string(), z.object({ required: Names, imported: Names }))

/** Every way into the package, by `require` and by `import`, as the store's own files would go. */
export async function checkExports({ place: { plugin, store }, report }: Stage): Promise<void> {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(plugin, "package.json"), "utf8")))
  for (const key of Object.keys(manifest.exports)) {
    const name = `${PACKAGE}${key.slice(1)}`.replace("*", "klarna")
    await report.check(`${name} can be loaded`, () => {
      const { required, imported } = probe(store, name)
      equal({ name, isEmpty: required.length === 0 }, { name, isEmpty: false })
      if (key === ".") equal(required, ["withKlarna"])
      if (!key.endsWith(".json")) equal(imported.length > 0, true)
    })
  }
}

function probe(store: string, name: string) {
  const done = spawnSync(process.execPath, ["probe.mjs", name], { cwd: store, encoding: "utf8" })
  if (done.status !== 0) throw new Error(done.stderr)
  const probed = Probed.parse(JSON.parse(done.stdout))[name]
  if (!probed) throw new Error(`The probe said nothing about ${name}.`)
  return probed
}
