import js from "@eslint/js"
import { defineConfig, globalIgnores } from "eslint/config"
import prettier from "eslint-config-prettier"
import tseslint from "typescript-eslint"

const TS = ["**/*.{ts,tsx}"]
const SRC = ["src/**/*.{ts,tsx}"]
const TESTS = ["**/__tests__/**", "integration-tests/**"]

/** What Node itself puts on the global object; no list to keep. */
const nodeGlobals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, "readonly"]),
)
const browserGlobals = Object.fromEntries(
  [
    "CSSStyleSheet",
    "document",
    "FormData",
    "history",
    "HTMLElement",
    "HTMLFormElement",
    "HTMLInputElement",
    "HTMLScriptElement",
    "HTMLSelectElement",
    "location",
    "ResizeObserver",
    "sessionStorage",
    "window",
  ].map((name) => [name, "readonly"]),
)

/** Files whose default export Medusa looks for. Everywhere else in src exports have names. */
const DEFAULT_EXPORT_WANTED = [
  "src/admin/**",
  "src/api/middlewares.ts",
  "src/jobs/**",
  "src/links/**",
  "src/modules/*/index.ts",
  "src/providers/*/index.ts",
  "src/scripts/**",
  "src/subscribers/**",
  "src/workflows/hooks/**",
]

/** Folders that get clock, dice and environment as arguments. */
const PURE = [
  "src/http-contract/**/*.ts",
  "src/klarna/**/*.ts",
  "src/mapping/**/*.ts",
  "src/options/**/*.ts",
]
const atTheRim = "Read it at the rim and pass it in as an argument."

export default defineConfig(
  globalIgnores(
    [
      "**/node_modules/",
      "**/.medusa/",
      "**/.demo/",
      "**/.cache/",
      "**/migrations/",
      "**/dist/",
      "**/coverage/",
    ],
    "generated",
  ),
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      globals: { __dirname: "readonly", __filename: "readonly" },
      sourceType: "commonjs",
    },
  },
  {
    files: ["src/sandbox/**/*.js", "demo/checkout/page/*.js"],
    languageOptions: { globals: browserGlobals, sourceType: "module" },
  },
  {
    // Its callers sit at the browser's console.
    files: ["src/sandbox/browser/assets/api/*.js"],
    rules: { "no-console": ["error", { allow: ["error"] }] },
  },
  {
    files: TS,
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "separate-type-imports" },
      ],
      // Brackets may say that a key of a record is only hoped for.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Medusa's interfaces ask for promises where nothing is awaited.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-imports": [
        "error",
        { paths: [{ message: "Only src/klarna/http/transport.ts talks HTTP.", name: "axios" }] },
      ],
    },
  },
  {
    files: SRC,
    ignores: TESTS,
    rules: {
      // `as const` stays allowed: this rule never counts it.
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", { max: 3 }],
    },
  },
  {
    files: SRC,
    ignores: [...TESTS, ...DEFAULT_EXPORT_WANTED],
    rules: {
      "no-restricted-exports": [
        "error",
        {
          restrictDefaultExports: {
            defaultFrom: true,
            direct: true,
            named: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  {
    files: ["src/klarna/http/transport.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: PURE,
    ignores: [...TESTS, "src/klarna/http/effects.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        { message: atTheRim, object: "Date", property: "now" },
        { message: atTheRim, object: "Math", property: "random" },
        { message: atTheRim, object: "process", property: "env" },
      ],
      "no-restricted-syntax": [
        "error",
        { message: atTheRim, selector: "NewExpression[callee.name='Date'][arguments.length=0]" },
      ],
    },
  },
  {
    files: [
      "src/sandbox/cli.ts",
      "bench/**",
      "demo/**",
      "integration-tests/chaos/**",
      "integration-tests/support/**",
      "scripts/**",
      "src/scripts/**",
    ],
    rules: { "no-console": "off" },
  },
  {
    files: TESTS.map((glob) => `${glob}/*.{ts,tsx}`),
    rules: {
      // `expect(object.method)` is how jest asks.
      "@typescript-eslint/unbound-method": "off",
      // Jest types its matchers (`expect.any(String)` and the like) as any.
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  prettier,
)
