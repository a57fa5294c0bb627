import type { UnitCode } from "@pindah/domain/kernel";
import { useText } from "../language/index.ts";
import { Section, Wide } from "../parts/index.ts";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";

type Chosen = Readonly<Record<string, UnitCode>>;

/** Names of units in the file that are none of the institution's, and which unit each means. */
export function UnitNames(props: {
  readonly names: readonly string[];
  readonly units: Import["units"];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { match: text } = useText(texts);
  const { names, units, chosen, onChange } = props;
  if (names.length === 0) return null;
  const choose = (name: string, value: string) => {
    const { [name]: _, ...others } = chosen;
    const unit = units.find(({ code }) => code === value);
    onChange(unit === undefined ? others : { ...others, [name]: unit.code });
  };
  return (
    <Section title={text.units} note={text.unitsNote} flush>
      <Wide label={text.units}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.unitName}</th>
              <th scope="col">{text.unit}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <select
                    className="field max-w-96"
                    aria-label={`${text.unit}: ${name}`}
                    value={chosen[name] ?? ""}
                    onChange={(event) => choose(name, event.target.value)}
                  >
                    <option value="">{text.unitNone}</option>
                    {units.map(({ code, nameId }) => (
                      <option key={code} value={code}>
                        {nameId}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Section>
  );
}
