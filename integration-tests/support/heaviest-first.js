const { readFileSync, existsSync } = require("node:fs")
const { dirname, join } = require("node:path")

const Sequencer = require("@jest/test-sequencer").default

const projects = require("../../jest.config.js").projects.map(({ displayName }) => displayName)

/** A test in one of these files, by the word: tables count as one. */
const TEST = /\b(it|test)(\.\w+)*[(`]/g
const RELATIVE_IMPORT = /from "(\.[^"]+)"/g

/** How many tests a spec has, with those of the parts that it is made of. */
function weigh(path, seen = new Set()) {
  if (seen.has(path) || !existsSync(path)) return 0
  seen.add(path)
  const text = readFileSync(path, "utf8")
  const parts = [...text.matchAll(RELATIVE_IMPORT)]
    .map(([, name]) => join(dirname(path), `${name}.ts`))
    .filter((part) => !part.includes("/src/"))
  const own = text.match(TEST)?.length ?? 0
  return parts.reduce((sum, part) => sum + weigh(part, seen), own)
}

/**
 * In the order of the projects, and of each a file that takes minutes first: at the end one worker would have it, and the other
 * nothing.
 */
class HeaviestFirst extends Sequencer {
  sort(tests) {
    const weights = new Map(tests.map(({ path }) => [path, weigh(path)]))
    const place = ({ context, path }) => [
      projects.indexOf(context.config.displayName?.name),
      -weights.get(path),
    ]
    return [...tests].sort((one, other) => {
      const [project, weight] = place(one)
      const [otherProject, otherWeight] = place(other)
      return project - otherProject || weight - otherWeight
    })
  }
}

module.exports = HeaviestFirst
