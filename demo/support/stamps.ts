import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const Stamps = z.record(z.string(), z.string())

/** Remembers which steps were done, and with which files, so that the second start skips them. */
export class StampBook {
  constructor(private readonly file: string) {}

  has(step: string, stamp: string): boolean {
    return this.read()[step] === stamp
  }

  set(step: string, stamp: string): void {
    writeFileSync(this.file, JSON.stringify({ ...this.read(), [step]: stamp }, null, 2))
  }

  clear(): void {
    rmSync(this.file, { force: true })
  }

  private read(): z.infer<typeof Stamps> {
    if (!existsSync(this.file)) return {}
    return Stamps.parse(JSON.parse(readFileSync(this.file, "utf8")))
  }
}

/** One fingerprint of texts and of everything in files and folders; a path that doesn't exist counts as empty. */
export function fingerprint(paths: readonly string[], texts: readonly string[] = []): string {
  const hash = createHash("sha256")
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(path))
  for (const text of texts) hash.update(text)
  return hash.digest("hex")
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  const names = readdirSync(path).sort()
  return names.flatMap((name) => filesIn(join(path, name)))
}
