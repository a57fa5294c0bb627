import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import {
  Badge,
  DataTable,
  Empty,
  Filters,
  Page,
  SearchField,
  SelectField,
  type Column,
} from "../parts/index.ts";
import {
  Loaded,
  roleNames,
  usePages,
  useTRPC,
  useTRPCClient,
  type Outputs,
} from "../server/index.ts";
import { NewUserDialog } from "./NewUserDialog.tsx";
import { isRole, roleOptions } from "./role-options.ts";
import { UserDialog } from "./UserDialog.tsx";
import { usersText } from "./users-text.ts";

export type User = Outputs["users"]["list"]["rows"][number];

/** Every account; each is managed in a window of its own. */
export function UsersPage() {
  const text = useText(usersText);
  const names = useText(roleNames);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const navigate = useNavigate();
  const { q = "", role = "" } = useSearch({ from: "/users" });
  const [open, setOpen] = useState<string | null>(null);
  const input = { limit: 100, search: q === "" ? null : q, role: isRole(role) ? role : null };
  const users = usePages(trpc.users.list.queryKey(input), (cursor, signal) =>
    client.users.list.query({ ...input, cursor }, { signal }),
  );
  const filter = (change: { readonly q?: string; readonly role?: string }) =>
    void navigate({ to: "/users", search: { q, role, ...change }, replace: true });
  const columns: readonly Column<User>[] = [
    {
      key: "account",
      name: text.account,
      heading: true,
      cell: (row) => (
        <>
          <button
            type="button"
            className="link text-start"
            aria-label={`${row.displayName} (${row.signInName}): ${text.manage}`}
            onClick={() => setOpen(row.userId)}
          >
            {row.displayName}
          </button>
          <span className="block font-normal text-soft">{row.signInName}</span>
        </>
      ),
    },
    {
      key: "roles",
      name: text.roles,
      cell: (row) => (
        <ul>
          <li>
            {[names[row.role], row.institutionCode, row.waveId, row.towerId]
              .filter(Boolean)
              .join(" · ")}
          </li>
          {row.grants
            .filter((grant) => grant.role !== row.role)
            .map((grant) => (
              <li key={grant.grantId}>
                {[names[grant.role], grant.institutionCode].filter(Boolean).join(" · ")}{" "}
                {grant.waits && <Badge tone="notice">{text.waitingGrant}</Badge>}
              </li>
            ))}
        </ul>
      ),
    },
    {
      key: "factors",
      name: text.factors,
      cell: (row) =>
        [
          row.app ? text.app : null,
          row.passkeys > 0 ? text.keys(format.number(row.passkeys)) : null,
        ]
          .filter(Boolean)
          .join(", ") || text.none,
    },
    { key: "sessions", name: text.sessions, numeric: true, cell: (row) => row.sessions },
    {
      key: "last",
      name: text.lastSignIn,
      className: "whitespace-nowrap",
      cell: (row) => {
        if (row.lastSignInAt === null) return text.never;
        return format.moment(row.lastSignInAt);
      },
    },
    { key: "state", name: text.state, cell: (row) => <UserState user={row} /> },
  ];
  const options = [{ value: "", name: text.all }, ...roleOptions(names)];
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <button type="button" className="button button-primary" onClick={() => setOpen("new")}>
          {text.add}
        </button>
      }
    >
      <Filters>
        <SearchField label={text.search} value={q} onChange={(next) => filter({ q: next })} />
        <SelectField
          label={text.role}
          value={role}
          options={options}
          onChange={(next) => filter({ role: next })}
        />
      </Filters>
      <Loaded query={users}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          const user = rows.find(({ userId }) => userId === open);
          return (
            <div className="card">
              {rows.length === 0 ? (
                <Empty title={text.empty} />
              ) : (
                <DataTable
                  caption={text.title}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.userId}
                  rowHeight={52}
                  tall
                />
              )}
              {users.hasNextPage && (
                <button
                  type="button"
                  className="button m-3"
                  onClick={() => void users.fetchNextPage()}
                >
                  {text.more}
                </button>
              )}
              {user !== undefined && <UserDialog user={user} onClose={() => setOpen(null)} />}
            </div>
          );
        }}
      </Loaded>
      {open === "new" && <NewUserDialog onClose={() => setOpen(null)} onMade={setOpen} />}
    </Page>
  );
}

function UserState({ user }: { readonly user: User }) {
  const { states } = useText(usersText);
  if (user.disabledAt !== null) return <Badge tone="negative">{states.disabled}</Badge>;
  if (user.waiting) return <Badge tone="notice">{states.waiting}</Badge>;
  if (!user.hasPassword) return <Badge tone="neutral">{states.invited}</Badge>;
  return <Badge tone="positive">{states.active}</Badge>;
}
