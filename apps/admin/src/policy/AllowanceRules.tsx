import type { AllowancePolicy, Amount } from "@pindah/domain/allowance";
import { useFormat, useText } from "../language/index.ts";
import { Section } from "../parts/index.ts";
import { text as texts } from "./text.ts";

/** What is paid, from when, by which rule; what is not decided says so. */
export function AllowanceRules({ rules }: { readonly rules: AllowancePolicy }) {
  const text = useText(texts);
  const format = useFormat();
  const amountText = (amount: Amount) => {
    switch (amount.kind) {
      case "decided":
        return format.rupiah(amount.rupiah);
      case "expected":
        return amount.low === amount.high
          ? text.expected(format.rupiah(amount.low))
          : `${format.rupiah(amount.low)} – ${format.rupiah(amount.high)}`;
      case "not_decided":
        return text.open;
    }
  };
  return (
    <Section title={text.allowance} wide>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.component}</th>
            <th scope="col" className="number">
              {text.amount}
            </th>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.source}</th>
          </tr>
        </thead>
        <tbody>
          {rules.components.flatMap((component) =>
            component.rates.map((rate) => (
              <tr key={`${component.code} ${rate.from}`}>
                <th scope="row">{format.text(component.name)}</th>
                <td className={`number ${rate.amount.kind === "decided" ? "" : "text-notice"}`}>
                  {amountText(rate.amount)}
                </td>
                <td className="whitespace-nowrap">{format.date(rate.from)}</td>
                <td className="text-soft">{rate.citation.text}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Section>
  );
}
