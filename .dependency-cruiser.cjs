/**
 * Who may import whom. The arrows are data (integration-tests/architecture/arrows.json); this file makes rules of
 * them and adds the few that are not arrows between folders. Held by integration-tests/architecture/imports.spec.ts.
 */
const arrows = require("./integration-tests/architecture/arrows.json")

const escaped = (path) => path.replaceAll(".", "\\.")
/** Matches a folder of src with all it holds, or one file. */
const inside = (name) => `^src/${escaped(name)}${name.endsWith(".ts") ? "$" : "/"}`

/** At run time and as types: nothing but the row's own folder and the ones it names. */
const arrowRule = ({ from, to, typesOf, why }) => ({
  name: `arrow: ${from}`,
  comment: why,
  severity: "error",
  from: { path: inside(from) },
  to: { path: "^src/", pathNot: [from, ...to, ...typesOf].map(inside) },
})

/** Folders whose types may be known, and nothing more. */
const typesRule = ({ from, typesOf, why }) => ({
  name: `types only: ${from}`,
  comment: why,
  severity: "error",
  from: { path: inside(from) },
  to: { path: typesOf.map(inside), dependencyTypesNot: ["type-only"] },
})

const MEDUSA = "(^|/)@medusajs/"
const KNOWS_NO_MEDUSA = ["klarna", "http-contract", "options", "sandbox", "storefront"]

const others = [
  {
    name: "one file imports axios",
    comment: "one place talks HTTP, so one place times out, logs and redacts",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/klarna/http/transport\\.ts$" },
    to: { path: "(^|node_modules/)axios(/|$)" },
  },
  {
    name: "no Medusa",
    comment: "these folders know nothing of Medusa, so that they can be tested and read without it",
    severity: "error",
    from: { path: KNOWS_NO_MEDUSA.map(inside) },
    to: { path: MEDUSA },
  },
  {
    name: "index imports config",
    comment: "the package's entry is one line; types of anything may be named there",
    severity: "error",
    from: { path: inside("index.ts") },
    to: { pathNot: inside("config.ts"), dependencyTypesNot: ["type-only"] },
  },
  {
    name: "a light entry",
    comment: "medusa-config loads the helper before Medusa is ready: types of Medusa only",
    severity: "error",
    from: { path: inside("config.ts") },
    to: { path: MEDUSA, dependencyTypesNot: ["type-only"] },
  },
  {
    name: "src stands alone",
    comment: "what is packed must not need what is not",
    severity: "error",
    from: { path: "^src/" },
    to: { path: "^(bench|demo|integration-tests|scripts)/|^medusa-config" },
  },
  {
    name: "no dev dependency at run time",
    comment: "a store that installs the plugin does not have it",
    severity: "error",
    from: { path: "^src/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer", "type-only"] },
  },
  {
    name: "no undeclared package",
    comment: "what another package happens to bring along may go with its next version",
    severity: "error",
    from: { path: "^src/" },
    // An optional peer counts as undeclared too, because it also stands in peerDependenciesMeta.
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"] },
  },
  {
    name: "no cycle",
    comment: "files that need each other cannot be read one by one",
    severity: "error",
    from: { path: "^src/" },
    to: { circular: true },
  },
]

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows.map(arrowRule),
    ...arrows.filter(({ typesOf }) => typesOf.length > 0).map(typesRule),
    ...others,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      conditionNames: ["import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json"],
    },
    exclude: { path: "(^|/)(__tests__|migrations)/" },
    tsPreCompilationDeps: true,
  },
}
