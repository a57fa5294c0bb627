import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Dialog, Failed, SelectField } from "../parts/index.ts";
import { roleNames, useFailure, useTRPC } from "../server/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { isRole, roleOptions } from "./role-options.ts";
import { scopeIn, ScopeFields } from "./ScopeFields.tsx";
import { usersText } from "./users-text.ts";

/** A new account with its first role; the window of the account itself comes next. */
export function NewUserDialog(props: {
  readonly onClose: () => void;
  readonly onMade: (userId: string) => void;
}) {
  const text = useText(usersText);
  const names = useText(roleNames);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const [role, setRole] = useState("planner");
  const create = useMutation(
    trpc.users.create.mutationOptions({
      onSuccess: async ({ userId }) => {
        await queries.invalidateQueries();
        props.onMade(userId);
      },
    }),
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!isRole(role)) return;
    const email = fieldOf(form, "email").trim();
    const personId = fieldOf(form, "personId").trim();
    create.mutate({
      commandId: crypto.randomUUID(),
      signInName: fieldOf(form, "signInName").trim().toLowerCase(),
      displayName: fieldOf(form, "displayName"),
      email: email === "" ? null : email,
      role,
      personId: personId === "" ? null : personId,
      ...scopeIn(form),
    });
  };
  return (
    <Dialog title={text.add} isOpen onClose={props.onClose}>
      <form onSubmit={submit} className="grid gap-3">
        <Field label={text.name} name="signInName" hint={text.nameHint} />
        <Field label={text.display} name="displayName" />
        <Field label={text.email} name="email" type="email" required={false} />
        <SelectField
          label={text.role}
          value={role}
          options={roleOptions(names)}
          onChange={setRole}
        />
        <ScopeFields role={role} />
        <button type="submit" className="button button-primary" disabled={create.isPending}>
          {text.save}
        </button>
        {create.error !== null && <Failed failure={failure(create.error)} />}
      </form>
    </Dialog>
  );
}
