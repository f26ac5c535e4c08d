import { createRequire } from "node:module"

/** Loads what its arguments name, as the store would, by `require` and by `import`. Prints which names each exports. */
const require = createRequire(import.meta.url)
const entries = process.argv.slice(2).map(async (name) => {
  const isJson = name.endsWith(".json")
  const imported = isJson ? {} : await import(name)
  return [name, { required: Object.keys(require(name)), imported: Object.keys(imported) }]
})
process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(entries))))
process.exit(0)
