import { accessRouter } from "./access/access.router.ts";
import { factorsRouter } from "./access/factors.router.ts";
import { usersRouter } from "./access/users.router.ts";
import { costsRouter } from "./allowance/allowance.router.ts";
import { competencyRouter } from "./competency/competency.router.ts";
import { decisionsRouter } from "./decisions/decisions.router.ts";
import { documentsRouter } from "./documents/documents.router.ts";
import { housingRouter } from "./housing/housing.router.ts";
import { nominationsRouter } from "./nominations/nominations.router.ts";
import { objectionsRouter } from "./objections/objections.router.ts";
import { offersRouter } from "./offers/offers.router.ts";
import { importsRouter } from "./imports/imports.router.ts";
import { planRouter } from "./plan/plan.router.ts";
import { policyRouter } from "./policy/policy.router.ts";
import { privacyRouter } from "./privacy/privacy.router.ts";
import { publicationRouter } from "./publication/publication.router.ts";
import { registryRouter } from "./registry/registry.router.ts";
import { screeningRouter } from "./screening/screening.router.ts";
import { router } from "./trpc.ts";
import { wavesRouter } from "./waves/waves.router.ts";
import { workRouter } from "./work/work.router.ts";

/** Every procedure. No router is loaded lazily: what is not listed here does not exist. */
export const appRouter = router({
  access: accessRouter,
  factors: factorsRouter,
  users: usersRouter,
  privacy: privacyRouter,
  plan: planRouter,
  registry: registryRouter,
  imports: importsRouter,
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
