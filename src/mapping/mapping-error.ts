/** Data of the store that can't become a Klarna request. The message names the field, the value and what was expected. */
export class MappingError extends Error {
  constructor(message: string) {
    super(message)
    this.name = "MappingError"
  }
}
