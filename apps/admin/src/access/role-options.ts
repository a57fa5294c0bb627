import { roleNames, type Role } from "../server/index.ts";

export function isRole(word: string): word is Role {
  return word in roleNames.id;
}

/** The roles as choices, in the order of the texts. */
export function roleOptions(names: Readonly<Record<Role, string>>) {
  return Object.entries(names).map(([value, name]) => ({ value, name }));
}
