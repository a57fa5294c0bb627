export {
  createApiClient,
  createQueryClient,
  SESSION_ENDED,
  TRPCProvider,
  useTRPC,
  useTRPCClient,
} from "./client.ts";
export { ApiAddress, useApiAddress } from "./address.tsx";
export { loadConfig, type Config } from "./config.ts";
export { forgetDrafts, useDraft, type Draft } from "./draft.ts";
export { figuresOf, reasonOf, useFailure } from "./failure.ts";
export { Loaded } from "./loaded.tsx";
export { roleNames } from "./role-names.ts";
export { usePages } from "./pages.ts";
export { answerStepUp } from "./step-up.ts";
export { SessionProvider, useSession, type Me, type Outputs, type Role } from "./session.tsx";
