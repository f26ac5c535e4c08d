import { createSandbox } from "../../src/sandbox/server"

/** The sandbox in a process, and so on a core, of its own. */
void createSandbox().then(({ password, url, username }) =>
  process.send?.({ password, url, username }),
)
