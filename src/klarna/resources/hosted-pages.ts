import { ENDPOINTS, type RequestOf } from "../contract/endpoints"
import type { HostedPageCreated, HostedPageRead } from "../contract/hosted-page"
import type { Send } from "../http/send"

/** Hosted Payment Page v1: Klarna's own page for a payment session, for shoppers who are sent there. */
export interface HostedPages {
  create(body: RequestOf<"createHostedPage">): Promise<HostedPageCreated>
  read(sessionId: string): Promise<HostedPageRead>
  /** Closes a page that was not completed. */
  disable(sessionId: string): Promise<void>
  /** Sends the shopper a link to the page, each time anew. */
  distribute(sessionId: string, body: RequestOf<"distributeHostedPage">): Promise<void>
}

export function createHostedPages(send: Send): HostedPages {
  return {
    async create(body) {
      const name = "createHostedPage"
      return (await send({ body, endpoint: ENDPOINTS[name], name })).answer
    },
    async read(session_id) {
      const name = "readHostedPage"
      return (await send({ endpoint: ENDPOINTS[name], name, params: { session_id } })).answer
    },
    async disable(session_id) {
      const name = "disableHostedPage"
      await send({ endpoint: ENDPOINTS[name], name, params: { session_id } })
    },
    async distribute(session_id, body) {
      const name = "distributeHostedPage"
      await send({ body, endpoint: ENDPOINTS[name], name, params: { session_id } })
    },
  }
}
