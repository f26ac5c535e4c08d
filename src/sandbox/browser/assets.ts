import { readFileSync } from "node:fs"
import { extname, join } from "node:path"

import type { Answer } from "../http/answers"

/** Beside this file in the source as well as in the package, where the build copies it. */
const FOLDER = join(__dirname, "assets")

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css;charset=utf-8",
  ".html": "text/html;charset=utf-8",
  ".js": "text/javascript;charset=utf-8",
}

/** The parts of the browser script: each needs only those before it. */
const SCRIPT_PARTS = [
  "errors",
  "arguments",
  "client-token",
  "calls",
  "events",
  "elements",
  "panel",
  "overlay",
  "surface",
  "consent",
  "widgets",
  "klarna",
]

/** Read anew each time, so that a change is seen with the next page. */
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8")

const served = (body: string, name: string): Answer => ({
  body,
  headers: {
    "Cache-Control": "no-cache",
    "Content-Type": TYPES[extname(name)] ?? "text/plain",
    "X-Content-Type-Options": "nosniff",
  },
  status: 200,
})

/** One file of the folder; the name is the sandbox's own, never a part of a request. */
export const asset = (name: string): Answer => served(read(name), name)

/** Modules of a browser without their imports and exports: what is left fits into one function. */
const withoutModules = (source: string): string =>
  source.replace(/^import\s[^;]*?from "[^"]+"$/gm, "").replace(/^export /gm, "")

/** `api.js`: a classic script, as Klarna's is. */
export function browserScript(): Answer {
  const parts = SCRIPT_PARTS.map((name) => withoutModules(read(`api/${name}.js`)))
  const script = served(`;(function () {\n"use strict"\n${parts.join("\n")}\n})()\n`, "api.js")
  return { ...script, headers: { ...script.headers, "Access-Control-Allow-Origin": "*" } }
}
