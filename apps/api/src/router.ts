import { accessRouter } from "./access/access.router.ts";
import { costsRouter } from "./allowance/allowance.router.ts";
import { competencyRouter } from "./competency/competency.router.ts";
import { housingRouter } from "./housing/housing.router.ts";
import { planRouter } from "./plan/plan.router.ts";
import { policyRouter } from "./policy/policy.router.ts";
import { publicationRouter } from "./publication/publication.router.ts";
import { registryRouter } from "./registry/registry.router.ts";
import { screeningRouter } from "./screening/screening.router.ts";
import { router } from "./trpc.ts";
import { wavesRouter } from "./waves/waves.router.ts";

/** Every procedure. No router is loaded lazily: what is not listed here does not exist. */
export const appRouter = router({
  access: accessRouter,
  plan: planRouter,
  registry: registryRouter,
  policy: policyRouter,
  screening: screeningRouter,
  competency: competencyRouter,
  waves: wavesRouter,
  housing: housingRouter,
  costs: costsRouter,
  publication: publicationRouter,
});
export type AppRouter = typeof appRouter;
