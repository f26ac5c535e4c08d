import { deepStrictEqual as equal } from "node:assert"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { isBuiltin } from "node:module"
import { homedir } from "node:os"
import { join } from "node:path"
import { z } from "zod"

import { ROOT } from "../../../demo/support/folder"
import type { Stage } from "../main"

const WANTED = /^(\.medusa\/server\/src\/.+|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/
const UNWANTED = /__tests__|\.(spec|test)\.|\.tsx?$|\.tsbuildinfo$/
const INLINE_MAP = /sourceMappingURL=data:[^,]*;base64,(\S+)/g
const REQUIRED = /\brequire\("([\w@.][^"]*)"\)|\bfrom "([\w@.][^"]*)"|\bimport\("([\w@.][^"]*)"\)/g

const SourceMap = z.object({ sources: z.array(z.string()) })
const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()),
})

/** What the tarball holds. */
export async function checkContents({ place: { plugin }, report }: Stage): Promise<void> {
  const files = filesIn(plugin)
  await report.check("the tarball holds what runs, no tests, no demo, no sources", () => {
    equal(files.filter(isUnwanted), [])
  })
  await report.check("no path of the machine that packed it is in it", () => {
    equal(
      files.filter((file) => namesMachine(read(plugin, file))),
      [],
    )
  })
  await report.check("its code asks for no package that its package.json doesn't name", () => {
    const { dependencies, peerDependencies } = Manifest.parse(
      JSON.parse(read(plugin, "package.json")),
    )
    const named = new Set(Object.keys({ ...dependencies, ...peerDependencies }))
    const scripts = files.filter((file) => file.endsWith("js"))
    const asked = new Set(scripts.flatMap((file) => packagesAskedFor(read(plugin, file))))
    equal(
      [...asked].filter((name) => !named.has(name)),
      [],
    )
  })
}

function isUnwanted(file: string): boolean {
  return !WANTED.test(file) || (UNWANTED.test(file) && !file.endsWith(".d.ts"))
}

/** Also inside source maps, which say where the code was made. */
function namesMachine(text: string): boolean {
  const maps = [...text.matchAll(INLINE_MAP)].map(([, base64 = ""]) =>
    Buffer.from(base64, "base64").toString(),
  )
  const sources = maps.flatMap((map) => SourceMap.parse(JSON.parse(map)).sources)
  const isAbsolute = sources.some((source) => /^(\/|[A-Za-z]:|file:)/.test(source))
  const paths = [ROOT, `${homedir()}/`]
  return isAbsolute || [text, ...maps].some((part) => paths.some((path) => part.includes(path)))
}

function packagesAskedFor(script: string): string[] {
  const names = [...script.matchAll(REQUIRED)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  )
  return names
    .filter((name) => !name.startsWith(".") && !isBuiltin(name))
    .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"))
}

/** Relative to the folder, with slashes. A package may hold packages of its own: they aren't in its tarball. */
function filesIn(folder: string, within = ""): string[] {
  const names = readdirSync(join(folder, within)).filter((name) => name !== "node_modules")
  return names.flatMap((name) => {
    const path = within === "" ? name : `${within}/${name}`
    return statSync(join(folder, path)).isDirectory() ? filesIn(folder, path) : [path]
  })
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8")
}
