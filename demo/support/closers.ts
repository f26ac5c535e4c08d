/** What must be ended when the demo ends: last opened, first closed. */
export class Closers {
  private readonly stack: (() => Promise<void>)[] = []
  private closing: Promise<void> | undefined

  get isClosing(): boolean {
    return this.closing !== undefined
  }

  /** Closes at once when closing began already: a start may still be under way when Ctrl-C comes. */
  async add(close: () => Promise<void>): Promise<void> {
    if (this.isClosing) await close()
    else this.stack.push(close)
  }

  closeAll(): Promise<void> {
    this.closing ??= this.closeInTurn()
    return this.closing
  }

  private async closeInTurn(): Promise<void> {
    for (const close of this.stack.reverse()) await close()
  }
}
