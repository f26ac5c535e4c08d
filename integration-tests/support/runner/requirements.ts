import { existsSync } from "node:fs"

/** Something that tests need and the machine doesn't have. */
export interface Missing {
  /** A sentence with what to do about it. */
  advice: string
  /** Whether continuous integration may do without it. */
  isRequiredInCi: boolean
}

const CHROMIUM = "/usr/bin/chromium"
const REDIS = "/usr/bin/redis-server"

export function findMissingChromium({
  CHROMIUM_PATH = CHROMIUM,
}: NodeJS.ProcessEnv): Missing | undefined {
  if (existsSync(CHROMIUM_PATH)) return undefined
  const advice =
    `there is no Chromium at ${CHROMIUM_PATH}. ` +
    "Install it with: apt-get install -y chromium (or set CHROMIUM_PATH)."
  return { advice, isRequiredInCi: true }
}

/** Where Redis is expected: the program of its server. */
export function redisPath({ REDIS_SERVER_PATH = REDIS }: NodeJS.ProcessEnv): string {
  return REDIS_SERVER_PATH
}

export function findMissingRedis(env: NodeJS.ProcessEnv): Missing | undefined {
  if (existsSync(redisPath(env))) return undefined
  const advice =
    `there is no Redis at ${redisPath(env)}. ` +
    "Install it with: apt-get install -y redis-server (or set REDIS_SERVER_PATH)."
  return { advice, isRequiredInCi: true }
}

export function findMissingDocuments({
  KLARNA_OPENAPI_DIR,
}: NodeJS.ProcessEnv): Missing | undefined {
  if (KLARNA_OPENAPI_DIR && existsSync(KLARNA_OPENAPI_DIR)) return undefined
  const found = KLARNA_OPENAPI_DIR
    ? `${KLARNA_OPENAPI_DIR} doesn't exist`
    : "KLARNA_OPENAPI_DIR is not set"
  const advice = `${found}. It must name a folder with Klarna's OpenAPI documents.`
  return { advice, isRequiredInCi: false }
}
