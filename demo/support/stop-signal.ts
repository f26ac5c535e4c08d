const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const

/** Resolves when the person wants an end: Ctrl-C, `kill`, or a closed terminal. Further signals change nothing. */
export function stopSignal(): Promise<"stopped"> {
  return new Promise((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve("stopped"))
  })
}
