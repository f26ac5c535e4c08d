/** Each of them stands in a file of this plugin's repository: demo, tests, configuration. A test finds those that are missing. */
const PUBLISHED: ReadonlySet<string> = new Set([
  "a-cookie-secret-for-development-only",
  "a-jwt-secret-for-development-only",
  "a-klarna-secret-for-development-only",
  "a-new-secret-of-at-least-32-characters!",
  "a-secret-of-more-than-thirty-two-characters",
  "a-secret-that-is-longer-than-32-characters",
  "a-secret-that-this-store-never-had-at-all",
  "an-old-secret-of-at-least-32-characters",
  "an-older-secret-of-more-than-32-characters",
  "another-secret-for-tests-of-32-characters",
  "demo-klarna-secret-of-more-than-32-characters",
  "the-newest-secret-of-the-callback-tests",
  "the-old-secret-of-the-callback-tests-1",
])

/** Random texts of 32 digits have about ten, of 32 hexadecimal digits about fourteen. */
const FEWEST_CHARACTERS = 8

/** Why a secret keeps nothing secret, as the end of "this secret …"; undefined for one that may. */
export function weaknessOf(secret: string): string | undefined {
  if (PUBLISHED.has(secret)) return "is published with this plugin"
  const isTrivial =
    new Set(secret).size < FEWEST_CHARACTERS || repeatsItself(secret) || isCounted(secret)
  return isTrivial ? "is easily guessed" : undefined
}

/** Whether a text is a shorter one again and again. */
function repeatsItself(text: string): boolean {
  const half = Math.floor(text.length / 2)
  return Array.from({ length: half }, (_, index) => index + 1).some((period) =>
    text.startsWith(text.slice(period)),
  )
}

/** Whether most characters follow the one before them in the alphabet or among the digits, forwards or backwards. */
function isCounted(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const counted = steps.filter((step) => Math.abs(step) === 1).length
  return counted * 2 > steps.length
}
