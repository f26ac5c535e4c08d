/** Loaded before Medusa: says which process it is, because the leash that holds it has another id. */
require("node:fs").writeFileSync(process.env.CHAOS_PID_FILE, String(process.pid))
