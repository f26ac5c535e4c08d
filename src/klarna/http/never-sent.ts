const BEFORE_SENDING = new Set(["connect", "getaddrinfo"])
/** Failures of the certificate check, which comes before the request. */
const CERTIFICATE = /CERT|SIGNATURE|^ERR_TLS_/

/** Whether a failure of Node's came before the request could leave, so that it cannot have had an effect. */
export function wasNeverSent(failure: unknown): boolean {
  if (typeof failure !== "object" || failure === null) return false
  // All addresses of a host were tried; Node collects why each failed.
  if ("errors" in failure && Array.isArray(failure.errors))
    return failure.errors.every(wasNeverSent)
  if ("syscall" in failure && typeof failure.syscall === "string")
    return BEFORE_SENDING.has(failure.syscall)
  return "code" in failure && typeof failure.code === "string" && CERTIFICATE.test(failure.code)
}
