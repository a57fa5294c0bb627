import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Badge, Dialog, Failed, Notice, SelectField } from "../parts/index.ts";
import { figuresOf, roleNames, useFailure, useSession, useTRPC } from "../server/index.ts";
import { addressOfLink } from "./remembered.ts";
import { isRole, roleOptions } from "./role-options.ts";
import { scopeIn, ScopeFields } from "./ScopeFields.tsx";
import type { User } from "./UsersPage.tsx";
import { usersText } from "./users-text.ts";

/** What an administrator can do with one account. */
export function UserDialog(props: { readonly user: User; readonly onClose: () => void }) {
  const text = useText(usersText);
  const names = useText(roleNames);
  const trpc = useTRPC();
  const me = useSession();
  const queries = useQueryClient();
  const { user } = props;
  const { userId } = user;
  const onSuccess = () => queries.invalidateQueries();
  const link = useMutation(trpc.users.makeLink.mutationOptions({ onSuccess }));
  const disable = useMutation(trpc.users.setDisabled.mutationOptions({ onSuccess }));
  const endSessions = useMutation(trpc.users.endSessions.mutationOptions({ onSuccess }));
  const removeFactors = useMutation(trpc.users.removeFactors.mutationOptions({ onSuccess }));
  const agree = useMutation(trpc.users.agree.mutationOptions({ onSuccess }));
  const take = useMutation(trpc.users.endGrant.mutationOptions({ onSuccess }));
  const grant = useMutation(trpc.users.grant.mutationOptions({ onSuccess }));
  const all = [link, disable, endSessions, removeFactors, agree, take, grant];
  const error = all.find((each) => each.error !== null)?.error ?? null;
  const isPending = all.some((each) => each.isPending);
  const command = () => ({ commandId: crypto.randomUUID() });
  const [role, setRole] = useState("policy_drafter");
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isRole(role)) return;
    grant.mutate({ ...command(), userId, role, ...scopeIn(event.currentTarget) });
  };
  const isSelf = userId === me.userId;
  const token = link.data?.token ?? null;
  return (
    <Dialog title={`${user.displayName} (${user.signInName})`} isOpen onClose={props.onClose} wide>
      <div className="grid gap-5">
        <div className="flex flex-wrap gap-2">
          {!user.demonstration && (
            <button
              type="button"
              className="button"
              disabled={isPending || isSelf}
              onClick={() => link.mutate({ ...command(), userId })}
            >
              {text.link}
            </button>
          )}
          <button
            type="button"
            className="button"
            disabled={isPending || isSelf}
            onClick={() =>
              disable.mutate({ ...command(), userId, disabled: user.disabledAt === null })
            }
          >
            {user.disabledAt === null ? text.disable : text.enable}
          </button>
          <button
            type="button"
            className="button"
            disabled={isPending}
            onClick={() => endSessions.mutate({ ...command(), userId })}
          >
            {text.endSessions}
          </button>
          <button
            type="button"
            className="button"
            disabled={isPending || isSelf || (!user.app && user.passkeys === 0)}
            onClick={() => removeFactors.mutate({ ...command(), userId })}
          >
            {text.removeFactors}
          </button>
        </div>
        {token !== null && (
          <Notice tone="notice" title={text.link} body={text.linkNote}>
            <code className="mt-1 block font-mono text-sm break-all">{addressOfLink(token)}</code>
          </Notice>
        )}
        <div>
          <h3>{text.roles}</h3>
          <p className="text-sm">
            {text.firstRole}{" "}
            <span className="font-semibold">
              {[names[user.role], user.institutionCode, user.waveId, user.towerId]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </p>
          {user.grants.some((each) => each.waits && each.grantedBy === me.userId) && (
            <p className="text-sm text-soft">{text.anotherAgrees}</p>
          )}
          <ul className="divide-y divide-line text-sm">
            {user.grants.map((each) => (
              <li key={each.grantId} className="flex flex-wrap items-center gap-2 py-1.5">
                <span className="flex-1">
                  {[names[each.role], each.institutionCode, each.waveId, each.towerId]
                    .filter(Boolean)
                    .join(" · ")}{" "}
                  {each.waits && <Badge tone="notice">{text.waitingGrant}</Badge>}
                </span>
                {each.waits && each.grantedBy !== me.userId && (
                  <button
                    type="button"
                    className="button button-primary"
                    disabled={isPending}
                    onClick={() => agree.mutate({ ...command(), grantId: each.grantId })}
                  >
                    {text.agree}
                  </button>
                )}
                <button
                  type="button"
                  className="button"
                  disabled={isPending}
                  onClick={() => take.mutate({ ...command(), grantId: each.grantId })}
                >
                  {text.take}
                </button>
              </li>
            ))}
          </ul>
          <form onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2">
            <SelectField
              label={text.role}
              value={role}
              options={roleOptions(names)}
              onChange={setRole}
            />
            <ScopeFields role={role} />
            <button type="submit" className="button" disabled={isPending || isSelf}>
              {text.grant}
            </button>
          </form>
        </div>
        {error !== null && <Refused error={error} />}
        {error === null && all.some((each) => each.isSuccess) && token === null && (
          <p role="status" className="text-sm text-positive">
            {text.done}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** A conflict of roles is told by the rule that forbids it. */
function Refused({ error }: { readonly error: unknown }) {
  const text = useText(usersText);
  const names = useText(roleNames);
  const failure = useFailure();
  const figures = figuresOf(error);
  const rules: Readonly<Record<string, string>> = text.rules;
  const { rule: ruleName, with: held } = figures;
  const rule = typeof ruleName === "string" ? rules[ruleName] : undefined;
  if (rule !== undefined && typeof held === "string" && isRole(held))
    return <Notice tone="negative" title={text.conflict(rule, names[held])} />;
  return <Failed failure={failure(error)} />;
}
