/**
 * One project per kind of test; `npm run test:unit` runs the first.
 * `integration` starts a real Medusa: run it with `--runInBand` and
 * `NODE_OPTIONS=--experimental-vm-modules`, because Medusa loads its routes by dynamic import.
 */
const swc = (tsx) => [
  "@swc/jest",
  {
    jsc: {
      parser: { decorators: true, syntax: "typescript", tsx },
      target: "es2022",
      transform: {
        decoratorMetadata: true,
        legacyDecorator: true,
        react: { runtime: "automatic" },
      },
    },
    module: { type: "commonjs" },
    sourceMaps: "inline",
    swcrc: false,
  },
]

/** @param patienceMs how long one test may take */
const project = (displayName, testMatch, patienceMs = 5_000) => ({
  displayName,
  globals: { IS_LONG_RUN: displayName.startsWith("long"), PATIENCE_MS: patienceMs },
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/", "<rootDir>/.cache/"],
  rootDir: __dirname,
  setupFilesAfterEnv: ["<rootDir>/integration-tests/support/patience.js"],
  testEnvironment: "node",
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  transform: { "\\.ts$": swc(false), "\\.tsx$": swc(true) },
})

module.exports = {
  passWithNoTests: true,
  testSequencer: "<rootDir>/integration-tests/support/heaviest-first.js",
  projects: [
    project("unit", [
      "src/**/__tests__/**/*.unit.spec.{ts,tsx}",
      "demo/**/__tests__/**/*.unit.spec.ts",
      "integration-tests/architecture/**/*.spec.ts",
      "integration-tests/support/**/__tests__/**/*.unit.spec.ts",
    ]),
    project("sandbox", ["integration-tests/sandbox/**/*.spec.ts"]),
    project("client", ["integration-tests/client/**/*.spec.ts"], 60_000),
    project("contract", ["integration-tests/contract/**/*.spec.ts"]),
    project("integration", ["integration-tests/http/**/*.spec.ts"], 120_000),
    project("browser", ["integration-tests/browser/**/*.spec.ts"], 60_000),
    // Stores that are killed: each has one process, so that two of them keep two cores busy.
    project(
      "chaos",
      ["integration-tests/chaos/**/*.spec.ts", "integration-tests/recurring/kills.spec.ts"],
      900_000,
    ),
    project("demo", ["integration-tests/demo/**/*.spec.ts"], 600_000),
    project("recurring", ["integration-tests/recurring/fleet.spec.ts"], 900_000),
    project("long", ["integration-tests/long/**/*.spec.ts"], 120_000),
    project("long-recurring", ["integration-tests/recurring/fleet.spec.ts"], 7_200_000),
    project("bench", ["bench/**/*.spec.ts"], 600_000),
  ],
}
