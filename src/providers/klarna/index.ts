import { ModuleProvider, Modules } from "@medusajs/framework/utils"

import { requireDependencies } from "./require-dependencies"
import { KlarnaProviderService } from "./service"

export default ModuleProvider(Modules.PAYMENT, {
  loaders: [requireDependencies],
  services: [KlarnaProviderService],
})
