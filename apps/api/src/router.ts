import { accessRouter } from "./access/access.router.ts";
import { costsRouter } from "./allowance/allowance.router.ts";
import { competencyRouter } from "./competency/competency.router.ts";
import { decisionsRouter } from "./decisions/decisions.router.ts";
import { documentsRouter } from "./documents/documents.router.ts";
import { housingRouter } from "./housing/housing.router.ts";
import { nominationsRouter } from "./nominations/nominations.router.ts";
import { objectionsRouter } from "./objections/objections.router.ts";
import { offersRouter } from "./offers/offers.router.ts";
import { planRouter } from "./plan/plan.router.ts";
import { policyRouter } from "./policy/policy.router.ts";
import { publicationRouter } from "./publication/publication.router.ts";
import { registryRouter } from "./registry/registry.router.ts";
import { screeningRouter } from "./screening/screening.router.ts";
import { router } from "./trpc.ts";
import { wavesRouter } from "./waves/waves.router.ts";
import { workRouter } from "./work/work.router.ts";

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
  work: workRouter,
  nominations: nominationsRouter,
  offers: offersRouter,
  objections: objectionsRouter,
  decisions: decisionsRouter,
  documents: documentsRouter,
  publication: publicationRouter,
});
export type AppRouter = typeof appRouter;
