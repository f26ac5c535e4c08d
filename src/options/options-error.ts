/** An option that can never work. The message is one sentence: the path, what stands there, what was expected. */
export class OptionsError extends Error {
  constructor(path: string, problem: string) {
    super(`medusa-plugin-klarna: ${path} ${problem}.`)
    this.name = "OptionsError"
  }
}
