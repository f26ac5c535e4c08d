const config = await (await fetch("/config.json")).json()

/** Where Klarna's script comes from. */
export const sandboxUrl = config.sandboxUrl

/** Calls the Store API: GET without a body, POST with one. Throws the sentence that the store answers. */
export async function callStore(path, body) {
  const response = await fetch(`${config.storeUrl}${path}`, {
    body: body && JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      "x-publishable-api-key": config.publishableKey,
    },
    method: body ? "POST" : "GET",
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.message ?? `The store answered ${response.status}.`)
  return answer
}
