import { ModuleProvider, Modules } from "@medusajs/framework/utils"

import { ManualPay } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [ManualPay] })
