const PATIENCE_MS = 10_000

/** Waits for what a subscriber does in the background: tries an expectation until it holds, or fails with its last error. */
export async function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await expectation()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
