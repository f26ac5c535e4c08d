#!/usr/bin/env node
import { parseArgs } from "node:util"

import { isData } from "./data"
import type { Sandbox } from "./server"
import { createSandbox } from "./server"

const USAGE = "Usage: klarna-sandbox [--port N] [--json]"

interface Arguments {
  readonly port: number
  readonly json: boolean
}

function fail(message: string, code: number): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

function readArguments(): Arguments {
  const { values } = parseArgs({
    options: { json: { default: false, type: "boolean" }, port: { default: "0", type: "string" } },
  })
  const port = Number(values.port)
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port must be a number from 0 to 65535; got "${values.port}".`)
  }
  return { json: values.json, port }
}

function argumentsOrExit(): Arguments {
  try {
    return readArguments()
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, 2)
  }
}

function announce({ password, url, username }: Sandbox, json: boolean): void {
  process.stdout.write(
    json
      ? `${JSON.stringify({ url, username, password })}\n`
      : `Klarna sandbox: ${url}  username: ${username}  password: ${password}\n`,
  )
}

function stopOnSignal(sandbox: Sandbox): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
  }
}

function reasonFor(error: unknown, port: number): string {
  if (isData(error) && error.code === "EADDRINUSE") {
    return `Port ${port} is in use: choose another with --port, or leave it out to get a free one.`
  }
  return `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`
}

async function main(): Promise<void> {
  const { json, port } = argumentsOrExit()
  try {
    const sandbox = await createSandbox({ port })
    stopOnSignal(sandbox)
    announce(sandbox, json)
  } catch (error) {
    fail(reasonFor(error, port), 1)
  }
}

void main()
