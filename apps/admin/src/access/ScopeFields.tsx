import { useText } from "../language/index.ts";
import { Field, fieldOf } from "./form.tsx";
import { usersText } from "./users-text.ts";

/** The scope that a role takes: an institution, a person, or if wanted one wave or tower. */
export function ScopeFields(props: { readonly role: string }) {
  const text = useText(usersText);
  if (props.role === "institution_officer" || props.role === "institution_admin")
    return <Field label={text.institution} name="institutionCode" />;
  if (props.role === "employee") return <Field label={text.person} name="personId" />;
  if (props.role !== "housing_officer") return null;
  return (
    <>
      <Field label={text.wave} name="waveId" required={false} />
      <Field label={text.tower} name="towerId" required={false} />
    </>
  );
}

/** What was typed there; a field that is empty or absent is none. */
export function scopeIn(form: HTMLFormElement) {
  const typed = (name: string) => {
    const value = fieldOf(form, name).trim();
    return value === "" ? null : value;
  };
  return {
    institutionCode: typed("institutionCode"),
    waveId: typed("waveId"),
    towerId: typed("towerId"),
  };
}
