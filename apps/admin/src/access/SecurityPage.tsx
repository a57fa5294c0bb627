import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../language/index.ts";
import { Notice, Page } from "../parts/index.ts";
import { Loaded, useSession, useTRPC } from "../server/index.ts";
import { AppFactor } from "./AppFactor.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { security } from "./security-text.ts";
import { Sessions } from "./Sessions.tsx";

/** How one signs in, and where one is signed in. */
export function SecurityPage() {
  const text = useText(security);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const me = useSession();
  const factors = useQuery(trpc.access.factors.queryOptions({}));
  const [codes, setCodes] = useState<readonly string[]>([]);
  const onChanged = (made: readonly string[]) => {
    if (made.length > 0) setCodes(made);
    void queries.invalidateQueries();
  };
  return (
    <Page title={text.title} lead={text.lead}>
      {me.needsSecondFactor && <Notice tone="notice" title={text.needed} body={text.neededBody} />}
      <Loaded query={factors}>
        {(data) => (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <AppFactor isOn={data.app} onChanged={onChanged} />
            <Passkeys passkeys={data.passkeys} onChanged={onChanged} />
            <RecoveryCodes
              left={data.recoveryCodes}
              canMake={data.app || data.passkeys.length > 0}
              shown={codes}
              onChanged={onChanged}
              onKept={() => setCodes([])}
            />
            <PasswordForm hasFactor={data.app || data.passkeys.length > 0} />
          </div>
        )}
      </Loaded>
      <Sessions />
    </Page>
  );
}
