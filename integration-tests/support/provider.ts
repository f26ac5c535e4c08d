import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import type { KlarnaProviderService } from "../../src/providers/klarna/service"
import type { Store } from "./in-store"

const PaymentModule = z.object({
  paymentProviderService_: z.custom<{ retrieveProvider: (id: string) => KlarnaProviderService }>(),
})

/** The provider where core keeps it: core itself never calls some of its methods. */
export function providerOf({ container }: Store): KlarnaProviderService {
  const { paymentProviderService_: providers } = PaymentModule.parse(
    container().resolve(Modules.PAYMENT),
  )
  return providers.retrieveProvider("pp_klarna_eu")
}
