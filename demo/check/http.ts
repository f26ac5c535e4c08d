import { z } from "zod"

export interface Api {
  baseUrl: string
  headers?: Record<string, string>
}

interface Call<Answer> {
  path: string
  /** Sent as JSON by POST; absent, the call is a GET. */
  body?: object
  answer: z.ZodType<Answer>
}

/** Calls a JSON API and checks that the answer has the expected shape. @throws with the status and the answer's text */
export async function call<Answer>(
  api: Api,
  { path, body, answer }: Call<Answer>,
): Promise<Answer> {
  const method = body ? "POST" : "GET"
  const headers = { "content-type": "application/json", ...api.headers }
  const response = await fetch(`${api.baseUrl}${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  const parsed = answer.safeParse(JSON.parse(text))
  if (!parsed.success)
    throw new Error(`${method} ${path} answered something else: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** For answers of which nothing is needed. */
export const Anything = z.unknown()
