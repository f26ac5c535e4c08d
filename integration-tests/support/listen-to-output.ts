import { inspect } from "node:util"

import type { Logger } from "@medusajs/framework/types"

type Write = typeof process.stdout.write

/** Hears all that a logger is given, at any level, and all that is written to the terminal, until it is told to stop. */
export function listenToOutput(logger: Logger): { stop: () => string } {
  const heard: string[] = []
  const undo = [
    hearLogger(logger, heard),
    hearStream(process.stdout, heard),
    hearStream(process.stderr, heard),
    hearConsole(heard),
  ]
  return {
    stop: () => {
      for (const restore of undo) restore()
      return heard.join("\n")
    },
  }
}

/** The logger's own transports hold on to the console as it was when they were made, so they are heard before. */
function hearLogger(logger: Logger, heard: string[]): () => void {
  const spies = (
    ["debug", "info", "warn", "error", "log", "activity", "progress", "success", "failure"] as const
  ).map((name) =>
    jest.spyOn(logger, name).mockImplementation((...parts: unknown[]) => {
      heard.push(parts.map((part) => inspect(part, { depth: 10 })).join(" "))
    }),
  )
  return () => {
    for (const spy of spies) spy.mockRestore()
  }
}

function hearStream(stream: NodeJS.WriteStream, heard: string[]): () => void {
  const original: Write = stream.write.bind(stream)
  stream.write = (chunk: string | Uint8Array) => {
    heard.push(chunk.toString())
    return true
  }
  return () => {
    stream.write = original
  }
}

function hearConsole(heard: string[]): () => void {
  const spies = (["log", "info", "warn", "error", "debug"] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...parts: unknown[]) => {
      heard.push(parts.map(String).join(" "))
    }),
  )
  return () => {
    for (const spy of spies) spy.mockRestore()
  }
}
